import type { ParsedInput } from '../../shared/contract'
import { type PriceQuestion, type PriceRule, quotePrice } from '../../shared/domain/pricing'
import { Refusal } from '../../shared/schemas/errors'
import type { PriceQuote } from '../../shared/schemas/styles'
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
 * SKUs that do not exist are left out. Prices are decided once for SKUs that share season, category and tag price.
 * @throws Refusal notFound when there is no such distributor
 */
export function quoteSkus(office: ReadingOffice, query: ParsedInput<'prices.quote'>): PriceQuote[] {
  const { connection } = office
  const distributor = findDistributor(connection, query.distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  const policies = listPoliciesInForce(connection, distributor.id, query.date)
  const decided = new Map<string, PriceStory>()
  return listSkusToPrice(connection, query.skuIds).map(({ skuId, tagPriceFen, season, category }) => {
    const key = JSON.stringify([tagPriceFen, season, category])
    const story =
      decided.get(key) ??
      storyOf({
        tagPriceFen,
        distributor,
        style: { season, category },
        orderKind: query.orderKind,
        date: query.date,
        policies,
      })
    decided.set(key, story)
    return { skuId, tagPriceFen, ...story }
  })
}

type PriceStory = Omit<PriceQuote, 'skuId' | 'tagPriceFen'>

function storyOf(question: PriceQuestion): PriceStory {
  const { rateBp, priceFen, rule, floorFen, losers } = quotePrice(question)
  return {
    rateBp,
    priceFen,
    rule: named(rule),
    floorFen,
    losers: losers.map((lost) => ({ ...lost, rule: named(lost.rule) })),
  }
}

const named = (rule: PriceRule): string => (typeof rule === 'string' ? rule : rule.name)
