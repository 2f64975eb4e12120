import { Button, Input, type InputRef, Popover, Tag } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { priceRights } from '../../../shared/domain/permissions'
import { lowestPriceFen, type PriceRights, rateOfPrice } from '../../../shared/domain/price-overrides'
import { MoneyField, RateField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useMay, useSession } from '../../components/session'
import { formatFen, formatRate } from '../../components/values/text'
import type { MatrixRow, SizeMatrixHandle } from '../../grid/size-matrix'
import { type Translate, useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import { type PriceFinding, planPrices, priceStep, rangeOver, skusOfRow, type TypedPrice } from './own-prices'
import type { StyleBook } from './style-book'

const reasons = ['loyal', 'volume', 'clearance', 'match'] as const

/** What the person may do about prices; the data process holds every save to the same rules. */
export function usePriceRights(): PriceRights {
  const { priceLimitBp: limitBp } = useSession()
  const may = useMay()
  const [override, undercutFloor] = [may(priceRights.override), may(priceRights.undercutFloor)]
  return useMemo(() => ({ override, undercutFloor, limitBp }), [override, undercutFloor, limitBp])
}

function rangeText(range: ReturnType<typeof rangeOver>): string {
  if (range === null) return ''
  const { least, most } = range
  return least === most ? formatFen(least) : `${formatFen(least)} – ${formatFen(most)}`
}

/** The lowest price, or that there is none. */
function lowestText(range: ReturnType<typeof rangeOver>, t: Translate): string {
  return range !== null && range.most === 0 ? t('orders:price.unlimited') : rangeText(range)
}

function Facts({ rows, book, rights }: { rows: readonly MatrixRow[]; book: StyleBook; rights: PriceRights }) {
  const { t } = useTexts()
  const floor = rangeOver(rows, book.quoteOf, (quote) => quote.floorFen)
  return (
    <dl className="price-facts">
      <dt>{t('orders:price.policy')}</dt>
      <dd className="numeric">{rangeText(rangeOver(rows, book.quoteOf, (quote) => quote.priceFen))}</dd>
      {floor !== null && (
        <>
          <dt>{t('orders:price.floor')}</dt>
          <dd className="numeric">{rangeText(floor)}</dd>
        </>
      )}
      <dt>{t('orders:price.lowest')}</dt>
      <dd className="numeric">
        {lowestText(
          rangeOver(rows, book.quoteOf, (quote) => lowestPriceFen(quote, rights)),
          t,
        )}
      </dd>
    </dl>
  )
}

function findingText(finding: PriceFinding, rights: PriceRights, t: Translate): string {
  const { styleCode: style, kind } = finding
  const lowest = formatFen(finding.lowestFen)
  if (kind === 'aboveTag') return t('orders:price.aboveTag', { style, tag: formatFen(finding.tagPriceFen) })
  if (kind === 'floor') return t('orders:price.belowFloor', { style, lowest })
  return t('orders:price.belowLimit', { style, lowest, limit: formatRate(rights.limitBp) })
}

/** The price that all the rows have already, if a person set one. */
function firstTyped(rows: readonly MatrixRow[], book: StyleBook): { typed: TypedPrice | null; reason: string } {
  const own = rows.flatMap(skusOfRow).map((skuId) => book.own.get(skuId))
  const [first] = own
  if (first === undefined || own.some((one) => one?.priceFen !== first.priceFen)) return { typed: null, reason: '' }
  return { typed: { by: 'price', priceFen: first.priceFen }, reason: first.reason }
}

/** Both ways of saying one price; the other way is empty where the rows differ in tag price. */
function bothWays(typed: TypedPrice | null, tag: ReturnType<typeof rangeOver>) {
  if (typed === null) return { priceFen: null, rateBp: null }
  const tagPriceFen = tag !== null && tag.least === tag.most && tag.least > 0 ? tag.least : null
  if (typed.by === 'price')
    return { priceFen: typed.priceFen, rateBp: tagPriceFen === null ? null : rateOfPrice(typed.priceFen, tagPriceFen) }
  return {
    priceFen: tagPriceFen === null ? null : Math.round((tagPriceFen * typed.rateBp) / 10_000),
    rateBp: typed.rateBp,
  }
}

interface PriceFormProps {
  readonly rows: readonly MatrixRow[]
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onClose: () => void
}

function usePriceForm({ rows, session, sheet, onClose }: PriceFormProps) {
  const { t } = useTexts()
  const rights = usePriceRights()
  const { book } = session
  const [first] = useState(() => firstTyped(rows, book))
  const [typed, setTyped] = useState(first.typed)
  const [reason, setReason] = useState(first.reason)
  const [missing, setMissing] = useState<string | null>(null)
  const [priceField, reasonField] = [useRef<InputRef>(null), useRef<InputRef>(null)]
  const plan = useMemo(
    () => (typed === null ? null : planPrices(rows, typed, book.quoteOf, rights)),
    [rows, typed, book, rights],
  )
  const submit = () => {
    if (plan === null || plan.breach !== null) {
      if (plan === null) setMissing(t('orders:price.needPrice'))
      priceField.current?.focus()
    } else if (reason.trim() === '') {
      setMissing(t('orders:price.needReason'))
      reasonField.current?.focus()
    } else {
      const next = (skuId: number) => ({ priceFen: plan.prices.get(skuId) ?? 0, reason: reason.trim() })
      const { before, after } = priceStep(plan.prices.keys(), book.own, next)
      sheet.current?.setPrices(before, after)
      onClose()
    }
  }
  const own = rows.flatMap(skusOfRow).filter((skuId) => book.own.has(skuId))
  const restore = () => {
    const { before, after } = priceStep(own, book.own, () => null)
    sheet.current?.setPrices(before, after)
    onClose()
  }
  const finding = plan?.breach ?? plan?.doubt ?? null
  const news = finding === null ? missing : findingText(finding, rights, t)
  return {
    ...{ rights, typed, setTyped, reason, setReason, priceField, reasonField, submit },
    ...{ news, wrong: plan?.breach != null, restore: own.length === 0 ? null : restore },
  }
}

type PriceForm = ReturnType<typeof usePriceForm>

function PriceFields({ form, rows, book }: { form: PriceForm; rows: readonly MatrixRow[]; book: StyleBook }) {
  const { t } = useTexts()
  const { setTyped } = form
  const { priceFen, rateBp } = bothWays(
    form.typed,
    rangeOver(rows, book.quoteOf, (quote) => quote.tagPriceFen),
  )
  return (
    <>
      <div className="price-fields">
        <label htmlFor="own-price">{t('orders:price.price')}</label>
        <MoneyField
          id="own-price"
          ref={form.priceField}
          autoFocus
          value={priceFen}
          onChange={(fen) => setTyped(fen === null ? null : { by: 'price', priceFen: fen })}
        />
        <label htmlFor="own-rate">{t('orders:price.rate')}</label>
        <RateField
          id="own-rate"
          value={rateBp}
          onChange={(bp) => setTyped(bp === null ? null : { by: 'rate', rateBp: bp })}
        />
        <label htmlFor="own-reason">{t('orders:price.reason')}</label>
        <Input
          id="own-reason"
          ref={form.reasonField}
          maxLength={200}
          placeholder={t('orders:price.reasonHint')}
          value={form.reason}
          onChange={(event) => form.setReason(event.target.value)}
        />
      </div>
      <div className="dialog-reasons">
        {reasons.map((name) => {
          const text = t(`orders:price.common.${name}`)
          return (
            <Tag.CheckableTag key={name} checked={form.reason === text} onChange={() => form.setReason(text)}>
              {text}
            </Tag.CheckableTag>
          )
        })}
      </div>
    </>
  )
}

function PriceForm(props: PriceFormProps) {
  const { t } = useTexts()
  const { rows, session, onClose } = props
  const form = usePriceForm(props)
  const { submit, restore } = form
  useKeys(
    useMemo(() => [{ keys: 'Esc', label: t('components:confirm.cancel'), run: onClose }], [onClose, t]),
    'dialog',
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    submit()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter of the fields inside
    <div className="price-form" onKeyDown={onKeyDown}>
      <Facts rows={rows} book={session.book} rights={form.rights} />
      <PriceFields form={form} rows={rows} book={session.book} />
      <p className={form.wrong ? 'price-news price-wrong' : 'price-news'} role="status">
        {form.news}
      </p>
      <footer>
        {restore !== null && <Button onClick={restore}>{t('orders:price.restore')}</Button>}
        <Button type="primary" title="Enter" disabled={form.wrong} onClick={submit}>
          {t('orders:price.ok')}
        </Button>
      </footer>
    </div>
  )
}

interface PricePopoverProps {
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onClose: () => void
}

/** Sets the price of the selected rows beside the cell the cursor is on: a price or a rate, and why. Enter sets it. */
export function PricePopover({ session, sheet, onClose }: PricePopoverProps) {
  const { t } = useTexts()
  const [rows] = useState(() => sheet.current?.selectedRows() ?? [])
  const [rect] = useState(() => sheet.current?.activeRect() ?? null)
  useEffect(() => () => sheet.current?.focus(), [sheet])
  const priced = session.header.value.distributorId !== null
  const [first] = rows
  const title =
    rows.length > 1
      ? t('orders:price.titleMany', { count: rows.length })
      : [t('orders:price.action'), first?.styleCode, first?.colourName].join(' ')
  const at = rect === null ? { left: '50%', top: '30%' } : { left: rect.left, top: rect.top, height: rect.height }
  return (
    <Popover
      open
      trigger="click"
      placement="bottomLeft"
      title={title}
      content={
        first === undefined || !priced ? (
          <Nothing text={t(first === undefined ? 'orders:price.noRow' : 'orders:price.noCustomer')} onClose={onClose} />
        ) : (
          <PriceForm rows={rows} session={session} sheet={sheet} onClose={onClose} />
        )
      }
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <span className="price-anchor" style={at} />
    </Popover>
  )
}

function Nothing({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useTexts()
  useKeys(
    useMemo(() => [{ keys: 'Esc', label: t('components:confirm.cancel'), run: onClose }], [onClose, t]),
    'dialog',
  )
  return <p className="soft">{text}</p>
}
