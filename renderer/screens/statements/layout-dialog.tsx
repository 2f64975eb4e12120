import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import type { StatementColumnKey, StatementLayout, StatementView } from '../../../shared/schemas/statements'
import { useRead, useWrite } from '../../api/hooks'
import { useKeys } from '../../components/keys/registry'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { type Translate, useTexts } from '../../i18n'
import { type ColumnDraft, draftOf, isFixed, layoutOf, moved, withColumn } from './layout-draft'

const noKeys: readonly never[] = []

function columnName(t: Translate, key: StatementColumnKey): string {
  switch (key) {
    case 'date':
      return t('accounts:field.date')
    case 'number':
      return t('accounts:field.document')
    case 'summary':
      return t('accounts:field.kind')
    case 'reference':
    case 'styles':
    case 'tagAmount':
    case 'rate':
      return t(`statements:layout.extra.${key}`)
    default:
      return t(`statements:column.${key}`)
  }
}

interface RowProps {
  readonly column: ColumnDraft
  /** Where the keyboard begins. */
  readonly first: boolean
  readonly onChange: (part: Partial<Pick<ColumnDraft, 'shown' | 'header'>>) => void
  readonly onMove: (by: -1 | 1) => void
}

/** One column: shown or not, its heading, and Alt with an arrow moves it. */
function ColumnRow({ column, first, onChange, onMove }: RowProps) {
  const { t } = useTexts()
  const name = columnName(t, column.key)
  return (
    <tr
      data-column={column.key}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <td>
        <Checkbox
          checked={column.shown}
          disabled={isFixed(column.key)}
          onChange={(event) => onChange({ shown: event.target.checked })}
        >
          {name}
        </Checkbox>
      </td>
      <td>
        <Input
          size="small"
          maxLength={20}
          autoFocus={first}
          disabled={!column.shown}
          aria-label={`${name} ${t('statements:layout.header')}`}
          placeholder={name}
          value={column.header}
          onChange={(event) => onChange({ header: event.target.value })}
        />
      </td>
      <td className="layout-moves">
        <Button
          size="small"
          type="text"
          title="Alt+↑"
          aria-label={t('statements:layout.up')}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          type="text"
          title="Alt+↓"
          aria-label={t('statements:layout.down')}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
      </td>
    </tr>
  )
}

function ColumnTable(props: {
  readonly draft: readonly ColumnDraft[]
  readonly onDraft: (draft: readonly ColumnDraft[]) => void
}) {
  const { t } = useTexts()
  const { draft, onDraft } = props
  const move = (key: StatementColumnKey, by: -1 | 1) => {
    const focused = document.activeElement
    onDraft(moved(draft, key, by))
    // The row was taken out and put back elsewhere; the keyboard stays with it.
    if (focused instanceof HTMLElement) window.setTimeout(() => focused.focus(), 0)
  }
  return (
    <div className="layout-columns">
      <table className="statement-table">
        <thead>
          <tr>
            <th scope="col">{t('statements:layout.column')}</th>
            <th scope="col">{t('statements:layout.header')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {draft.map((column, at) => (
            <ColumnRow
              key={column.key}
              column={column}
              first={at === 0}
              onChange={(part) => onDraft(withColumn(draft, column.key, part))}
              onMove={(by) => move(column.key, by)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface LayoutDialogProps {
  readonly view: StatementView
  readonly onClose: () => void
}

function LayoutForm({ view, layout, onClose }: LayoutDialogProps & { readonly layout: StatementLayout | null }) {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite('statements.saveLayout')
  const [draft, setDraft] = useState(() => draftOf(layout))
  const [everyone, setEveryone] = useState(false)
  const { distributorId, distributorName: customer } = view
  const save = async () => {
    const chosen = layoutOf(draft)
    const columns = chosen === null ? null : { columns: [...chosen.columns] }
    const done = await write.run({ distributorId, everyone, layout: columns })
    if (!done.ok) return
    toast.success(everyone ? t('statements:layout.savedAll') : t('statements:layout.saved', { customer }))
    onClose()
  }
  return (
    <Modal
      open
      title={t('statements:layout.title', { customer })}
      width={560}
      okText={t('components:confirm.save')}
      cancelText={t('components:confirm.cancel')}
      confirmLoading={write.pending}
      onOk={() => void save()}
      onCancel={onClose}
      footer={(buttons) => (
        <div className="layout-foot">
          <Button onClick={() => setDraft(draftOf(null))}>{t('statements:layout.usual')}</Button>
          <Checkbox checked={everyone} onChange={(event) => setEveryone(event.target.checked)}>
            {t('statements:layout.everyone')}
          </Checkbox>
          <span className="layout-buttons">{buttons}</span>
        </div>
      )}
    >
      <p className="soft layout-hint">{t('statements:layout.hint')}</p>
      <ColumnTable draft={draft} onDraft={setDraft} />
    </Modal>
  )
}

/** Chooses which columns a customer's statements have, in which order and under which names; remembered for it. */
export function LayoutDialog({ view, onClose }: LayoutDialogProps) {
  const read = useRead('statements.layout', { distributorId: view.distributorId })
  useKeys(noKeys, 'dialog')
  return <Loaded read={read}>{({ layout }) => <LayoutForm view={view} layout={layout} onClose={onClose} />}</Loaded>
}
