import { netPriceFen, sumOf } from '../../../shared/domain/money'
import { type PricedStyle, type PricePolicy, type PriceQuestion, quotePrice } from '../../../shared/domain/pricing'
import type { OrderFormLine } from '../../../shared/schemas/imports'
import type { OrderKind } from '../../../shared/schemas/orders'
import type { Reader } from '../../database/connection'
import type { KnownSku } from '../../database/queries/imports'
import { findDistributor } from '../../database/queries/masters'
import { listApprovedPolicies, listSkusToPrice } from '../../database/queries/price-policies'
import { piecesOf, ruleName } from '../prices'
import type { Finding } from './kinds'

/** How an order line says that its price came with the file. */
export const fileRule = 'file'

/** A line ready to be written. */
export interface PricedLine {
  readonly skuId: number
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly priceRule: string
}

/** What the price of a line depends on beside its SKU. */
export interface PriceContext {
  readonly distributorId: number
  readonly orderKind: OrderKind
  readonly date: string
  /** What the whole form holds, towards rules that ask for a quantity. */
  readonly lines?: readonly { readonly skuId: number; readonly quantity: number }[]
}

type QuoteOf = (
  context: PriceContext,
  sku: KnownSku,
  tagPriceFen: number,
) => { rateBp: number; priceFen: number; rule: string }

/** Prices by policy, each question decided once: a form of five thousand lines asks a few dozen different ones. */
export function policyPrices(reader: Reader): QuoteOf {
  const styles = new Map<number, PricedStyle>()
  const policies = listApprovedPolicies(reader)
  const parties = new Map<number, Pick<PriceQuestion, 'distributor'> & { readonly policies: readonly PricePolicy[] }>()
  const decided = new Map<string, ReturnType<QuoteOf>>()
  const styleOf = (sku: KnownSku) => {
    const known = styles.get(sku.styleId)
    if (known !== undefined) return known
    const { season = '', category = '' } = listSkusToPrice(reader, [sku.id])[0] ?? {}
    const style = { id: sku.styleId, season, category }
    styles.set(sku.styleId, style)
    return style
  }
  const partyOf = (distributorId: number) => {
    const known = parties.get(distributorId)
    if (known !== undefined) return known
    const distributor = findDistributor(reader, distributorId)
    if (distributor === undefined) throw new Error(`no distributor ${distributorId}`)
    const own = policies.filter((policy) => (policy.distributorId ?? distributorId) === distributorId)
    const party = { distributor, policies: own }
    parties.set(distributorId, party)
    return party
  }
  // One form at a time is priced, so the pieces of the last are kept and no more.
  let counted: { readonly context: PriceContext; readonly pieces: ReadonlyMap<number, number> } | null = null
  const piecesIn = (context: PriceContext): ReadonlyMap<number, number> => {
    if (counted?.context !== context) {
      decided.clear()
      const terms = { ...context, ...partyOf(context.distributorId) }
      counted = { context, pieces: piecesOf(reader, terms, context.lines ?? []) }
    }
    return counted.pieces
  }
  return (context, sku, tagPriceFen) => {
    const { orderKind, date, distributorId } = context
    const pieces = piecesIn(context)
    const key = `${distributorId}/${date}/${orderKind}/${sku.styleId}/${tagPriceFen}`
    const known = decided.get(key)
    if (known !== undefined) return known
    const question = { tagPriceFen, style: styleOf(sku), orderKind, date, pieces, ...partyOf(distributorId) }
    const { rateBp, priceFen, rule } = quotePrice(question)
    const quote = { rateBp, priceFen, rule: ruleName(rule) }
    decided.set(key, quote)
    return quote
  }
}

/**
 * Prices a line: a stated price per piece, else tag price × stated rate, else the policy; the tag price is the form's, else the master's.
 * What the form says it adds up to is checked and never silently taken, because a price is agreed and a sum is only computed.
 */
