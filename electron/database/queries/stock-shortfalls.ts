import { prepared, type Reader } from '../connection'

/** The places that must have what they give; of a distributor's stock the books know just a part. */
export const GUARDED = "('company', 'regional', 'quarantine')"

/**
 * Places of ours that held less than nothing on the evening of a day: each with its worst day, from `since` on. What a place holds lasts
 * until the next day something moves, so that a day before `since` counts while it lasts. The entries are read in the order they lie.
 */
export const shortOnDays = (since: string): string => `select warehouse_id, sku_id, business_date, min(held) held from (
    select warehouse_id, sku_id, business_date,
      sum(sum(quantity)) over (partition by warehouse_id, sku_id order by business_date) held,
      lead(business_date) over (partition by warehouse_id, sku_id order by business_date) until
    from stock_entries not indexed where warehouse_id in (select id from warehouses where kind in ${GUARDED})
    group by warehouse_id, sku_id, business_date
  ) where held < 0 and coalesce(until, '9999') > ${since} group by warehouse_id, sku_id`

/** How many SKUs lack pieces, with one of them named. */
export interface Shortfall {
  readonly count: number
  readonly warehouse: string
  readonly sku: string
}

const shortfall = prepared((_, sqlite) =>
  sqlite.prepare<[string], Shortfall>(`select count(distinct s.sku_id) count, w.name warehouse, min(k.code) sku
    from (
      select warehouse_id, sku_id from stock_balances where on_hand < 0 or reserved > max(on_hand, 0)
      union select warehouse_id, sku_id from (${shortOnDays('?')})
    ) s join warehouses w on w.id = s.warehouse_id and w.kind in ${GUARDED} join skus k on k.id = s.sku_id`),
)

/** What our places lack today and on any day from today on: less than nothing on hand, or more promised than there is. */
export const findShortfall = (reader: Reader, today: string): Shortfall =>
  shortfall(reader).get(today) ?? { count: 0, warehouse: '', sku: '' }
