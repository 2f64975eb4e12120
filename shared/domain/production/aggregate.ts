import type { PackRule } from '../../schemas/production'
import { distributeByLargestRemainder, exactInteger, rateOfFen, sumOf } from '../money'

/** What comes on top of what orders ask for. */
export interface AggregationRules {
  readonly bufferBp: number
  /** The fewest pieces a factory makes of a style and colour. */
  readonly minimumQuantity: number
  readonly pack: PackRule
  readonly packMultiple: number
}

/** Pieces an order line still waits for. */
export interface Demand {
  readonly orderLineId: number
  readonly skuId: number
  readonly quantity: number
}

/** A size a style and colour comes in; `ratio` is its share of a pack (整手), core sizes come first where pieces are left over. */
export interface RunSize {
  readonly skuId: number
  readonly ratio: number
  readonly core: boolean
}

/** A SKU to be made: who asked for how much, and every piece on top with its reason; `quantity` is the sum of the four. */
export interface AggregatedCell {
  readonly skuId: number
  readonly demand: number
  readonly buffer: number
  readonly pack: number
  readonly minimum: number
  readonly quantity: number
  readonly sources: readonly { readonly orderLineId: number; readonly quantity: number }[]
}

interface RunDemand {
  readonly run: readonly RunSize[]
  readonly demand: readonly number[]
  readonly rules: AggregationRules
}

/** What is added to each size of a run. */
interface Rounding {
  readonly pack: readonly number[]
  readonly minimum: readonly number[]
}

const upTo = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple

/**
 * Sums demand into cells, style and colour by style and colour: the orders' own pieces; a buffer whose total is exact, spread by
 * largest remainder; rounding up to packs; then whole packs more until the factory's minimum is reached. Nothing is made of a run
 * that nobody asked for. The order of the input does not matter. RangeError: demand for a SKU that is in no run.
 */
export function aggregateDemand(
  demand: readonly Demand[],
  runs: readonly (readonly RunSize[])[],
  rules: AggregationRules,
): AggregatedCell[] {
  const bySku = Map.groupBy(demand, (line) => line.skuId)
  const cells = runs.flatMap((run) => cellsOfRun(run, bySku, rules))
  const known = new Set(runs.flatMap((run) => run.map((size) => size.skuId)))
  const stray = [...bySku.keys()].find((skuId) => !known.has(skuId))
  if (stray !== undefined) throw new RangeError(`no run has the SKU ${stray}`)
  return cells
}

function cellsOfRun(
  run: readonly RunSize[],
  bySku: ReadonlyMap<number, readonly Demand[]>,
  rules: AggregationRules,
): AggregatedCell[] {
  const sources = run.map((size) => sourcesOf(bySku.get(size.skuId) ?? []))
  const demand = sources.map((own) => sumOf(own.map((source) => source.quantity)))
  if (sumOf(demand) === 0) return []
  const buffer = bufferOf({ run, demand, rules })
  const wanted = demand.map((pieces, index) => pieces + (buffer[index] ?? 0))
  const { pack, minimum } = roundingOf({ run, demand: wanted, rules })
  return run.flatMap(({ skuId }, index) => {
    const parts = {
      demand: demand[index] ?? 0,
      buffer: buffer[index] ?? 0,
      pack: pack[index] ?? 0,
      minimum: minimum[index] ?? 0,
    }
    const quantity = sumOf(Object.values(parts))
    return quantity === 0 ? [] : [{ skuId, ...parts, quantity, sources: sources[index] ?? [] }]
  })
}

function sourcesOf(demand: readonly Demand[]): AggregatedCell['sources'] {
  const sums = new Map<number, number>()
  for (const { orderLineId, quantity } of demand) {
    if (exactInteger(quantity, 'demand') < 0) throw new RangeError('demand is negative')
    if (quantity > 0) sums.set(orderLineId, (sums.get(orderLineId) ?? 0) + quantity)
  }
  return [...sums]
    .map(([orderLineId, quantity]) => ({ orderLineId, quantity }))
    .toSorted((a, b) => a.orderLineId - b.orderLineId)
}

const coreFirst = (run: readonly RunSize[]): number[] => run.map((size) => (size.core ? 0 : 1))

/** The buffer by size; its total is the rate of the whole run, because rounding each size alone would double it on small ones. */
const bufferOf = ({ run, demand, rules }: RunDemand): number[] =>
  distributeByLargestRemainder(rateOfFen(sumOf(demand), rules.bufferBp), demand, coreFirst(run))

/** A pack needs sizes that are in it; a run without any is rounded like one without packs. */
const roundingOf = (wanted: RunDemand): Rounding =>
  wanted.rules.pack === 'ratio' && wanted.run.some((size) => size.ratio > 0) ? byRatio(wanted) : byMultiple(wanted)

/** Whole packs of the size ratio: as few as cover every size that is in the pack, then as few more as reach the minimum. */
function byRatio({ run, demand, rules }: RunDemand): Rounding {
  const ratios = run.map((size) => size.ratio)
  const loose = sumOf(demand.filter((_, index) => (ratios[index] ?? 0) === 0))
  const covering = Math.max(
    ...ratios.map((ratio, index) => (ratio === 0 ? 0 : Math.ceil((demand[index] ?? 0) / ratio))),
  )
  const reaching = Math.max(covering, Math.ceil((rules.minimumQuantity - loose) / sumOf(ratios)))
  return {
    pack: ratios.map((ratio, index) => (ratio === 0 ? 0 : covering * ratio - (demand[index] ?? 0))),
    minimum: ratios.map((ratio) => (reaching - covering) * ratio),
  }
}

/** Each size to a multiple (1 where nothing is rounded), then as few multiples more as reach the minimum, by the size ratio. */
function byMultiple({ run, demand, rules }: RunDemand): Rounding {
  const multiple = rules.pack === 'multiple' ? rules.packMultiple : 1
  const pack = demand.map((pieces) => upTo(pieces, multiple) - pieces)
  const missing = rules.minimumQuantity - sumOf(demand) - sumOf(pack)
  const more = missing > 0 ? Math.ceil(missing / multiple) : 0
  const spread = distributeByLargestRemainder(
    more,
    run.map((size) => size.ratio),
    coreFirst(run),
  )
  return { pack, minimum: spread.map((units) => units * multiple) }
}
