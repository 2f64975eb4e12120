import type { MovedPieces } from '../../../shared/domain/customer-past'
import type { ExpectedPieces } from '../../../shared/schemas/order-rows'
import { prepared, type Reader } from '../connection'

/** Whose past of which styles, from which day on, without which order. */
export interface PastScope {
  readonly distributorId: number
  readonly styleIds: readonly number[]
  readonly from: string
  readonly withoutOrderId: number
}

/** A line of an earlier order. */
export interface OrderedPieces {
  readonly orderId: number
  readonly number: string
  readonly businessDate: string
  readonly styleId: number
  readonly colourId: number
  readonly size: string
  readonly quantity: number
  readonly priceFen: number
}

// Cross joins, because SQLite keeps their order: one distributor's few orders of some years, not all that was ever ordered of a SKU.
const ordered = prepared((_, sqlite) =>
  sqlite.prepare<[{ distributorId: number; from: string; without: number; styleIds: string }], OrderedPieces>(
    `select d.id orderId, d.number, d.business_date businessDate, s.style_id styleId, s.colour_id colourId, s.size,
       l.quantity - l.cancelled_quantity quantity, l.price_fen priceFen
     from documents d cross join order_lines l cross join skus s
     where d.distributor_id = @distributorId and d.kind = 'order' and d.business_date >= @from
       and d.status not in ('draft', 'cancelled') and d.id <> @without
       and l.order_id = d.id and l.quantity > l.cancelled_quantity and s.id = l.sku_id
       and s.style_id in (select value from json_each(@styleIds))
     order by d.business_date desc, d.id desc, l.id`,
  ),
)

/** What a distributor ordered of some styles, newest first; drafts and what was cancelled do not count. */
export const listOrderedPieces = (reader: Reader, scope: PastScope): OrderedPieces[] =>
  ordered(reader).all({
    ...{ distributorId: scope.distributorId, from: scope.from, without: scope.withoutOrderId },
    styleIds: JSON.stringify(scope.styleIds),
  })

/** Goods of a style, colour and size that moved in a distributor's places. */
export interface MovedGoods extends MovedPieces {
  readonly styleId: number
  readonly colourId: number
  readonly size: string
}

// From the styles' SKUs to the entries of the distributor's two places: each a look at one end of an index.
const moved = prepared((_, sqlite) =>
  sqlite.prepare<[{ distributorId: number; from: string; styleIds: string }], MovedGoods>(
    `select s.style_id styleId, s.colour_id colourId, s.size, w.kind place, e.kind kind, sum(e.quantity) quantity
     from warehouses w cross join skus s cross join stock_entries e
     where w.distributor_id = @distributorId and w.kind in ('distributor', 'transit')
       and s.style_id in (select value from json_each(@styleIds))
       and e.warehouse_id = w.id and e.sku_id = s.id and e.business_date >= @from
     group by s.id, w.id, e.kind`,
  ),
)

/** What moved in a distributor's own places of some styles, summed by SKU and kind. */
export const listMovedGoods = (reader: Reader, scope: PastScope): MovedGoods[] =>
  moved(reader).all({
    ...{ distributorId: scope.distributorId, from: scope.from },
    styleIds: JSON.stringify(scope.styleIds),
  })

const stylesOf = prepared((_, sqlite) =>
  sqlite
    .prepare<[{ season: string; category: string }], number>(
      'select id from styles where season = @season and category = @category order by id',
    )
    .pluck(),
)

/** The styles of a season and category, archived ones too, because last year's mostly are. */
export const listStyleIdsOf = (reader: Reader, season: string, category: string): number[] =>
  stylesOf(reader).all({ season, category }).map(Number)

const expected = prepared((_, sqlite) =>
  sqlite.prepare<[{ styleId: number; colourId: number }], ExpectedPieces>(
    `select l.sku_id skuId, d.id productionId, d.number, p.due_date dueDate, sum(l.quantity - l.received_quantity) quantity
     from skus s cross join production_lines l cross join documents d cross join production_orders p
     where s.style_id = @styleId and s.colour_id = @colourId and l.sku_id = s.id and l.quantity > l.received_quantity
       and d.id = l.production_order_id and d.status in ('placed', 'partlyReceived') and p.document_id = d.id
     group by d.id, l.sku_id
     order by p.due_date, d.id, l.sku_id`,
  ),
)

/** What factories still owe of a style in a colour, by the day they promised it for. */
export const listExpectedPieces = (reader: Reader, styleId: number, colourId: number): ExpectedPieces[] =>
  expected(reader).all({ styleId, colourId })
