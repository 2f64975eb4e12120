import { useMemo } from 'react'
import { netPriceFen } from '../../../shared/domain/money'
import type { PriceQuote } from '../../../shared/schemas/styles'
import { useFollowing, useLive } from '../../components/live'
import { Thumbnail } from '../../components/pictures'
import { Quantity } from '../../components/values'
import { formatFen, formatQuantity, formatRate } from '../../components/values/text'
import type { MatrixRow } from '../../grid/size-matrix'
import { type Translate, useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import { PackNews } from './pack-news'
import { RowExpected, RowPast, useRowSide } from './row-past'
import type { StyleBook } from './style-book'

/** What a price rule is called; policies have names of their own. */
export function ruleText(rule: string, t: Translate): string {
  if (rule === 'distributorDiscount' || rule === 'override' || rule === 'file' || rule === 'revision')
    return t(`orders:rule.${rule}`)
  return rule
}

/** The same of a quote: a promotion says that it is one, and what it was put on. */
function quoteText({ rule, kind, base }: PriceQuote, t: Translate): string {
  if (kind !== 'promotion') return ruleText(rule, t)
  if (base === null) return t('orders:promotion.alone', { name: rule })
  return t('orders:promotion.onTop', { name: rule, base: ruleText(base.rule, t), price: formatFen(base.priceFen) })
}

interface SizeInsight {
  readonly size: string
  readonly skuId: number
  readonly free: number | null
  readonly reserved: number | null
  readonly inProduction: number | null
  readonly quote: PriceQuote | undefined
}

function sizesOf(row: MatrixRow, book: StyleBook): readonly SizeInsight[] {
  const sizes = book.matrices.get(row.styleId)?.sizes ?? []
  return (row.skuIds ?? []).flatMap((skuId, position) => {
    if (skuId === null || row.missing?.includes(position)) return []
    const stock = book.stockOf(skuId)
    const { free = null, reserved = null, inProduction = null } = stock ?? {}
    const size = sizes[position]?.code ?? ''
    return [{ size, skuId, free, reserved, inProduction, quote: book.quoteOf(skuId) }]
  })
}

/** One line under the sheet: what is free by size and why the row has its price. */
export function RowStrip({ session }: { readonly session: DraftSession }) {
  const { t } = useTexts()
  const row = useFollowing(session.row)
  useLive(session.shown)
  if (row === null) return <div className="row-strip faint">{t('orders:row.none')}</div>
  const sizes = sizesOf(row, session.book)
  return (
    <div className="row-strip" aria-live="off">
      <b className="one-line">
        {row.styleCode} {row.colourName}
      </b>
      {session.book.mayStock && (
        <span className="row-stock">
          <span className="soft">{t('orders:row.free')}</span>
          {sizes.map((size) => (
            <span key={size.skuId} className={(size.free ?? 0) <= 0 ? 'row-size row-size-none' : 'row-size'}>
              <span className="faint">{size.size}</span> {formatQuantity(size.free ?? 0)}
            </span>
          ))}
        </span>
      )}
      <PackNews session={session} row={row} />
      <PriceLine quote={sizes.find((size) => size.quote !== undefined)?.quote} row={row} book={session.book} />
    </div>
  )
}

/** The price that a person set for a row, by the first of its sizes that has one. */
function ownOf(row: MatrixRow, book: StyleBook) {
  for (const skuId of row.skuIds ?? []) {
    const own = skuId === null ? undefined : book.own.get(skuId)
    if (skuId !== null && own !== undefined) return { skuId, ...own }
  }
  return null
}

/** From the tag to the price: by the rate where that is the whole story, which it is not for money off or a floor. */
function wayText({ tagPriceFen, rateBp, priceFen }: Pick<PriceQuote, 'tagPriceFen' | 'rateBp' | 'priceFen'>): string {
  const tag = formatFen(tagPriceFen)
  return netPriceFen(tagPriceFen, rateBp) === priceFen ? `${tag} × ${formatRate(rateBp)} =` : `${tag} →`
}

function PriceLine({ quote, row, book }: { quote: PriceQuote | undefined; row: MatrixRow; book: StyleBook }) {
  const { t } = useTexts()
  if (quote === undefined) return <span className="row-price faint">{t('orders:row.unpriced')}</span>
  const own = ownOf(row, book)
  const price = (own === null ? quote : book.priceOf(own.skuId)) ?? quote
  const rule = own === null ? quoteText(quote, t) : `${t('orders:rule.override')} ${own.reason}`
  return (
    <span className="row-price one-line" title={rule}>
      <span className="soft">{rule}</span> {wayText(price)} <b>{formatFen(price.priceFen)}</b>
      {own !== null && <span className="soft"> {t('orders:price.was', { price: formatFen(quote.priceFen) })}</span>}
    </span>
  )
}

/** The floor of the rule, and that it held where the rate alone would have gone below it. */
function Floor({ quote }: { readonly quote: PriceQuote }) {
  const { t } = useTexts()
  const { floorFen, beforeFloorFen, priceFen } = quote
  if (floorFen === null) return null
  return (
    <li className="soft">
      <span>
        {t('orders:row.floor')}
        {beforeFloorFen < priceFen && (
          <b className="row-own"> {t('orders:row.floorHeld', { price: formatFen(beforeFloorFen) })}</b>
        )}
      </span>
      <span className="numeric">{formatFen(floorFen)}</span>
    </li>
  )
}

function Losers({ quote }: { readonly quote: PriceQuote }) {
  const { t } = useTexts()
  const losers = quote.losers ?? []
  return (
    <ul className="row-rules">
      <li>
        <b>{quoteText(quote, t)}</b>
        <span className="numeric">
          {wayText(quote)} {formatFen(quote.priceFen)}
        </span>
      </li>
      {losers.map((loser) => (
        <li key={`${loser.rule}${loser.because}`} className="soft">
          <span>
            {ruleText(loser.rule, t)}{' '}
            <span className="faint">{t(`orders:lost.${loser.because}`, { count: loser.minQuantity ?? 0 })}</span>
          </span>
          <span className="numeric">{formatRate(loser.rateBp)}</span>
        </li>
      ))}
      <Floor quote={quote} />
    </ul>
  )
}

/** The price that a person set, over the policy it replaced. */
function Own({ row, session }: { readonly row: MatrixRow; readonly session: DraftSession }) {
  const { t } = useTexts()
  const own = ownOf(row, session.book)
  if (own === null) return null
  return (
    <ul className="row-rules">
      <li>
        <span>
          <b>{t('orders:rule.override')}</b> <span className="soft">{own.reason}</span>
        </span>
        <b className="numeric">{formatFen(own.priceFen)}</b>
      </li>
    </ul>
  )
}

type HeadProps = Pick<MatrixRow, 'styleId' | 'styleCode' | 'styleName' | 'colourName' | 'swatch'>

/** The picture, code, name and colour of a row. */
export function RowHead({ styleId, styleCode, styleName, colourName, swatch }: HeadProps) {
  return (
    <header className="row-head">
      <Thumbnail styleId={styleId} name={`${styleCode} ${styleName}`} swatch={swatch} />
      <h2>
        <b>{styleCode}</b>
        <span>{styleName}</span>
        <span>{colourName}</span>
      </h2>
    </header>
  )
}

function StockTable({ sizes }: { readonly sizes: readonly SizeInsight[] }) {
  const { t } = useTexts()
  return (
    <table className="order-sums">
      <thead>
        <tr>
          <th>{t('orders:row.size')}</th>
          <th className="numeric">{t('orders:row.free')}</th>
          <th className="numeric">{t('orders:row.reserved')}</th>
          <th className="numeric">{t('orders:row.inProduction')}</th>
        </tr>
      </thead>
      <tbody>
        {sizes.map((size) => (
          <tr key={size.skuId}>
            <td>{size.size}</td>
            <td className="numeric">
              <Quantity value={size.free} />
            </td>
            <td className="numeric">
              <Quantity value={size.reserved} blankZero />
            </td>
            <td className="numeric">
              <Quantity value={size.inProduction} blankZero />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The current row in full for the side panel: stock by size, the whole story of its price, and what was before. */
export function RowInsight({ session }: { readonly session: DraftSession }) {
  const row = useFollowing(session.row)
  return row === null ? null : <RowStory row={row} session={session} />
}

function RowStory({ row, session }: { readonly row: MatrixRow; readonly session: DraftSession }) {
  const { t } = useTexts()
  const shown = useLive(session.shown)
  const { distributorId, businessDate: date } = useLive(session.header)
  const orderId = useLive(session.saved)?.id
  const { styleId, colourId } = row
  const { side, waiting } = useRowSide({ distributorId, styleId, colourId, date, orderId })
  // biome-ignore lint/correctness/useExhaustiveDependencies: prices and stock stand in the book, which has no render of its own
  const sizes = useMemo(() => sizesOf(row, session.book), [row, session.book, shown])
  const names = useMemo(() => new Map(sizes.map((size) => [size.skuId, size.size])), [sizes])
  const quote = sizes.find((size) => size.quote !== undefined)?.quote
  return (
    <section className="row-insight">
      <RowHead {...row} />
      <StockTable sizes={sizes} />
      <div className={waiting ? 'order-panel-old' : undefined}>
        {side !== undefined && <RowExpected expected={side.expected} sizes={names} />}
      </div>
      {quote !== undefined && (
        <>
          <h2>{t('orders:row.priceStory')}</h2>
          <Own row={row} session={session} />
          <Losers quote={quote} />
        </>
      )}
      <div className={waiting ? 'order-panel-old' : undefined}>
        {side?.past != null && <RowPast past={side.past} />}
      </div>
    </section>
  )
}
