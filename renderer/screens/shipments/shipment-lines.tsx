import { Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { ShipmentDocument, ShipmentLineRow } from '../../../shared/schemas/shipments'
import { GoodsSheet, type LineView, linesOfRow, useLineViews } from '../../components/goods'
import { parseQuantity } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import type { CellFlag, MatrixRow } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DetailsEditing } from './use-details'

interface ShipmentLinesProps {
  readonly shipment: ShipmentDocument
  readonly details: DetailsEditing
  readonly open: boolean
}

/** Carton numbers as people write them: 1-3、7. */
export function cartonText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const number of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join('、')
}

type Line = ShipmentLineRow & {
  readonly price: { readonly tagPriceFen: number; readonly rateBp: number; readonly priceFen: number }
}

function SizeView({ shipment, details, open }: ShipmentLinesProps) {
  const { t } = useTexts()
  const { cartonNos } = details.now
  const lines = useMemo(
    () =>
      shipment.lines.map((line): Line => {
        const { tagPriceFen, rateBp, priceFen } = line
        return { ...line, price: { tagPriceFen, rateBp, priceFen } }
      }),
    [shipment.lines],
  )
  const left = useCallback(
    (cells: ReadonlyMap<string, Line>) => [
      {
        field: 'carton',
        header: t('shipments:field.carton'),
        width: 64,
        type: 'text' as const,
        value: (row: MatrixRow) =>
          cartonText(linesOfRow(row, cells).map((line) => cartonNos[line.id] ?? line.cartonNo)),
      },
    ],
    [cartonNos, t],
  )
  const flagOf = useCallback(
    (line: Line): CellFlag | null => {
      if (line.shortQuantity > 0)
        return { kind: 'problem', reason: t('goods:arrival.short', { count: line.shortQuantity, sent: line.quantity }) }
      if (line.returnedQuantity > 0)
        return { kind: 'note', reason: t('shipments:note.returned', { count: line.returnedQuantity }) }
      return line.orderNumber === ''
        ? null
        : { kind: 'note', reason: t('shipments:note.order', { number: line.orderNumber }) }
    },
    [t],
  )
  const { id, version, status } = shipment.document
  return <GoodsSheet<Line> lines={lines} version={`${id}-${version}-${status}-${open}`} left={left} flagOf={flagOf} />
}

function LineList({ shipment, details, open }: ShipmentLinesProps) {
  const { t } = useTexts()
  const { now, change } = details
  const columns = useMemo<readonly GridColumn<ShipmentLineRow>[]>(() => {
    const some = (field: 'receivedQuantity' | 'shortQuantity' | 'returnedQuantity', header: string) => ({
      field,
      header,
      type: 'quantity' as const,
      total: 'sum' as const,
      width: 76,
      value: (row: ShipmentLineRow) => (row[field] === 0 ? null : row[field]),
    })
    const left = shipment.dispatchedOn !== null
    return [
      {
        field: 'cartonNo',
        header: t('shipments:field.carton'),
        type: 'quantity',
        width: 72,
        value: (row) => now.cartonNos[row.id] ?? row.cartonNo,
        ...(open
          ? {
              edit: {
                parse: (text: string) => {
                  const number = parseQuantity(text)
                  return number === null || number < 1 ? null : number
                },
                onEdit: (row: ShipmentLineRow, value: string | number | null) =>
                  change({ cartonNos: { ...now.cartonNos, [row.id]: Number(value) } }),
              },
            }
          : {}),
      },
      { field: 'styleCode', header: t('goods:field.style'), type: 'code', width: 110 },
      { field: 'styleName', header: t('goods:field.styleName'), flex: 1, width: 130 },
      { field: 'colourName', header: t('goods:field.colour'), width: 84 },
      { field: 'size', header: t('goods:field.size'), width: 64 },
      { field: 'skuCode', header: t('goods:field.sku'), type: 'code', width: 150 },
      { field: 'orderNumber', header: t('goods:field.order'), type: 'code', width: 132 },
      { field: 'quantity', header: t('goods:field.pieces'), type: 'quantity', total: 'sum', width: 72 },
      { field: 'tagPriceFen', header: t('goods:field.tagPrice'), type: 'money', width: 92 },
      { field: 'rateBp', header: t('goods:field.rate'), type: 'rate', width: 68 },
      { field: 'priceFen', header: t('goods:field.price'), type: 'money', width: 92 },
      { field: 'amountFen', header: t('goods:field.amount'), type: 'money', total: 'sum', width: 116 },
      ...(left
        ? [
            some('receivedQuantity', t('shipments:field.received')),
            some('shortQuantity', t('shipments:field.short')),
            some('returnedQuantity', t('shipments:field.returned')),
          ]
        : []),
    ]
  }, [open, now.cartonNos, change, shipment.dispatchedOn, t])
  return <DataGrid id="shipment-lines" columns={columns} rows={shipment.lines} rowId={(row) => row.id} />
}

/** The goods of a shipment: across sizes, or line by line where cartons are numbered. */
export function ShipmentLines(props: ShipmentLinesProps) {
  const { t } = useTexts()
  const [view, setView] = useState<LineView>('sizes')
  return (
    <div className="lines-frame">
      <div className="lines-bar">
        <Segmented size="small" options={useLineViews()} value={view} onChange={setView} />
        {props.open && view === 'lines' && <span>{t('shipments:note.cartonHint')}</span>}
      </div>
      <div className="lines-body">{view === 'sizes' ? <SizeView {...props} /> : <LineList {...props} />}</div>
    </div>
  )
}
