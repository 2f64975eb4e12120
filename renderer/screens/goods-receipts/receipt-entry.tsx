import { Button, Input } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useRead } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { DayField, WarehousePicker } from '../../components/fields'
import { DocumentNote, DraftSheet } from '../../components/goods'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { type Entry, expectedLines, expectedOf, useEntry } from './use-entry'

interface PartProps {
  readonly order: ProductionDocument | null
  readonly entry: Entry
}

/** The picker takes the focus back when its list closes, so the sheet asks for it after that. */
const focusSheet = () => setTimeout(() => document.querySelector<HTMLElement>('.sheet-input')?.focus(), 60)

function HeadForm({ order, entry }: PartProps) {
  const { t } = useTexts()
  const { head, change, fields } = entry
  return (
    <>
      {entry.restored && <DocumentNote tone="work">{t('goodsReceipts:restored')}</DocumentNote>}
      <HeaderFields>
        <HeaderField label={t('goodsReceipts:field.warehouse')} htmlFor="entry-warehouse" problem={fields.warehouseId}>
          <WarehousePicker
            id="entry-warehouse"
            places="own"
            allowClear={false}
            autoFocus={head.warehouseId === null}
            value={head.warehouseId}
            onChange={(id) => {
              change({ warehouseId: typeof id === 'number' ? id : null })
              focusSheet()
            }}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.date')} htmlFor="entry-date" problem={fields.businessDate}>
          <DayField
            id="entry-date"
            allowClear={false}
            value={head.businessDate}
            onChange={(day) => day !== null && change({ businessDate: day })}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.production')}>
          {order === null ? (
            <span className="faint">{t('goodsReceipts:field.noProduction')}</span>
          ) : (
            <span className="one-line">
              {order.document.number} {order.factory}
            </span>
          )}
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.reference')} htmlFor="entry-reference">
          <Input
            id="entry-reference"
            maxLength={64}
            value={head.reference}
            onChange={(event) => change({ reference: event.target.value })}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.remark')} htmlFor="entry-remark" span={2}>
          <Input
            id="entry-remark"
            maxLength={2000}
            value={head.remark}
            onChange={(event) => change({ remark: event.target.value })}
          />
        </HeaderField>
      </HeaderFields>
    </>
  )
}

/** Pieces counted, expected, and more than expected. */
function useSums({ order, entry }: PartProps) {
  return useMemo(() => {
    const expected = new Map((order?.lines ?? []).map((line) => [line.skuId, expectedOf(line)]))
    let [counted, over] = [0, 0]
    for (const { skuId, quantity } of entry.lines) {
      counted += quantity
      if (order !== null) over += Math.max(0, quantity - (expected.get(skuId) ?? 0))
    }
    const wanted = [...expected.values()].reduce((sum, quantity) => sum + quantity, 0)
    return { counted, over, wanted, short: Math.max(0, wanted - (counted - over)) }
  }, [order, entry.lines])
}

function Sums(props: PartProps) {
  const { t } = useTexts()
  const { counted, wanted, short } = useSums(props)
  return (
    <Totals>
      {props.order !== null && (
        <>
          <Total label={t('goodsReceipts:total.expected')}>
            <Quantity value={wanted} />
          </Total>
          <Total label={t('goodsReceipts:total.short')}>
            <Quantity value={short} />
          </Total>
        </>
      )}
      <Total label={t('goodsReceipts:total.pieces')} strong>
        <Quantity value={counted} />
      </Total>
    </Totals>
  )
}

function PostDialog({ open, onClose, ...parts }: PartProps & { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { counted, over } = useSums(parts)
  const warehouses = useRead('warehouses.list', {})
  const warehouse = warehouses.data?.find((row) => row.id === parts.entry.head.warehouseId)?.name ?? ''
  const confirm = async () => {
    const posted = await parts.entry.post()
    onClose()
    if (posted !== null) void navigate(`/goods-receipts/${posted.document.id}`, { replace: true })
  }
  return (
    <ConfirmPosting
      open={open}
      title={t('goodsReceipts:post.title', { quantity: formatQuantity(counted), warehouse })}
      effects={[
        t('goodsReceipts:post.effect'),
        ...(over > 0 ? [t('goodsReceipts:post.over', { quantity: formatQuantity(over) })] : []),
      ]}
      busy={parts.entry.posting}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}

function useRefills({ order, entry }: PartProps) {
  const { refill } = entry
  return useMemo(
    () => ({
      fill: order === null ? null : () => refill(expectedLines(order)),
      clear: () => refill([]),
    }),
    [order, refill],
  )
}

function Entering({ order }: { readonly order: ProductionDocument | null }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const entry = useEntry(order)
  const [asking, setAsking] = useState(false)
  const { fill, clear } = useRefills({ order, entry })
  const parts = { order, entry }
  const ask = () => {
    if (entry.head.warehouseId !== null && entry.lines.length > 0) return setAsking(true)
    toast.error(
      t(entry.head.warehouseId === null ? 'goodsReceipts:post.needWarehouse' : 'goodsReceipts:post.needLines'),
    )
  }
  const back = useCallback(
    () => void navigate(order === null ? '/goods-receipts' : `/production/${order.document.id}`),
    [navigate, order],
  )
  const keys = useMemo(
    () => [
      ...(fill === null ? [] : [{ keys: 'Alt+F', label: t('goodsReceipts:fill'), run: fill }]),
      { keys: 'Alt+C', label: t('goodsReceipts:clear'), run: clear },
    ],
    [fill, clear, t],
  )
  return (
    <DocumentScreen
      title={t('goodsReceipts:newTitle')}
      primary={{ label: t('goodsReceipts:post.action'), keys: 'Ctrl+Enter', onClick: ask, busy: entry.posting }}
      actions={
        <>
          {fill !== null && (
            <Button title="Alt+F" onClick={fill}>
              {t('goodsReceipts:fill')}
            </Button>
          )}
          <Button title="Alt+C" onClick={clear}>
            {t('goodsReceipts:clear')}
          </Button>
        </>
      }
      keys={keys}
      header={<HeadForm {...parts} />}
      totals={<Sums {...parts} />}
      onBack={back}
    >
      <DraftSheet
        lines={entry.sheet.lines}
        version={String(entry.sheet.key)}
        priceless
        onChange={entry.setLines}
        autoFocus={entry.head.warehouseId !== null}
      />
      <PostDialog {...parts} open={asking} onClose={() => setAsking(false)} />
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
