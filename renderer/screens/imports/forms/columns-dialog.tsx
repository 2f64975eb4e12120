import { InputNumber, Modal, Select } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { uncertainColumns } from '../../../../shared/domain/import/file-state'
import type { FormColumn, FormTable } from '../../../../shared/schemas/import-forms'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import { orderFields, type TableMapping } from '../../../../shared/schemas/imports'
import { fieldName, problemText } from '../../../../shared/texts/problems'
import { useRead } from '../../../api/hooks'
import { columnLetters } from '../../../components/files'
import { useKeys } from '../../../components/keys/registry'
import { useTexts } from '../../../i18n'
import { withMeaning, withSize } from '../recognised'

interface ColumnsDialogProps {
  readonly open: boolean
  readonly tables: readonly FormTable[]
  readonly mapping: readonly TableMapping[]
  readonly problems: readonly ImportProblemRow[]
  readonly onSave: (mapping: readonly TableMapping[]) => void
  /** Leaves it to recognition again; null where a person said nothing. */
  readonly onReset: (() => void) | null
  readonly onClose: () => void
}

const noKeys: readonly never[] = []

/** Which column is what, with what stands in it; what is said is remembered for the distributor and the layout. */
export function ColumnsDialog(props: ColumnsDialogProps) {
  useKeys(noKeys, 'dialog', props.open)
  return props.open ? <Columns {...props} /> : null
}

const blank = ({ sheet, headerRow, bodyRow }: FormTable): TableMapping => ({
  ...{ sheet, headerRow, bodyRow, layout: 'flat', columns: {}, units: {}, sizes: [] },
})

function Columns({ tables, mapping, problems, onSave, onReset, onClose }: ColumnsDialogProps) {
  const { t } = useTexts()
  const [draft, setDraft] = useState<readonly TableMapping[]>(() =>
    tables.map((table, index) => (table.known ? (mapping[index] ?? blank(table)) : blank(table))),
  )
  const change = (index: number, next: TableMapping) => setDraft(draft.map((one, at) => (at === index ? next : one)))
  const readable = draft.filter(({ columns, sizes }) => Object.keys(columns).length > 0 || sizes.length > 0)
  const list = useRef<HTMLDivElement>(null)
  return (
    <Modal
      open
      width={760}
      afterOpenChange={(opened) => {
        // The dialog takes the keyboard itself while it opens; the first answer is what it is for.
        if (opened) list.current?.querySelector<HTMLElement>('td [role=combobox]')?.focus()
      }}
      title={t('imports:column.title')}
      okText={t('imports:column.ok')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: readable.length === 0 }}
      onOk={() => onSave(readable)}
      onCancel={onClose}
      {...(onReset === null
        ? {}
        : {
            footer: (_, { OkBtn, CancelBtn }) => (
              <>
                <button type="button" className="ant-btn ant-btn-text" onClick={onReset}>
                  {t('imports:column.reset')}
                </button>
                <CancelBtn />
                <OkBtn />
              </>
            ),
          })}
    >
      <p className="soft form-columns-hint">{t('imports:column.hint')}</p>
      <div className="form-columns" ref={list}>
        {tables.map((table, index) => {
          const own = draft[index]
          if (own === undefined) return null
          const asked = problems.filter(({ code, sheet }) => uncertainColumns.has(code) && sheet === table.sheet)
          return (
            <section key={`${table.sheet}${index}`}>
              <header>
                <b>{table.sheet}</b>
                <label htmlFor={`header-${index}`}>{t('imports:column.headerRow')}</label>
                <InputNumber
                  id={`header-${index}`}
                  size="small"
                  min={0}
                  value={own.headerRow}
                  onChange={(row) => row !== null && change(index, { ...own, headerRow: row, bodyRow: row + 1 })}
                />
              </header>
              {asked.map((problem, at) => (
                <p key={at} className="form-asked">
                  {problemText(problem, t)}
                </p>
              ))}
              <table>
                <tbody>
                  {table.columns.map((column) => (
                    <ColumnRow
                      key={column.column}
                      column={column}
                      mapping={own}
                      onChange={(next) => change(index, next)}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}

interface ColumnRowProps {
  readonly column: FormColumn
  readonly mapping: TableMapping
  readonly onChange: (mapping: TableMapping) => void
}

function ColumnRow({ column, mapping, onChange }: ColumnRowProps) {
  const { t } = useTexts()
  const groups = useRead('sizeGroups.list', {})
  const size = mapping.sizes.find((one) => one.column === column.column)?.size
  const field = orderFields.find((name) => mapping.columns[name] === column.column)
  const value = size === undefined ? (field ?? '') : `size:${size}`
  const options = useMemo(() => {
    const known = (groups.data ?? []).flatMap((group) => group.sizes.map(({ code }) => code))
    const sizes = new Set([...(size === undefined ? [] : [size]), ...known])
    return [
      { value: '', label: t('imports:column.unknown') },
      ...orderFields.map((name) => ({ value: name, label: fieldName(name, t) })),
      ...[...sizes].map((code) => ({ value: `size:${code}`, label: t('imports:column.size', { size: code }) })),
    ]
  }, [groups.data, size, t])
  const pick = (next: string) => {
    if (next.startsWith('size:')) return onChange(withSize(mapping, column.column, next.slice(5)))
    return onChange(withMeaning(mapping, column.column, orderFields.find((name) => name === next) ?? null))
  }
  return (
    <tr>
      <td className="faint">{columnLetters(column.column)}</td>
      <td>{column.header}</td>
      <td className="soft form-samples">{column.samples.join('　')}</td>
      <td>
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          className="form-meaning"
          aria-label={`${columnLetters(column.column)} ${t('imports:column.change')}`}
          value={value}
          options={options}
          onChange={pick}
        />
      </td>
    </tr>
  )
}