export function priceLine(
  line: OrderFormLine,
  sku: KnownSku,
  context: PriceContext,
  quoteOf: QuoteOf,
): { readonly line: PricedLine; readonly findings: readonly Finding[]; readonly doubts: readonly Finding[] } {
  const tagPriceFen = line.tagPriceFen ?? sku.tagPriceFen
  const base = { skuId: sku.id, quantity: line.quantity, tagPriceFen }
  const quote = quoteOf(context, sku, tagPriceFen)
  const priced = statedPrice(line, tagPriceFen) ?? byPolicy(quote)
  const computedFen = line.quantity * priced.priceFen
  const conflict = priceConflict(line, tagPriceFen)
  // A form that states its rate was checked when it was read.
  const checked = line.rateBp !== undefined && line.tagPriceFen !== undefined && conflict === null
  const findings: Finding[] = conflict === null ? [] : [conflict]
  if (line.amountFen !== undefined && line.amountFen !== computedFen && !checked)
    findings.push({
      code: 'amountDisagrees',
      severity: 'warning',
      params: { statedFen: line.amountFen, computedFen, sku: sku.code },
    })
  return { line: { ...base, ...priced }, findings, doubts: doubtsAbout(priced, tagPriceFen, { sku, quote }) }
}

/** Where a form goes against the books: a price other than the policy's, a tag price other than the master's. Taken over, and told. */
function doubtsAbout(
  priced: Price,
  tagPriceFen: number,
  { sku, quote }: { readonly sku: KnownSku; readonly quote: ReturnType<QuoteOf> },
): readonly Finding[] {
  const doubts: Finding[] = []
  const doubt = (code: string, params: Finding['params']) =>
    doubts.push({ code, severity: 'warning', ...(params ? { params } : {}) })
  if (priced.priceFen !== quote.priceFen)
    doubt('priceOffPolicy', { sku: sku.code, statedFen: priced.priceFen, policyFen: quote.priceFen, rule: quote.rule })
  if (tagPriceFen !== sku.tagPriceFen)
    doubt('tagPriceDisagrees', { sku: sku.code, statedFen: tagPriceFen, masterFen: sku.tagPriceFen })
  return doubts
}

/** A form that states a price per piece and a rate, of which one is wrong. */
function priceConflict({ rateBp, unitPriceFen }: OrderFormLine, tagPriceFen: number): Finding | null {
  if (rateBp === undefined || unitPriceFen === undefined) return null
  const computedFen = netPriceFen(tagPriceFen, rateBp)
  return computedFen === unitPriceFen
    ? null
    : { code: 'unitPriceDisagrees', severity: 'warning', params: { statedFen: unitPriceFen, computedFen } }
}

type Price = Pick<PricedLine, 'rateBp' | 'priceFen' | 'priceRule'>

const byPolicy = ({ rule, ...quote }: ReturnType<QuoteOf>): Price => ({ ...quote, priceRule: rule })

function statedPrice(line: OrderFormLine, tagPriceFen: number): Price | undefined {
  const { rateBp, unitPriceFen, quantity, amountFen } = line
  const byRate =
    rateBp === undefined ? undefined : { rateBp, priceFen: netPriceFen(tagPriceFen, rateBp), priceRule: fileRule }
  // Of a rate and a price that contradict each other the amount tells which is meant; without one it is the price, which is exact.
  if (byRate !== undefined && (unitPriceFen === undefined || amountFen === quantity * byRate.priceFen)) return byRate
  if (unitPriceFen === undefined || unitPriceFen < 0) return byRate
  if (byRate?.priceFen === unitPriceFen) return byRate
  const shown = tagPriceFen === 0 ? 0 : Math.min(20_000, Math.round((unitPriceFen * 10_000) / tagPriceFen))
  return { rateBp: shown, priceFen: unitPriceFen, priceRule: fileRule }
}

/** Pieces and fen of priced lines. */
export const worthOf = (lines: readonly PricedLine[]) => ({
  quantity: sumOf(lines.map((line) => line.quantity)),
  amountFen: sumOf(lines.map((line) => line.quantity * line.priceFen)),
})
