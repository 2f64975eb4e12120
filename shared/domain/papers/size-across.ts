import type { LineSku } from '../../schemas/documents'
import { groupBy } from '../grouping'
import { lineAmountFen, sumOf } from '../money'
import { sizesInOrder } from '../size-runs'

/** A line of an order or a shipment as the size-across sheet needs it. */
export interface AcrossLine
  extends Pick<LineSku, 'styleId' | 'styleCode' | 'styleName' | 'colourId' | 'colourName' | 'size' | 'sizeGroupId'> {
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  /** The carton a line is packed in; lines of different cartons never share a row. */
  readonly cartonNo?: number
}

/** One row of stacked size headers; `mark` tells its rows apart where there are several. */
export interface AcrossRun {
  readonly mark: string
  readonly sizes: readonly string[]
  /** What the sizes are called otherwise (165/84A), under each; left out where none has another name. */
  readonly aliases?: readonly string[]
}

/** A style and colour at one price, a quantity under each size of its run. */
export interface AcrossRow {
  readonly run: number
  readonly styleId: number
  readonly styleCode: string
  readonly styleName: string
  readonly colourName: string
  readonly cartonNo: number | null
  readonly quantities: readonly number[]
  readonly quantity: number
  readonly tagPriceFen: number
  readonly rateBp: number
  readonly priceFen: number
  readonly amountFen: number
}

/** What the rows of a category add up to. */
export interface AcrossSubtotal {
  readonly category: string
  readonly rowCount: number
  readonly quantity: number
  readonly amountFen: number
}

/** A document with its sizes across. */
export interface AcrossSheet {
  readonly runs: readonly AcrossRun[]
  readonly rows: readonly AcrossRow[]
  /** What a category adds up to, by its last row; empty where there are not several. */
  readonly subtotals: ReadonlyMap<AcrossRow, AcrossSubtotal>
  /** How many size columns the widest run takes. */
  readonly columnCount: number
  readonly styleCount: number
  readonly quantity: number
  readonly amountFen: number
}

/** What arranges a sheet beside its lines. */
export interface AcrossOptions {
  /** The sizes of each size group in the order of its chart; a group that is not here is put in order by its sizes' names. */
  readonly sizeGroups: ReadonlyMap<number, readonly string[]>
  /** How many size columns the paper has room for; a longer run goes on in a row of its own. */
  readonly maxColumns: number
  /** The category of each style; the rows of one stand together and are added up. */
  readonly categories?: ReadonlyMap<number, string>
  /** Other names of sizes, by size group and size. */
  readonly aliases?: ReadonlyMap<number, ReadonlyMap<string, string>>
}

const MARKS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** A, B … Z, A1, B1 … */
const markOf = (index: number): string => {
  const round = Math.floor(index / MARKS.length)
  return `${MARKS.charAt(index % MARKS.length)}${round === 0 ? '' : round}`
}

const chunks = (sizes: readonly string[], length: number): string[][] => {
  const count = Math.max(1, Math.ceil(sizes.length / length))
  return Array.from({ length: count }, (_, index) => sizes.slice(index * length, (index + 1) * length))
}

/** The sizes a group is shown with: its whole run where it fits, else those that occur. */
function shownSizes(used: ReadonlySet<string>, run: readonly string[], maxColumns: number): string[] {
  const strangers = sizesInOrder([...used].filter((size) => !run.includes(size)))
  const whole = [...run, ...strangers]
  return whole.length <= maxColumns ? whole : whole.filter((size) => used.has(size))
}

/** A line with the header row it stands under. */
interface Placed {
  readonly index: number
  readonly line: AcrossLine
  readonly run: number
  readonly sizes: readonly string[]
}

