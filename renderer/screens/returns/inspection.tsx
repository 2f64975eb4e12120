import { useCallback, useMemo } from 'react'
import type { ReturnDocument, ReturnLineRow } from '../../../shared/schemas/returns'
import { parseQuantity } from '../../components/values/text'
import { type CellValue, DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

/** What was found of a line. */
export interface Finding {
  readonly lineId: number
  readonly good: number
  readonly defect: number
  readonly rejected: number
}

/** Everything that came is good until someone says otherwise. */
export function allGood(lines: readonly ReturnLineRow[]): readonly Finding[] {
  return lines.map((line) => ({ lineId: line.id, good: line.receivedQuantity, defect: 0, rejected: 0 }))
}

/** Pieces of a line nobody spoke of; below zero where more was found than came. */
export function openOf(line: ReturnLineRow, { good, defect, rejected }: Finding): number {
  return line.receivedQuantity - good - defect - rejected
}

type Outcome = 'good' | 'defect' | 'rejected'
type Row = ReturnLineRow & { readonly finding: Finding }

/** A count typed for an outcome; what it takes or gives is made up by the good ones, as long as there are any. */
export function found(line: ReturnLineRow, before: Finding, outcome: Outcome, quantity: number): Finding {
  const next = { ...before, [outcome]: quantity }
  if (outcome === 'good') return next
  const good = line.receivedQuantity - next.defect - next.rejected
  return good >= 0 ? { ...next, good } : next
}

interface InspectionProps {
  readonly document: ReturnDocument
  readonly findings: readonly Finding[]
  readonly onChange: (findings: readonly Finding[]) => void
}

function useColumns(edit: (row: Row, outcome: Outcome, value: CellValue) => void): readonly GridColumn<Row>[] {
  const { t } = useTexts()
  return useMemo(() => {
    const outcome = (field: Outcome) => ({
      ...{ field, header: t(`returns:field.${field}`), type: 'quantity' as const, total: 'sum' as const, width: 96 },
      value: (row: Row) => row.finding[field],
      edit: {
        may: (row: Row) => row.receivedQuantity > 0,
        parse: (text: string) => {
          const quantity = text.trim() === '' ? 0 : parseQuantity(text)
          return quantity === null || quantity < 0 ? null : quantity
        },
        onEdit: (row: Row, value: CellValue) => edit(row, field, value),
      },
    })
    return [
      { field: 'styleCode', header: t('goods:field.style'), type: 'code', width: 112 },
      { field: 'styleName', header: t('goods:field.styleName'), flex: 1, width: 140 },
      { field: 'colourName', header: t('goods:field.colour'), width: 96 },
      { field: 'size', header: t('goods:field.size'), width: 72 },
      { field: 'receivedQuantity', header: t('returns:field.received'), type: 'quantity', total: 'sum', width: 96 },
      outcome('good'),
      outcome('defect'),
      outcome('rejected'),
      {
        field: 'open',
        header: t('returns:field.open'),
        type: 'quantity',
        width: 96,
        value: (row: Row) => {
          const open = openOf(row, row.finding)
          return open === 0 ? null : open
        },
      },
    ]
  }, [edit, t])
}

/** The inspection, numbers only: all good at first, defects and rejected pieces typed where there are any. */
export function Inspection({ document, findings, onChange }: InspectionProps) {
  const byLine = useMemo(() => new Map(findings.map((finding) => [finding.lineId, finding])), [findings])
  const rows = useMemo(
    () =>
      document.lines.map((line): Row => {
        const finding = byLine.get(line.id) ?? { lineId: line.id, good: 0, defect: 0, rejected: 0 }
        return { ...line, finding }
      }),
    [document.lines, byLine],
  )
  const edit = useCallback(
    (row: Row, outcome: Outcome, value: CellValue) =>
      onChange(
        findings.map((finding) =>
          finding.lineId === row.id ? found(row, finding, outcome, Number(value ?? 0)) : finding,
        ),
      ),
    [findings, onChange],
  )
  return <DataGrid<Row> id="return-inspection" columns={useColumns(edit)} rows={rows} rowId={(row) => row.id} />
}
