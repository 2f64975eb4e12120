import type { ImportPreview } from '../../schemas/import-runs'

/** Where a file stands before it is imported. */
export type FileState = 'ready' | 'needsMapping' | 'hasErrors' | 'repeated' | 'empty'

/** What makes the meaning of a column uncertain; a person who answers is not asked again for the same layout. */
export const uncertainColumns: ReadonlySet<string> = new Set([
  'sheetUnrecognised',
  'columnAmbiguous',
  'columnMissing',
  'columnGuessed',
  'sizeUnknown',
])

/** What has to happen to a file before it can be imported: columns first, because everything else follows from them. */
export function fileState(
  preview: Pick<ImportPreview, 'problems' | 'errorCount' | 'lineCount' | 'repeated'>,
  mappingGiven: boolean,
): FileState {
  const { problems, errorCount, lineCount, repeated } = preview
  // In a file with other tables a sheet that is no table is no question.
  const asked = problems.some(
    ({ code, severity }) => uncertainColumns.has(code) && (code !== 'sheetUnrecognised' || severity === 'error'),
  )
  if (asked && !mappingGiven) return 'needsMapping'
  if (errorCount > 0) return 'hasErrors'
  if (lineCount === 0) return 'empty'
  return repeated ? 'repeated' : 'ready'
}
