import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FormTable } from '../../../shared/schemas/import-forms'
import type { RememberedLayout } from '../../../shared/schemas/import-layouts'
import { orderFields, type TableMapping } from '../../../shared/schemas/imports'
import { fieldName } from '../../../shared/texts/problems'
import { useRead, useWrite } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { columnLetters } from '../../components/files'
import { ImportIcon } from '../../components/icons'
import { ListScreen } from '../../components/list-screen'
import { useToast } from '../../components/toast'
import { DataGrid, type GridColumn } from '../../grid'
import { type Translate, useTexts } from '../../i18n'
import { ColumnsDialog } from './forms/columns-dialog'
import './forms/forms.css'

/** The columns of a table in a few words: `A 款号、C 颜色、D 尺码 S`. */
function columnWords({ columns, sizes }: TableMapping, t: Translate): string {
  const fields = orderFields.flatMap((field) => {
    const column = columns[field]
    return column === undefined ? [] : [{ column, words: fieldName(field, t) }]
  })
  const across = sizes.map(({ column, size }) => ({ column, words: t('imports:column.size', { size }) }))
  return [...fields, ...across]
    .sort((a, b) => a.column - b.column)
    .map(({ column, words }) => `${columnLetters(column)} ${words}`)
    .join('、')
}

/** What the columns dialog shows of a layout whose file is not at hand: its headers, and nothing of what stood below. */
const tablesOf = ({ tables, headers }: RememberedLayout): readonly FormTable[] =>
  tables.map(({ sheet, headerRow, bodyRow, columns, sizes }, index) => {
    const words = headers[index] ?? []
    const used = [...Object.values(columns), ...sizes.map(({ column }) => column)]
    const width = Math.max(words.length, ...used)
    return {
      ...{ sheet, headerRow, bodyRow, known: true },
      columns: Array.from({ length: width }, (_, at) => ({
        ...{ column: at + 1, header: words[at] ?? '', samples: [], field: null, size: null },
      })).filter(({ column, header }) => header !== '' || used.includes(column)),
    }
  })

const keyOf = ({ fingerprint, distributorCode }: RememberedLayout) => `${fingerprint}/${distributorCode}`

function useColumns() {
  const { t } = useTexts()
  return useMemo<readonly GridColumn<RememberedLayout>[]>(
    () => [
      { field: 'distributorCode', header: t('imports:field.distributorCode'), type: 'code', width: 112 },
      { field: 'distributorName', header: t('imports:layouts.customer'), width: 200 },
      {
        field: 'tables',
        header: t('imports:layouts.columns'),
        width: 400,
        flex: 1,
        value: (layout) => layout.tables.map((table) => columnWords(table, t)).join('；'),
      },
    ],
    [t],
  )
}

interface EditedProps {
  readonly layout: RememberedLayout | null
  readonly onClose: () => void
}

function EditedLayout({ layout, onClose }: EditedProps) {
  const { t } = useTexts()
  const toast = useToast()
  const save = useWrite('imports.saveLayout')
  if (layout === null) return null
  const keep = async (tables: readonly TableMapping[]) => {
    const { fingerprint, distributorCode } = layout
    onClose()
    const done = await save.run({ fingerprint, distributorCode, tables: [...tables] })
    if (done.ok) toast.success(t('imports:layouts.saved'))
  }
  return (
    <ColumnsDialog
      key={keyOf(layout)}
      open
      tables={tablesOf(layout)}
      mapping={layout.tables}
      problems={[]}
      onSave={(tables) => void keep(tables)}
      onReset={null}
      onClose={onClose}
    />
  )
}

/** How the forms of each distributor are read since a person said so; each can be changed or forgotten. */
export function LayoutList() {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const { data } = useRead('imports.layouts', {})
  const forget = useWrite('imports.forgetLayout')
  const [row, setRow] = useState<RememberedLayout | null>(null)
  const [edited, setEdited] = useState<RememberedLayout | null>(null)
  const columns = useColumns()
  const { run } = forget
  const forgetRow = useCallback(async () => {
    if (row === null) return
    const { fingerprint, distributorCode } = row
    const done = await run({ fingerprint, distributorCode })
    if (done.ok) toast.success(t('imports:layouts.forgotten'))
  }, [row, run, toast, t])
  const keys = useMemo(
    () => [
      { keys: 'Alt+M', label: t('imports:layouts.edit'), run: () => (row === null ? false : setEdited(row)) },
      { keys: 'Alt+Delete', label: t('imports:layouts.forget'), run: () => void forgetRow() },
    ],
    [t, row, forgetRow],
  )
  return (
    <ListScreen
      id="import-layouts"
      title={t('imports:layouts.title')}
      onBack={() => void navigate('/imports')}
      keys={keys}
      actions={
        row !== null && (
          <>
            <Button title="Alt+Delete" onClick={() => void forgetRow()}>
              {t('imports:layouts.forget')}
            </Button>
            <Button title="Alt+M" onClick={() => setEdited(row)}>
              {t('imports:layouts.edit')}
            </Button>
          </>
        )
      }
    >
      <DataGrid<RememberedLayout>
        id="import-layouts"
        columns={columns}
        rows={data}
        rowId={keyOf}
        onCursor={setRow}
        onOpen={setEdited}
        empty={
          <EmptyState icon={<ImportIcon />} title={t('imports:layouts.none')} hint={t('imports:layouts.noneHint')} />
        }
      />
      <EditedLayout layout={edited} onClose={() => setEdited(null)} />
    </ListScreen>
  )
}
