export { type PreparedImport, prepareImport, previewImport, runImport } from './run'
export { listImports, undoImport } from './undo'
