import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { ReturnDocument, ReturnLineRow, ReturnSourceRow } from '../../../shared/schemas/returns'
import { DraftSheet, GoodsSheet, type LineView } from '../../components/goods'
import { DataGrid, type GridColumn } from '../../grid'
import type { MatrixRow, SheetColumn } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { ReturnForm } from './use-return-form'

interface ReturnLinesProps {
  readonly document: ReturnDocument | null
  readonly form: ReturnForm
  readonly open: boolean
}

type SourceRow = Omit<ReturnLineRow, 'sources' | 'quantity'> & ReturnSourceRow & { readonly key: string }

/** One row for each sale some pieces come from. */
function sourceRows(lines: readonly ReturnLineRow[]): readonly SourceRow[] {
  return lines.flatMap(({ sources, ...line }) =>
    sources.map((source, position) => ({ ...line, ...source, key: `${line.id}-${position}` })),
  )
}

function useColumns(inspected: boolean): readonly GridColumn<SourceRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'styleCode', header: t('goods:field.style'), type: 'code', width: 112 },
      { field: 'styleName', header: t('goods:field.styleName'), flex: 1, width: 120 },
      { field: 'colourName', header: t('goods:field.colour'), width: 84 },
      { field: 'size', header: t('goods:field.size'), width: 64 },
      { field: 'quantity', header: t('goods:field.pieces'), type: 'quantity', total: 'sum', width: 76 },
      {
        field: 'shipmentNumber',
        header: t('returns:field.sale'),
        type: 'code',
        width: 150,
        words: (value) => (value === '' || value === null ? t('returns:noSale') : String(value)),
      },
      { field: 'shipmentDate', header: t('returns:field.saleDate'), type: 'day' },
      { field: 'priceFen', header: t('returns:field.salePrice'), type: 'money', width: 96 },
      {
        field: 'amount',
        header: t('goods:field.amount'),
        type: 'money',
        total: 'sum',
        width: 120,
        value: (row) => row.quantity * row.priceFen,
      },
      ...(inspected
        ? [
            {
              field: 'acceptedQuantity',
              header: t('returns:field.accepted'),
              type: 'quantity',
              total: 'sum',
              width: 88,
              value: (row: SourceRow) => (row.acceptedQuantity === 0 ? null : row.acceptedQuantity),
            } as const,
            {
              field: 'credited',
              header: t('returns:total.credited'),
              type: 'money',
              total: 'sum',
              width: 120,
              value: (row: SourceRow) => (row.acceptedQuantity === 0 ? null : row.acceptedQuantity * row.priceFen),
            } as const,
          ]
        : []),
    ],
    [inspected, t],
  )
}

function Sources({ document }: { readonly document: ReturnDocument }) {
  const columns = useColumns(document.document.status === 'inspected')
  const rows = useMemo(() => sourceRows(document.lines), [document.lines])
  return <DataGrid<SourceRow> id="return-sources" columns={columns} rows={rows} rowId={(row) => row.key} />
}

function Findings({ lines }: { readonly lines: readonly ReturnLineRow[] }) {
  const { t } = useTexts()
  const columns = useMemo<readonly GridColumn<ReturnLineRow>[]>(() => {
    const figure = (
      field: 'receivedQuantity' | 'goodQuantity' | 'defectQuantity' | 'rejectedQuantity',
      header: string,
    ) => ({
      ...{ field, header, type: 'quantity' as const, total: 'sum' as const, width: 88 },
      value: (row: ReturnLineRow) => (row[field] === 0 ? null : row[field]),
    })
    return [
      { field: 'styleCode', header: t('goods:field.style'), type: 'code', width: 112 },
      { field: 'styleName', header: t('goods:field.styleName'), flex: 1, width: 140 },
      { field: 'colourName', header: t('goods:field.colour'), width: 96 },
      { field: 'size', header: t('goods:field.size'), width: 72 },
      { field: 'quantity', header: t('returns:field.asked'), type: 'quantity', total: 'sum', width: 88 },
      figure('receivedQuantity', t('returns:field.received')),
      figure('goodQuantity', t('returns:field.good')),
      figure('defectQuantity', t('returns:field.defect')),
      figure('rejectedQuantity', t('returns:field.rejected')),
    ]
  }, [t])
  return <DataGrid id="return-findings" columns={columns} rows={lines} rowId={(row) => row.id} />
}

/** Pieces and what they were sold for, by row. */
function useSums(lines: readonly ReturnLineRow[] | undefined): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const amounts = new Map(
      (lines ?? []).map((line) => [
        line.skuId,
        line.sources.reduce((sum, source) => sum + source.quantity * source.priceFen, 0),
      ]),
    )
    const pieces = (row: MatrixRow) =>
      row.entries.reduce<number>((sum, entry) => sum + (typeof entry === 'number' ? entry : 0), 0)
    const amount = (row: MatrixRow) =>
      row.entries.reduce<number>(
        (sum, entry, position) => sum + (entry === 0 ? 0 : (amounts.get(row.skuIds?.[position] ?? 0) ?? 0)),
        0,
      )
    return [
      { field: 'pieces', header: t('goods:field.pieces'), width: 72, type: 'quantity', total: 'sum', value: pieces },
      { field: 'amount', header: t('goods:field.amount'), width: 112, type: 'money', total: 'sum', value: amount },
    ]
  }, [lines, t])
}

function Sizes({ document, form, open }: ReturnLinesProps) {
  const right = useSums(document?.lines)
  const id = document?.document.id ?? 0
  if (open) {
    return (
      <DraftSheet
        lines={form.draft.lines}
        version={`${id}-${form.draft.sheet}`}
        priceless
        autoFocus={document !== null}
        onChange={form.draft.takeLines}
      />
    )
  }
  return (
    <GoodsSheet
      lines={document?.lines ?? []}
      version={`${id}-${document?.document.version ?? 0}`}
      priceless
      right={right}
    />
  )
}

/** The goods of a return: across sizes, by the sale they come from, and what the inspection found. */
export function ReturnLines(props: ReturnLinesProps) {
  const { t } = useTexts()
  const { document, form } = props
  const [picked, setPicked] = useState<LineView | 'findings'>('sizes')
  if (document === null) return <Sizes {...props} />
  const seen = document.receivedOn !== null
  const view = picked === 'findings' && !seen ? 'sizes' : picked
  const options = [
    { value: 'sizes' as const, label: t('goods:view.sizes') },
    { value: 'lines' as const, label: t('returns:view.sources') },
    ...(seen ? [{ value: 'findings' as const, label: t('returns:view.findings') }] : []),
  ]
  return (
    <div className="lines-frame">
      <div className="lines-bar">
        <Segmented size="small" options={options} value={view} onChange={setPicked} />
        {view === 'lines' && form.draft.dirty && <span>{t('returns:note.sourcesOfSaved')}</span>}
      </div>
      <div className="lines-body">
        {view === 'sizes' && <Sizes {...props} />}
        {view === 'lines' && <Sources document={document} />}
        {view === 'findings' && <Findings lines={document.lines} />}
      </div>
    </div>
  )
}
