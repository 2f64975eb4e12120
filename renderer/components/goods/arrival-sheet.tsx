import { useCallback, useMemo, useState } from 'react'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { type CellFlag, type MatrixRow, type SheetColumn, SizeMatrix } from '../../grid/size-matrix'
import { type Translate, useTexts } from '../../i18n'
import { Loaded } from '../skeleton'
import { sheetOfLines } from '../sku-sheet'
import { flagsOf, type GoodsLine } from './goods-sheet'
import { cellKey, linesByCell } from './line-cells'
import { useMatrices } from './use-matrices'

/** What was counted on arrival, line by line; `wrong` says how many cells hold no possible count. */
export interface Arrival {
  readonly received: readonly { readonly lineId: number; readonly quantity: number }[]
  readonly receivedQuantity: number
  readonly shortQuantity: number
  readonly wrong: number
}

interface ArrivalSheetProps {
  readonly lines: readonly GoodsLine[]
  readonly version: string
  readonly onChange: (arrival: Arrival) => void
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const pieces = (entry: number | string | undefined) => (typeof entry === 'number' ? entry : 0)

function arrivalOf(rows: readonly MatrixRow[], cells: ReadonlyMap<string, GoodsLine>): Arrival {
  const received: { lineId: number; quantity: number }[] = []
  let [receivedQuantity, shortQuantity, wrong] = [0, 0, 0]
  for (const row of rows) {
    for (const [position, entry] of row.entries.entries()) {
      const line = cells.get(cellKey(row.id, position))
      if (line === undefined) continue
      if (typeof entry === 'string' || entry > line.quantity) {
        wrong += 1
        continue
      }
      receivedQuantity += entry
      shortQuantity += line.quantity - entry
      if (entry !== line.quantity) received.push({ lineId: line.id, quantity: entry })
    }
  }
  return { received, receivedQuantity, shortQuantity, wrong }
}

function flagOf(line: GoodsLine, arrived: number | undefined, t: Translate): CellFlag | null {
  if (arrived === undefined || arrived === line.quantity) return null
  if (arrived > line.quantity)
    return { kind: 'problem', reason: t('goods:arrival.tooMany', { sent: line.quantity, count: arrived }) }
  return { kind: 'budget', reason: t('goods:arrival.short', { count: line.quantity - arrived, sent: line.quantity }) }
}

function useColumns(sent: ReadonlyMap<string, number>): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const arrived = (row: MatrixRow) => sum(row.entries.map(pieces))
    const figure = { width: 76, type: 'quantity', total: 'sum' } as const
    return [
      { ...figure, field: 'sent', header: t('goods:arrival.sent'), value: (row) => sent.get(row.id) ?? 0 },
      { ...figure, field: 'arrived', header: t('goods:arrival.arrived'), value: arrived },
      {
        ...figure,
        field: 'difference',
        header: t('goods:arrival.difference'),
        value: (row) => arrived(row) - (sent.get(row.id) ?? 0),
      },
    ]
  }, [sent, t])
}

function Sheet({ lines, matrices, onChange }: ArrivalSheetProps & { readonly matrices: readonly StyleMatrix[] }) {
  const { t } = useTexts()
  const { rows, groups } = useMemo(() => {
    const { rows: made, groups: used } = sheetOfLines(
      matrices,
      lines.map((line) => ({ ...line, entry: line.quantity })),
    )
    // Only what was sent can arrive: every other size stays closed.
    const cells = linesByCell(made, lines)
    const closed = (row: MatrixRow) =>
      row.entries.flatMap((_, position) => (cells.has(cellKey(row.id, position)) ? [] : [position]))
    return { rows: made.map((row) => ({ ...row, missing: closed(row) })), groups: used }
  }, [matrices, lines])
  const cells = useMemo(() => linesByCell(rows, lines), [rows, lines])
  const sent = useMemo(() => new Map(rows.map((row) => [row.id, sum(row.entries.map(pieces))])), [rows])
  const [counted, setCounted] = useState<readonly MatrixRow[]>(rows)
  const flags = useMemo(() => {
    const now = new Map<number, number>()
    for (const row of counted)
      for (const [position, entry] of row.entries.entries()) {
        const line = cells.get(cellKey(row.id, position))
        if (line !== undefined && typeof entry === 'number') now.set(line.id, entry)
      }
    return flagsOf(cells, (line) => flagOf(line, now.get(line.id), t))
  }, [counted, cells, t])
  const change = useCallback(
    (now: readonly MatrixRow[]) => {
      setCounted(now)
      onChange(arrivalOf(now, cells))
    },
    [cells, onChange],
  )
  return (
    <SizeMatrix
      rows={rows}
      groups={groups}
      fixedRows
      priceless
      flags={flags}
      right={useColumns(sent)}
      onChange={(edit) => change(edit.rows())}
    />
  )
}

/** What arrived, typed over what was sent: every cell begins whole, and only the differences are reported. */
export function ArrivalSheet(props: ArrivalSheetProps) {
  const matrices = useMatrices(props.lines)
  return <Loaded read={matrices}>{(found) => <Sheet key={props.version} {...props} matrices={found} />}</Loaded>
}