/** Gives each line its header row, lines in their order; groups with the same sizes share one. */
function placeLines(
  lines: readonly AcrossLine[],
  { sizeGroups, maxColumns, aliases }: AcrossOptions,
): { readonly runs: readonly AcrossRun[]; readonly placed: readonly Placed[] } {
  const runs: AcrossRun[] = []
  const known = new Map<string, number>()
  const placed: Placed[] = []
  const numbered = lines.map((line, index) => ({ line, index }))
  for (const [groupId, members] of groupBy(numbered, ({ line }) => line.sizeGroupId)) {
    const used = new Set(members.map(({ line }) => line.size))
    for (const sizes of chunks(shownSizes(used, sizeGroups.get(groupId) ?? [], maxColumns), maxColumns)) {
      const names = sizes.map((size) => aliases?.get(groupId)?.get(size) ?? '')
      const named = names.some((each) => each !== '') ? { aliases: names } : {}
      const key = JSON.stringify([sizes, named])
      const run = known.get(key) ?? runs.length
      if (run === runs.length) runs.push({ mark: markOf(run), sizes, ...named })
      known.set(key, run)
      placed.push(...members.flatMap((member) => (sizes.includes(member.line.size) ? [{ ...member, run, sizes }] : [])))
    }
  }
  return { runs, placed: placed.toSorted((a, b) => a.index - b.index) }
}

const sameRow = ({ line, run }: Placed): string =>
  [line.colourId, line.cartonNo, run, line.tagPriceFen, line.rateBp, line.priceFen].join()

function rowOf(members: readonly [Placed, ...Placed[]]): AcrossRow {
  const [{ line, run, sizes }] = members
  const quantities = sizes.map((size) =>
    sumOf(members.flatMap((member) => (member.line.size === size ? [member.line.quantity] : []))),
  )
  const quantity = sumOf(quantities)
  const { styleId, styleCode, styleName, colourName, tagPriceFen, rateBp, priceFen, cartonNo = null } = line
  const prices = { tagPriceFen, rateBp, priceFen, amountFen: lineAmountFen(quantity, priceFen) }
  return { run, styleId, styleCode, styleName, colourName, cartonNo, quantities, quantity, ...prices }
}

/** The rows of a category together, categories in the order in which they come first. */
function byCategory(
  rows: readonly AcrossRow[],
  categories: AcrossOptions['categories'],
): Pick<AcrossSheet, 'rows' | 'subtotals'> {
  const groups = groupBy(rows, (row) => categories?.get(row.styleId) ?? '')
  const subtotals = new Map<AcrossRow, AcrossSubtotal>()
  if (groups.size < 2) return { rows, subtotals }
  for (const [category, own] of groups) {
    const last = own.at(-1)
    const quantity = sumOf(own.map((row) => row.quantity))
    const amountFen = sumOf(own.map((row) => row.amountFen))
    if (last !== undefined) subtotals.set(last, { category, rowCount: own.length, quantity, amountFen })
  }
  return { rows: [...groups.values()].flat(), subtotals }
}

/**
 * Puts sizes across: a row per style, colour, price and carton, in the order in which styles and their colours come first. A style with sizes
 * at different prices takes a row a price, so that quantity × price is the amount of every row; quantities and amounts add up to the lines'.
 */
export function sizesAcross(lines: readonly AcrossLine[], options: AcrossOptions): AcrossSheet {
  const { runs, placed } = placeLines(lines, options)
  const rows: AcrossRow[] = []
  for (const ofStyle of groupBy(placed, ({ line }) => line.styleId).values()) {
    const together = groupBy(ofStyle, sameRow)
    // A colour's rows stay together although their prices or runs differ.
    const byColour = groupBy(together.values(), ([first]) => first.line.colourId)
    rows.push(...[...byColour.values()].flat().map(rowOf))
  }
  const { rows: ordered, subtotals } = byCategory(rows, options.categories)
  return {
    runs,
    rows: ordered,
    subtotals,
    columnCount: Math.max(1, ...runs.map((run) => run.sizes.length)),
    styleCount: new Set(lines.map((line) => line.styleId)).size,
    quantity: sumOf(rows.map((row) => row.quantity)),
    amountFen: sumOf(rows.map((row) => row.amountFen)),
  }
}
