import type { FileContent } from '../../../../shared/contract/envelope'
import { type FileState, fileState } from '../../../../shared/domain/import/file-state'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FileForms, FormSheet } from '../../../../shared/schemas/import-forms'
import type { TableMapping } from '../../../../shared/schemas/imports'

/** What became of a file that was imported. */
export interface Brought {
  readonly importId: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly undone: boolean
}

/** One order form on its way in, with everything that was said of it. */
export interface FormFile {
  readonly file: FileContent
  readonly fixes: readonly ImportFix[]
  /** How its columns are read since a person said so; null leaves it to recognition. */
  readonly tables: readonly TableMapping[] | null
  /** A person said that it is to be imported although something of it was imported before. */
  readonly accepted: boolean
  /** The last reading; null until there is one. */
  readonly read: FileForms | null
  /** Grows when the rows themselves may be others than before, and not only what stands in them. */
  readonly shape: number
  /** The shape that the last reading is of. */
  readonly readShape: number
  readonly brought: Brought | null
  /** Why the last attempt to import it was refused, in words. */
  readonly refused: string | null
}

/** Where a file stands, before and after it was imported. */
export type FormState = FileState | 'reading' | 'unreadable' | 'imported' | 'undone' | 'refused'

/** Where a file stands. */
export function formState({ read, tables, accepted, brought, refused }: FormFile): FormState {
  if (brought !== null) return brought.undone ? 'undone' : 'imported'
  if (read === null) return 'reading'
  if (read.refusal !== null) return 'unreadable'
  const state = fileState(read.preview, tables !== null)
  if (state === 'repeated' && accepted) return refused === null ? 'ready' : 'refused'
  return state === 'ready' && refused !== null ? 'refused' : state
}

/** What a form adds up to as it stands, also while something in it is still wrong. */
export function formFigures(sheets: readonly FormSheet[]) {
  let [lines, pieces, amountFen] = [0, 0, 0]
  for (const { entry, priceFen, dropped } of sheets.flatMap(({ cells }) => cells)) {
    if (dropped || typeof entry !== 'number' || entry === 0) continue
    lines += 1
    pieces += entry
    amountFen += entry * priceFen
  }
  return { lines, pieces, amountFen }
}

/** A file as it was chosen. */
export const freshFile = (file: FileContent): FormFile => ({
  ...{
    file,
    fixes: [],
    tables: null,
    accepted: false,
    read: null,
    shape: 0,
    readShape: 0,
    brought: null,
    refused: null,
  },
})

/** Files of one name from different folders would be taken for one another, so later ones are told apart. */
export function distinctlyNamed(files: readonly FileContent[]): readonly FileContent[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, count)
    const [, stem = file.name, extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(file.name) ?? []
    return count === 1 ? file : { ...file, name: `${stem} (${count})${extension}` }
  })
}
