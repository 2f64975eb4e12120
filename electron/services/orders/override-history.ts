import { formatYuan } from '../../../shared/domain/money'
import type { OrderLineRow } from '../../../shared/schemas/orders'
import type { Tx } from '../../database/connection'
import { insertHistory } from '../../database/queries/documents'
import type { Office } from '../office'
import { isOverridden } from './prices'

type Line = Pick<
  OrderLineRow,
  'styleCode' | 'colourId' | 'colourName' | 'skuId' | 'priceFen' | 'priceRule' | 'overrideReason' | 'policyPriceFen'
>

interface PriceChange {
  readonly action: 'overridePrice' | 'restorePrice'
  readonly what: string
  readonly reason: string
}

// A history line is read, not searched: more styles than these are counted.
const named = 5

const sameOwn = (line: Line, before: Line | undefined) =>
  before !== undefined &&
  isOverridden(before) &&
  before.priceFen === line.priceFen &&
  before.overrideReason === line.overrideReason

const told = ({ styleCode, colourName }: Line, fromFen: number | null, toFen: number): string =>
  `${styleCode} ${colourName} ${fromFen === null ? '' : `${formatYuan(fromFen)} `}→ ${formatYuan(toFen)}`

/** What became of prices of one's own between two savings; sizes of one colour at one price are told once. */
export function priceChanges(before: readonly Line[], after: readonly Line[]): readonly PriceChange[] {
  const known = new Map(before.map((line) => [line.skuId, line]))
  const changes = after.flatMap((line): PriceChange[] => {
    const was = known.get(line.skuId)
    if (isOverridden(line) && !sameOwn(line, was)) {
      // Another size of a colour whose price was set before is nothing new.
      if (
        before.some((one) => one.colourId === line.colourId && one.styleCode === line.styleCode && sameOwn(line, one))
      )
        return []
      const fromFen = was !== undefined && isOverridden(was) ? was.priceFen : line.policyPriceFen
      const what = told(line, fromFen, line.priceFen)
      return [{ action: 'overridePrice', what, reason: line.overrideReason ?? '' }]
    }
    if (!isOverridden(line) && was !== undefined && isOverridden(was))
      return [{ action: 'restorePrice', what: told(line, was.priceFen, line.priceFen), reason: '' }]
    return []
  })
  const groups = Map.groupBy(changes, ({ action, reason }) => `${action}\n${reason}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const whats = [...new Set(group.map(({ what }) => what))]
    const more = whats.length > named ? ` +${whats.length - named}` : ''
    return first === undefined ? [] : [{ ...first, what: `${whats.slice(0, named).join('，')}${more}` }]
  })
}

/** Says in the history who set which price and why, in the version that was just saved. */
export function tellPriceChanges(
  office: Office,
  tx: Tx,
  document: { readonly id: number; readonly version: number },
  changes: readonly PriceChange[],
): void {
  for (const { action, what, reason } of changes)
    insertHistory(tx, {
      documentId: document.id,
      version: document.version,
      action,
      detail: reason === '' ? { what } : { what, reason },
      userId: office.actor.userId,
      at: office.now(),
    })
}
