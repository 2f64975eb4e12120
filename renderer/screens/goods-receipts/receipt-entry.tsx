import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useRead } from '../../api/hooks'
import { DocumentScreen, Total, Totals } from '../../components/document-screen'
import { DraftSheet } from '../../components/goods'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import type { CellFlag, SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { type ArrivalSums, arrivalSums } from './arrival-sums'
import { HeadForm, type PartProps, scanId } from './entry-head'
import { blankLines, expectedLines, expectedOf } from './entry-lines'
import { RefusedList, usePackingList } from './packing-list'
import { PostDialog } from './post-dialog'
import { useEntry } from './use-entry'
import { useScan } from './use-scan'

function Sums({ order, sums }: { readonly order: ProductionDocument | null; readonly sums: ArrivalSums }) {
  const { t } = useTexts()
  const { counted, wanted, short, over, beyond } = sums
  const figure = (label: string, value: number) => (
    <Total label={label}>
      <Quantity value={value} />
    </Total>
  )
  return (
    <Totals>
      {order !== null && figure(t('goodsReceipts:total.expected'), wanted)}
      {order !== null && figure(t('goodsReceipts:total.short'), short)}
      {over > 0 && figure(t('goodsReceipts:total.over'), over)}
      {beyond > 0 && (
        <Total label={t('goodsReceipts:total.beyond')}>
          <b className="negative">{formatQuantity(beyond)}</b>
        </Total>
      )}
      <Total label={t('goodsReceipts:total.pieces')} strong>
        <Quantity value={counted} />
      </Total>
    </Totals>
  )
}

function useRefills({ order, entry }: PartProps) {
  const { refill } = entry
  return useMemo(
    () => ({
      fill: order === null ? null : () => refill(expectedLines(order)),
      clear: () => refill(blankLines(order)),
    }),
    [order, refill],
  )
}

/** Why a cell is marked: too much of it, or how much is still to come. */
function useFlags(order: ProductionDocument | null, { beyondRows }: ArrivalSums) {
  const { t } = useTexts()
  return useMemo(() => {
    if (order === null) return undefined
    const asked = new Map(order.lines.map((line) => [line.skuId, line]))
    return (skuId: number, count: number): CellFlag | null => {
      const line = asked.get(skuId)
      if (line === undefined) return count > 0 ? { kind: 'problem', reason: t('goodsReceipts:cell.unasked') } : null
      const expected = expectedOf(line)
      if (count > expected) {
        const beyond = beyondRows.has(`${line.styleId}-${line.colourId}`)
        const words = { count: count - expected }
        return beyond
          ? { kind: 'problem', reason: t('goodsReceipts:cell.beyond', words) }
          : { kind: 'budget', reason: t('goodsReceipts:cell.over', words) }
      }
      return expected === 0
        ? null
        : { kind: 'note', reason: t('goodsReceipts:cell.expected', { expected, short: expected - count }) }
    }
  }, [order, beyondRows, t])
}

/** What stands in the way of posting, in words; null when nothing does. */
function useObstacle({ entry }: PartProps, sums: ArrivalSums): () => string | null {
  const { t } = useTexts()
  const may = useMay()
  return () => {
    if (entry.head.warehouseId === null) return t('goodsReceipts:post.needWarehouse')
    if (sums.counted === 0) return t('goodsReceipts:post.needLines')
    if (sums.beyond > 0 && !may('goodsReceipts.postBeyond'))
      return t('goodsReceipts:beyond.refused', { beyond: formatQuantity(sums.beyond) })
    return null
  }
}

function useEntryKeys({ fill, clear }: ReturnType<typeof useRefills>, read: () => Promise<void>) {
  const { t } = useTexts()
  return useMemo(
    () => [
      { keys: 'Alt+B', label: t('goodsReceipts:scan.label'), run: () => document.getElementById(scanId)?.focus() },
      ...(fill === null ? [] : [{ keys: 'Alt+F', label: t('goodsReceipts:fill'), run: fill }]),
      { keys: 'Alt+C', label: t('goodsReceipts:clear'), run: clear },
      { keys: 'Alt+I', label: t('goodsReceipts:list.action'), run: () => void read() },
    ],
    [fill, clear, read, t],
  )
}

function Entering({ order }: { readonly order: ProductionDocument | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const entry = useEntry(order)
  const sheet = useRef<SizeMatrixHandle>(null)
  const [asking, setAsking] = useState(false)
  const parts = { order, entry }
  const refills = useRefills(parts)
  const sums = useMemo(() => arrivalSums(order, entry.lines), [order, entry.lines])
  const flagOf = useFlags(order, sums)
  const scan = useScan(order, entry, sheet)
  const obstacle = useObstacle(parts, sums)
  const list = usePackingList(order, entry.refill)
  const ask = () => {
    const words = obstacle()
    if (words === null) setAsking(true)
    else toast.error(words)
  }
  const back = useCallback(
    () => void navigate(order === null ? '/goods-receipts' : `/production/${order.document.id}`),
    [navigate, order],
  )
  return (
    <DocumentScreen
      title={t('goodsReceipts:newTitle')}
      primary={{ label: t('goodsReceipts:post.action'), keys: 'Ctrl+Enter', onClick: ask, busy: entry.posting }}
      actions={
        <>
          {refills.fill !== null && (
            <Button title="Alt+F" onClick={refills.fill}>
              {t('goodsReceipts:fill')}
            </Button>
          )}
          <Button title="Alt+I" loading={list.busy} onClick={() => void list.read()}>
            {t('goodsReceipts:list.action')}
          </Button>
          <Button title="Alt+C" onClick={refills.clear}>
            {t('goodsReceipts:clear')}
          </Button>
        </>
      }
      keys={useEntryKeys(refills, list.read)}
      header={<HeadForm {...parts} scan={scan} />}
      totals={<Sums order={order} sums={sums} />}
      onBack={back}
    >
      <DraftSheet
        ref={sheet}
        lines={entry.sheet.lines}
        version={String(entry.sheet.key)}
        priceless
        onChange={entry.setLines}
        {...(flagOf === undefined ? {} : { flagOf })}
        autoFocus={entry.head.warehouseId !== null && document.activeElement?.id !== scanId}
      />
      <RefusedList refused={list.refused} onClose={list.close} />
      <PostDialog entry={entry} sums={sums} open={asking} onClose={() => setAsking(false)} />
    </DocumentScreen>
  )
}

function FromProduction({ id }: { readonly id: number }) {
  const read = useRead('production.get', { id })
  return (
    <Loaded read={read} lines={10}>
      {(order) => <Entering order={order} />}
    </Loaded>
  )
}

/** Goods arriving: with a production order everything it expects stands in the sheet already, and only differences are typed. */
export function ReceiptEntry() {
  const [search] = useSearchParams()
  const may = useMay()
  const production = Number(search.get('production'))
  if (Number.isSafeInteger(production) && production > 0 && may('production.get'))
    return <FromProduction id={production} />
  return <Entering order={null} />
}
