import type { ParsedInput } from '../../shared/contract'
import { piecesTowards, stepOf } from '../../shared/domain/price-rules'
import { type PriceQuestion, type PriceRule, quotePrice } from '../../shared/domain/pricing'
import { Refusal } from '../../shared/schemas/errors'
import type { PriceQuote } from '../../shared/schemas/prices'
import type { Reader } from '../database/connection'
import { findDistributor } from '../database/queries/masters'
import { listPoliciesInForce, listSkusToPrice } from '../database/queries/price-policies'
import { assertMaySee, type ReadingOffice } from './office'

/** What SKUs cost a distributor, for a kind of order and a day, with the rule behind each price. @throws Refusal notFound */
export function quotePrices(office: ReadingOffice, query: ParsedInput<'prices.quote'>): readonly PriceQuote[] {
  assertMaySee(office, query.distributorId)
  return quoteSkus(office, query)
}

/**
 * The same for other services, which have checked whom the document concerns; a transfer prices both of its sides.
 * SKUs that do not exist are left out. Prices are decided once for SKUs that no rule can tell apart.
 * @throws Refusal notFound when there is no such distributor
 */
export function quoteSkus(office: ReadingOffice, query: ParsedInput<'prices.quote'>): PriceQuote[] {
  const { connection } = office
  const distributor = findDistributor(connection, query.distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  const policies = listPoliciesInForce(connection, distributor.id, query.date)
  const terms = { distributor, orderKind: query.orderKind, date: query.date, policies }
  const pieces = piecesOf(connection, terms, query.lines ?? [])
  const namesStyles = policies.some((policy) => policy.styleIds.length > 0)
  const decided = new Map<string, PriceStory>()
  return listSkusToPrice(connection, query.skuIds).map(({ skuId, styleId, tagPriceFen, season, category }) => {
    const key = JSON.stringify([tagPriceFen, season, category, namesStyles ? styleId : 0])
    const story =
      decided.get(key) ?? storyOf({ ...terms, tagPriceFen, style: { id: styleId, season, category }, pieces })
    decided.set(key, story)
    return { skuId, tagPriceFen, ...story }
  })
}

/** How many pieces of some lines count towards each rule that asks for a quantity; nothing is read where none does. */
export function piecesOf(
  reader: Reader,
  terms: Parameters<typeof piecesTowards>[0],
  lines: readonly { readonly skuId: number; readonly quantity: number }[],
): ReadonlyMap<number, number> {
  if (lines.length === 0 || !terms.policies.some((policy) => stepOf(policy) > 0)) return new Map()
  const skuIds = lines.map(({ skuId }) => skuId)
  const styles = new Map(
    listSkusToPrice(reader, skuIds).map(({ skuId, styleId, ...style }) => [skuId, { id: styleId, ...style }]),
  )
  return piecesTowards(
    terms,
    lines.flatMap(({ skuId, quantity }) => {
      const style = styles.get(skuId)
      return style === undefined ? [] : [{ style, quantity }]
    }),
  )
}

type PriceStory = Omit<PriceQuote, 'skuId' | 'tagPriceFen'>

function storyOf(question: PriceQuestion): PriceStory {
  const { rule, base, losers, ...story } = quotePrice(question)
  return {
    ...story,
    rule: ruleName(rule),
    base: base === null ? null : { ...base, rule: ruleName(base.rule) },
    losers: losers.map((lost) => ({ ...lost, rule: ruleName(lost.rule) })),
  }
}

/** How a document names the rule behind its price. */
export const ruleName = (rule: PriceRule): string => (typeof rule === 'string' ? rule : rule.name)
