import type { ParsedInput } from '../../../shared/contract'
import { compareText } from '../../../shared/domain/ordering'
import { sizesInOrder } from '../../../shared/domain/size-runs'
import { type Fact, statisticTable } from '../../../shared/domain/statistics'
import { orderKinds } from '../../../shared/schemas/orders'
import type {
  MemberKey,
  StatisticDimension,
  StatisticLayout,
  StatisticLine,
  StatisticMember,
  StatisticTable,
} from '../../../shared/schemas/statistics'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../../database/connection'
import { listSizeGroupRows } from '../../database/queries/size-groups'
import {
  listColourMembers,
  listDistributorMembers,
  listFairMembers,
  listRegionMembers,
  listStyleMembers,
} from '../../database/queries/statistic-members'
import { hasMoreLines, listOrderSums, listStatisticLines } from '../../database/queries/statistics'
import type { ReadingOffice } from '../office'

/** What a window shows of a table; whoever wants more narrows it or takes the workbook. */
const shownRows = 5000

const plain = (key: MemberKey): StatisticMember => ({ key, code: '', name: key === null ? '' : String(key) })
const text = (key: MemberKey): string => String(key ?? '')

/** The members of a dimension that occur, in the order they are shown. */
function membersOf(
  reader: Reader,
  dimension: StatisticDimension,
  keys: readonly MemberKey[],
): readonly StatisticMember[] {
  switch (dimension) {
    case 'distributor':
      return listDistributorMembers(reader, keys)
    case 'region':
      return listRegionMembers(reader, keys)
    case 'fair':
      return listFairMembers(reader, keys)
    case 'style':
      return listStyleMembers(reader, keys)
    case 'colour':
      return listColourMembers(reader, keys)
    case 'kind':
      return orderKinds.filter((kind) => keys.includes(kind)).map(plain)
    case 'size':
      return sizesInOrder(keys.map(text)).map(plain)
    default:
      return keys.toSorted((a, b) => compareText(text(a), text(b))).map(plain)
  }
}

function everyMember(reader: Reader, layout: StatisticLayout, facts: readonly Fact[]): StatisticTable['members'] {
  const dimensions = [...layout.rows, ...layout.columns]
  const entries = dimensions.map((dimension, place) => {
    const keys = [...new Set(facts.map((fact) => fact.keys[place] ?? null))]
    return [dimension, membersOf(reader, dimension, keys)] as const
  })
  return Object.fromEntries(entries)
}

/** Adds orders up as a layout says, over whoever the actor may see. */
export function arrangeOrders(office: ReadingOffice, layout: StatisticLayout, rowLimit: number): StatisticTable {
  const reader = office.connection
  const facts = listOrderSums(reader, layout, office.actor.distributorIds)
  const members = everyMember(reader, layout, facts)
  const styles = listStyleMembers(
    reader,
    (members.style ?? []).map(({ key }) => key),
  )
  return statisticTable({
    ...{ layout, facts, members, rowLimit },
    sizeGroups: members.size === undefined ? [] : runsOf(reader),
    groupOfStyle: new Map(styles.map((style) => [style.key, style.sizeGroupId])),
  })
}

const runsOf = (reader: Reader) =>
  listSizeGroupRows(reader).map(({ id, name, sizes }) => ({ id, name, sizes: sizes.map((size) => size.code) }))

// So many lines are added up in some 50 ms; what takes longer must not hold up everybody else's questions.
const atOnce = 40_000

/** Orders added up by what stands in the rows and columns of a layout, or null where they are too many to be asked for in passing. */
export const orderStatistics = (
  office: ReadingOffice,
  layout: ParsedInput<'statistics.table'>,
): StatisticTable | null =>
  hasMoreLines(office.connection, layout.filter, office.actor.distributorIds, atOnce)
    ? null
    : arrangeOrders(office, layout, shownRows)

/** The same for any number of orders. */
export const longOrderStatistics = async (
  office: ReadingOffice,
  layout: ParsedInput<'statistics.longTable'>,
): Promise<StatisticTable> => arrangeOrders(office, layout, shownRows)

/** The order lines behind a figure. */
export const statisticLines = (office: ReadingOffice, question: ParsedInput<'statistics.lines'>): Page<StatisticLine> =>
  listStatisticLines(office.connection, question, office.actor.distributorIds)
