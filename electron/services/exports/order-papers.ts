import type { OrderPaperExtras } from '../../../shared/domain/papers'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { findFair } from '../../database/queries/fairs'
import { listPaperStyles, listRepresentatives } from '../../database/queries/order-papers'
import { listThumbnails } from '../../database/queries/pictures'
import { listSizes } from '../../database/queries/size-groups'
import type { PaperContext } from '../../excel/writers/orders'
import type { ReadingOffice } from '../office'
import { paperContext } from './files'

/** Waves that a head has room for. */
const MOST_WAVES = 4

/** Everything that the paper of an order says or shows beside the order. */
export function orderPaperContext(office: ReadingOffice, order: OrderDocument): PaperContext & OrderPaperExtras {
  const { connection, actor } = office
  const styleIds = [...new Set(order.lines.map((line) => line.styleId))]
  const styles = listPaperStyles(connection, styleIds)
  const waves = [...new Set(styles.map((style) => style.wave))].filter((wave) => wave !== '').slice(0, MOST_WAVES)
  const { distributorId, createdByName } = order.document
  const looksAfter = distributorId === null ? [] : listRepresentatives(connection, distributorId)
  const fair = order.fairId === null ? undefined : findFair(connection, order.fairId)
  const thumbnails = actor.permissions.has('pictures.thumbnails') ? listThumbnails(connection, styleIds) : []
  return {
    ...paperContext(office),
    details: {
      fairName: fair?.name ?? null,
      salespeople: looksAfter.length > 0 ? looksAfter : [createdByName],
      waves,
    },
    categories: new Map(styles.map((style) => [style.styleId, style.category])),
    aliases: aliasesOf(office),
    pictures: new Map(thumbnails.map(({ styleId, thumbnail, ...shape }) => [styleId, { bytes: thumbnail, ...shape }])),
  }
}

function aliasesOf({ connection }: ReadingOffice): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const groups = Map.groupBy(listSizes(connection), (size) => size.sizeGroupId)
  return new Map([...groups].map(([id, sizes]) => [id, new Map(sizes.map(({ code, alias }) => [code, alias]))]))
}
