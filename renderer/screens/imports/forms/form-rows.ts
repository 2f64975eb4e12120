import type { FormCell, FormSheet } from '../../../../shared/schemas/import-forms'
import type { TableMapping } from '../../../../shared/schemas/imports'
import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { sheetOfLines } from '../../../components/sku-sheet'
import type { MatrixRow, SizeGroup } from '../../../grid/size-matrix'

/** Where something stands in the file. */
export interface FormPlace {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** The rows of an order as the sheet shows them, and where each of their cells stands in the file. */
export interface FormRows {
  readonly rows: readonly MatrixRow[]
  readonly groups: readonly SizeGroup[]
  /** By row: the place of each position, null where nothing in the file stands behind it. */
  readonly places: ReadonlyMap<string, readonly (FormPlace | null)[]>
  /** By row: the cells it is made of. */
  readonly cells: ReadonlyMap<string, readonly FormCell[]>
}

interface Words {
  /** Heads the sizes of goods nobody knows. */
  readonly unknownSizes: string
  /** Stands where a row names no goods. */
  readonly unnamed: string
}

const keyOf = ({ sheet, row }: Pick<FormPlace, 'sheet' | 'row'>) => `${sheet}!${row}`

/** The table a cell was read from: tables may stand side by side. */
export const tableOf = (cell: FormPlace, tables: readonly TableMapping[]): TableMapping | undefined =>
  tables.findLast(
    ({ sheet, bodyRow, columns, sizes }) =>
      sheet === cell.sheet &&
      bodyRow <= cell.row &&
      (columns.quantity === cell.column || sizes.some(({ column }) => column === cell.column)),
  )

/**
 * Brings the cells of a form into the size-across sheet: a row of the form stays a row, a list becomes a row a style and colour, and what
 * is not known yet stands under the sizes it names, in the order of the file.
 */
export function formRows(
  { cells }: Pick<FormSheet, 'cells'>,
  context: {
    readonly tables: readonly TableMapping[]
    readonly matrices: readonly StyleMatrix[]
    readonly words: Words
  },
): FormRows {
  const plans = plansOf(
    cells.filter(({ dropped }) => !dropped),
    context.tables,
  )
  const byId = new Map(context.matrices.map((matrix) => [matrix.id, matrix]))
  const groups = new Map<number, SizeGroup>()
  const rows: MatrixRow[] = []
  const places = new Map<string, readonly (FormPlace | null)[]>()
  const kept = new Map<string, readonly FormCell[]>()
  for (const plan of plans) {
    const matrix = byId.get(plan.cells[0]?.styleId ?? 0)
    const shown = matrix === undefined || !plan.known ? unknownRow(plan, context.words) : knownRow(plan, matrix)
    for (const group of shown.groups) groups.set(group.id, group)
    rows.push(shown.row)
    places.set(plan.id, shown.places)
    kept.set(plan.id, plan.cells)
  }
  return { rows, groups: [...groups.values()], places, cells: kept }
}

interface RowPlan {
  readonly id: string
  readonly known: boolean
  readonly table: TableMapping | undefined
  readonly cells: FormCell[]
}

function plansOf(cells: readonly FormCell[], tables: readonly TableMapping[]): readonly RowPlan[] {
  const plans = new Map<string, RowPlan>()
  for (const cell of cells) {
    const table = tableOf(cell, tables)
    const across = table?.layout === 'sizeAcross'
    const known = cell.skuId !== null
    const goods = known ? `${cell.styleId}-${cell.colourId}` : `?${cell.written}|${cell.colour}`
    const start = across ? `${keyOf(cell)}!${known ? '' : '?'}${table?.sizes[0]?.column ?? ''}` : goods
    for (let copy = 1; ; copy += 1) {
      const id = copy === 1 ? start : `${start}#${copy}`
      const plan = plans.get(id) ?? { id, known, table, cells: [] }
      // The same goods twice stay two rows, so that a repeated row is seen.
      const taken = plan.cells.some((other) => (known ? other.skuId === cell.skuId : other.size === cell.size))
      if (taken && !(across && !known)) continue
      plans.set(id, plan)
      plan.cells.push(cell)
      break
    }
  }
  return [...plans.values()]
}

interface ShownRow {
  readonly row: MatrixRow
  readonly groups: readonly SizeGroup[]
  readonly places: readonly (FormPlace | null)[]
}

function knownRow({ id, cells, table }: RowPlan, matrix: StyleMatrix): ShownRow {
  const lines = cells.flatMap((cell) => {
    const { skuId, styleId, colourId, entry, tagPriceFen, rateBp, priceFen } = cell
    if (skuId === null || styleId === null || colourId === null) return []
    const priced = tagPriceFen > 0 || priceFen > 0
    return [{ skuId, styleId, colourId, entry, ...(priced ? { price: { tagPriceFen, rateBp, priceFen } } : {}) }]
  })
  const { rows, groups } = sheetOfLines([matrix], lines)
  const [row] = rows
  if (row === undefined) return unknownRow({ id, cells, table, known: false }, { unknownSizes: '', unnamed: '' })
  const bySku = new Map(cells.map((cell) => [cell.skuId, cell]))
  const [first] = cells
  const places = matrix.sizes.map(({ code }, position): FormPlace | null => {
    const own = bySku.get(row.skuIds?.[position] ?? 0)
    if (own !== undefined) return { sheet: own.sheet, row: own.row, column: own.column }
    if (first === undefined || table?.layout !== 'sizeAcross') return null
    const column = table.sizes.find(({ size, alternatives }) =>
      [size, ...alternatives].some((word) => same(word, code)),
    )
    return column === undefined ? null : { sheet: first.sheet, row: first.row, column: column.column }
  })
  const missing = places.flatMap((place, position) =>
    place === null || row.missing?.includes(position) ? [position] : [],
  )
  return { row: { ...row, id, missing }, groups, places }
}

const same = (a: string, b: string): boolean =>
  a.normalize('NFKC').trim().toUpperCase() === b.normalize('NFKC').trim().toUpperCase()

const runs = new Map<string, number>()

/** A negative number for a run of sizes as a form writes them; those of the books are positive. */
function runId(sizes: readonly string[]): number {
  const key = sizes.join('\t')
  const known = runs.get(key) ?? -(runs.size + 1)
  runs.set(key, known)
  return known
}

function unknownRow({ id, cells, table }: RowPlan, words: Words): ShownRow {
  const across = table?.layout === 'sizeAcross' ? table.sizes : null
  const [first] = cells
  const sizes = across === null ? cells.map(({ size }) => size || '—') : across.map(({ size }) => size)
  const places = (across ?? cells).map((own): FormPlace | null =>
    first === undefined
      ? null
      : 'row' in own
        ? placeOf(own)
        : { sheet: first.sheet, row: first.row, column: own.column },
  )
  const entries = (across ?? cells).map(({ column }, position) =>
    across === null ? (cells[position]?.entry ?? 0) : (cells.find((cell) => cell.column === column)?.entry ?? 0),
  )
  const sizeGroupId = runId(sizes)
  return {
    row: {
      id,
      styleId: -1,
      styleCode: first?.written || words.unnamed,
      styleName: first?.styleName ?? '',
      colourId: -1,
      colourName: first?.colour ?? '',
      swatch: '',
      sizeGroupId,
      ...{ tagPriceFen: 0, rateBp: 0, netPriceFen: 0, unpriced: true },
      entries,
    },
    groups: [{ id: sizeGroupId, name: words.unknownSizes, sizes }],
    places,
  }
}

const placeOf = ({ sheet, row, column }: FormPlace): FormPlace => ({ sheet, row, column })
