import type { RebateBase } from '../../../shared/schemas/rebates'
import { prepared, type Reader } from '../connection'

/** Which days of whose accounts; null is everyone. */
export interface RebatePeriod {
  readonly dateFrom: string
  readonly dateTo: string
  readonly distributorIds: readonly number[] | null
}

interface BaseRow {
  readonly distributorId: number
  readonly distributorCode: string
  readonly distributorName: string
  readonly baseFen: number
}

interface BaseQuestion {
  readonly dateFrom: string
  readonly dateTo: string
  readonly whose: string | null
}

const KINDS: Readonly<Record<RebateBase, string>> = {
  shipped: "('shipment', 'return', 'shortage')",
  received: "('receipt', 'refund')",
}

const basesOf = (base: RebateBase, sign: '' | '-') =>
  prepared((_, sqlite) =>
    sqlite.prepare<BaseQuestion, BaseRow>(`
      select c.id as distributorId, c.code as distributorCode, c.name as distributorName, ${sign}sum(e.amount_fen) as baseFen
      from account_entries e join distributors c on c.id = e.distributor_id
      where e.business_date between @dateFrom and @dateTo and e.part = 'receivable' and e.kind in ${KINDS[base]}
        and (@whose is null or e.distributor_id in (select value from json_each(@whose)))
      group by c.id order by c.code`),
  )
const shippedOf = basesOf('shipped', '')
const receivedOf = basesOf('received', '-')

const question = ({ dateFrom, dateTo, distributorIds }: RebatePeriod): BaseQuestion => ({
  ...{ dateFrom, dateTo },
  whose: distributorIds === null ? null : JSON.stringify(distributorIds),
})

/** What rebates are a share of, by distributor: what was shipped less what came back, or what was paid for goods; mirrors take off. */
export const listRebateBases = (reader: Reader, base: RebateBase, period: RebatePeriod): BaseRow[] =>
  (base === 'shipped' ? shippedOf : receivedOf)(reader).all(question(period))

const accruedUnder = prepared((_, sqlite) =>
  sqlite.prepare<[string], { readonly distributorId: number; readonly amountFen: number }>(`
    select d.distributor_id as distributorId, sum(a.moved_fen) as amountFen
    from documents d join adjustments a on a.document_id = d.id
    where d.reference = ? and d.kind = 'adjustment' and d.status in ('draft', 'posted') and a.adjustment_kind = 'rebateAccrued'
    group by d.distributor_id`),
)
/** What was accrued under a reference already, by distributor, drafts included. */
export const listAccrued = (reader: Reader, reference: string): ReadonlyMap<number, number> =>
  new Map(
    accruedUnder(reader)
      .all(reference)
      .map(({ distributorId, amountFen }) => [distributorId, amountFen]),
  )
