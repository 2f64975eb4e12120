import { useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { StockTotals } from '../../../shared/schemas/stock'
import { api } from '../../api'
import { EmptyState } from '../../components/empty-state'
import { ExportButton } from '../../components/files'
import { StockIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { Money } from '../../components/values'
import { type CellFlag, type SheetColumn, type SheetCursor, SizeMatrix } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { firstQuery, type StockQuery } from './places'
import { StockFilters, searchId } from './stock-filters'
import { StockPanel } from './stock-panel'
import { joined, type StockSheet, sheetOfStock, sumOf } from './stock-sheet'
import { type FoundStock, type StockPage, stockQuestionOf, useStock, useStockTotals } from './use-stock'
import './stock.css'

/** What the address asks for, e.g. from a style's page, goes before what was looked at last. */
function useQuery() {
  const [params, setParams] = useSearchParams()
  const [query, setQuery] = useKeptState<StockQuery>('stock.query', firstQuery)
  const style = Number(params.get('style') ?? 0)
  const warehouse = Number(params.get('warehouse') ?? 0)
  useEffect(() => {
    if (style === 0 && warehouse === 0) return
    const asked = { styleId: style || null, warehouseId: warehouse || null, byWarehouse: style !== 0 }
    setQuery({ ...firstQuery, place: 'all', ...asked })
    setParams({}, { replace: true })
  }, [style, warehouse, setParams, setQuery])
  return { query, change: (part: Partial<StockQuery>) => setQuery({ ...query, ...part }) }
}

/** Every cell that is partly promised says so in the status bar and on hover. */
function useFlags(sheet: StockSheet | null) {
  const { t } = useTexts()
  return useMemo(() => {
    const flags = new Map<string, Map<number, CellFlag>>()
    for (const row of sheet?.rows ?? []) {
      const own = new Map<number, CellFlag>()
      for (const [position, skuId] of (row.skuIds ?? []).entries()) {
        const held = skuId === null ? undefined : sheet?.held.get(row.id)?.get(skuId)
        if (held === undefined || held.reserved === 0) continue
        const words = { onHand: held.onHand, reserved: held.reserved, free: held.onHand - held.reserved }
        own.set(position, { kind: 'note', reason: t('stock:cell', words) })
      }
      if (own.size > 0) flags.set(row.id, own)
    }
    return flags
  }, [sheet, t])
}

function useSheetColumns(sheet: StockSheet | null, byWarehouse: boolean) {
  const { t } = useTexts()
  return useMemo(() => {
    const left: SheetColumn[] = byWarehouse
      ? [
          {
            field: 'warehouse',
            header: t('stock:field.warehouse'),
            width: 132,
            type: 'text',
            value: (row) => sheet?.warehouseOf.get(row.id) ?? '',
          },
        ]
      : []
    const figure = (field: 'onHand' | 'reserved' | 'free'): SheetColumn => ({
      field,
      header: t(`stock:field.${field}`),
      width: 72,
      type: 'quantity',
      total: 'sum',
      value: (row) => {
        const { onHand, reserved } = sumOf(sheet?.held.get(row.id))
        return field === 'free' ? onHand - reserved : field === 'onHand' ? onHand : reserved
      },
    })
    return { left, right: [figure('onHand'), figure('reserved'), figure('free')] }
  }, [byWarehouse, sheet, t])
}

interface SheetProps {
  readonly found: FoundStock
  readonly totals: StockTotals | undefined
  readonly query: StockQuery
  readonly onNearEnd: () => void
  readonly onCursor: (cursor: SheetCursor) => void
}

/** The sheet of everything read so far; a page that was laid out once is not laid out again when the next one comes. */
function useSheet(pages: readonly StockPage[], { byWarehouse, measure }: StockQuery): StockSheet {
  const layOut = useMemo(() => {
    const done = new WeakMap<StockPage, StockSheet>()
    return (page: StockPage) => {
      const sheet = done.get(page) ?? sheetOfStock(page.rows, page.matrices, { byWarehouse, measure })
      done.set(page, sheet)
      return sheet
    }
  }, [byWarehouse, measure])
  return useMemo(() => joined(pages.map(layOut)), [pages, layOut])
}

function Sheet({ found, totals, query, onNearEnd, onCursor }: SheetProps) {
  const { t } = useTexts()
  const { byWarehouse, measure } = query
  const sheet = useSheet(found.pages, query)
  const flags = useFlags(sheet)
  // The sheet tells where its cursor goes, not where it begins.
  const [first] = sheet.rows
  useEffect(() => {
    if (first !== undefined) onCursor({ row: first, position: 0 })
  }, [first, onCursor])
  const { left, right } = useSheetColumns(sheet, byWarehouse)
  const whole = useMemo(() => {
    if (totals === undefined) return null
    const { styles, rows, onHand, reserved } = totals
    return { styles, rows, figures: { onHand, reserved, free: onHand - reserved } }
  }, [totals])
  if (sheet.rows.length === 0)
    return <EmptyState icon={<StockIcon />} title={t('stock:none')} hint={t('stock:noneHint')} />
  return (
    <SizeMatrix
      key={`${found.key}-${byWarehouse}-${measure}`}
      rows={sheet.rows}
      groups={sheet.groups}
      readOnly
      fixedRows
      priceless
      autoFocus
      left={left}
      right={right}
      flags={flags}
      whole={whole}
      onNearEnd={onNearEnd}
      onCursor={onCursor}
    />
  )
}

function useEnquiryKeys(cursor: SheetCursor | null, sectionKeys: ReturnType<typeof useSections>['sectionKeys']) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const mayMovements = may('stock.movements')
  const styleId = cursor?.row?.styleId ?? null
  const movements = useCallback(() => {
    if (styleId !== null) void navigate(`/stock/movements?style=${styleId}`)
  }, [navigate, styleId])
  return useMemo(
    () => [
      { keys: ['/', 'Ctrl+F'], label: t('stock:search'), run: () => document.getElementById(searchId)?.focus() },
      ...(mayMovements ? [{ keys: 'Alt+M', label: t('stock:toMovements'), run: movements }] : []),
      ...sectionKeys,
    ],
    [mayMovements, movements, sectionKeys, t],
  )
}

/** Stock across sizes by style and colour, in one warehouse, a kind of them or all, now or as of any day. */
export function StockEnquiry() {
  const { t } = useTexts()
  const may = useMay()
  const { query, change } = useQuery()
  const [cursor, setCursor] = useState<SheetCursor | null>(null)
  const { measure: _, ...typed } = query
  const settled = useSettled(JSON.stringify(typed), 200)
  const asked = useMemo<typeof typed>(() => JSON.parse(settled), [settled])
  const { found, error, more } = useStock(asked)
  const totals = useStockTotals(asked, found)
  const { sectionKeys, ...chips } = useSections('stock', 'stock')
  const keys = useEnquiryKeys(cursor, sectionKeys)
  return (
    <ListScreen
      id="stock"
      title={t('stock:title')}
      {...chips}
      keys={keys}
      panel={<StockPanel cursor={cursor} asOf={query.asOf} />}
      actions={
        may('exports.stock') && (
          <ExportButton
            start={() => api.exports.stock({ ...stockQuestionOf(query), together: false, format: 'xlsx' })}
          />
        )
      }
    >
      <div className="stock-main">
        <StockFilters value={query} onChange={change} />
        <div className="stock-sheet">
          {error !== null && <ReadFailed error={error} retry={() => change({})} />}
          {error === null && found === null && <Skeleton lines={10} />}
          {error === null && found !== null && (
            <Sheet
              found={found}
              totals={totals}
              query={{ ...query, byWarehouse: asked.byWarehouse }}
              onNearEnd={more}
              onCursor={setCursor}
            />
          )}
        </div>
        {totals !== undefined && totals.rows > 0 && (
          <p className="stock-foot">
            {t('stock:wholeWorth')} <Money fen={totals.tagAmountFen} />
          </p>
        )}
      </div>
    </ListScreen>
  )
}
