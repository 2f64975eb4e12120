import type { FileForms, FormCell } from '../../../../shared/schemas/import-forms'
import type { TableMapping } from '../../../../shared/schemas/imports'
import { ColumnsDialog } from './columns-dialog'
import type { FormFile } from './form-files'
import { GoodsDialog } from './goods-dialog'
import { tablesOf } from './use-form-sheet'
import type { Forms } from './use-forms'

type ReadForms = Extract<FileForms, { refusal: null }>

interface DialogsProps {
  readonly form: FormFile
  readonly read: ReadForms
  readonly forms: Forms
  /** The cells of the row whose goods are asked; null while they are not. */
  readonly row: readonly FormCell[] | null
  readonly columns: boolean
  readonly onClose: () => void
  /** Gives the keyboard back to the sheet. */
  readonly onDone: () => void
}

/** What is asked beside the sheet: the goods of a row, the meaning of the columns. */
export function FormDialogs({ form, read, forms, row, columns, onClose, onDone }: DialogsProps) {
  const { preview, tables } = read
  const { name } = form.file
  const mapping = form.tables ?? tablesOf(preview, name)
  const close = () => {
    onClose()
    onDone()
  }
  const remap = (next: readonly TableMapping[] | null) => {
    close()
    forms.remap(name, next)
  }
  return (
    <>
      <GoodsDialog
        cells={row}
        sized={mapping.some(({ layout }) => layout === 'flat')}
        alike={row === null ? [] : alikeOf(row, read)}
        onChoose={(fixes) => {
          forms.fix(name, fixes, true)
          close()
        }}
        onClose={close}
      />
      <ColumnsDialog
        key={form.readShape}
        open={columns}
        tables={tables}
        mapping={mapping}
        problems={preview.problems}
        onSave={remap}
        onReset={form.tables === null ? null : () => remap(null)}
        onClose={close}
      />
    </>
  )
}

/** Cells of other rows that call their goods the same and are not known either. */
function alikeOf(row: readonly FormCell[], { sheets }: ReadForms): readonly FormCell[] {
  const [first] = row
  if (first === undefined) return []
  const own = new Set(row.map((cell) => `${cell.sheet}!${cell.row}`))
  return sheets
    .flatMap(({ cells }) => cells)
    .filter(
      (cell) =>
        cell.written === first.written &&
        cell.colour === first.colour &&
        (cell.skuId === null) === (first.skuId === null) &&
        !cell.dropped &&
        !own.has(`${cell.sheet}!${cell.row}`),
    )
}
