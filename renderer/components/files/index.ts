import './files.css'

export { ExportButton, useExport } from './export-button'
export { type ExportChoice, ExportMenu } from './export-menu'
export { FileArea } from './file-area'
export { FileDrop } from './file-drop'
export { useFileKinds } from './file-kinds'
export { ImportFrame } from './import-frame'
export { columnLetters, ProblemList, type ShownProblem } from './problem-list'
