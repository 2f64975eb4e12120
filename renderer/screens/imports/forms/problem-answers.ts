import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FormCell } from '../../../../shared/schemas/import-forms'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import type { TableMapping } from '../../../../shared/schemas/imports'
import { tableOf } from './form-rows'

/** What choosing a candidate says: fixes of the file, or another reading of a column. */
export type Answer =
  | { readonly kind: 'fixes'; readonly fixes: readonly ImportFix[] }
  | { readonly kind: 'size'; readonly table: TableMapping; readonly column: number; readonly size: string }

/** The candidates a problem comes with. */
export function candidatesOf({ params }: ImportProblemRow): readonly string[] {
  const { candidates } = params
  return typeof candidates === 'string' && candidates !== '' ? candidates.split(', ') : []
}

interface AnswerContext {
  readonly problems: readonly ImportProblemRow[]
  readonly cells: readonly FormCell[]
  readonly tables: readonly TableMapping[]
}

/**
 * What choosing a candidate means. The same wrong word elsewhere in the file is answered with it, because a form repeats its mistakes in
 * every row, and nobody wants to be asked twice.
 */
export function answerOf(problem: ImportProblemRow, candidate: string, context: AnswerContext): Answer | null {
  const what = String(problem.params.what ?? '')
  if (what === 'distributor') {
    const written = String(problem.params.value ?? '')
    return { kind: 'fixes', fixes: [{ kind: 'distributor', written, code: candidate }] }
  }
  const alike = context.problems.filter((other) => isAlike(other, problem))
  const cells = alike.flatMap(({ sheet, row }) => firstOf(context, sheet, row ?? 0))
  const [first] = cells
  if (first === undefined) return null
  const table = tableOf(first, context.tables)
  if (what === 'size' && table?.layout === 'sizeAcross') {
    const column = problem.column ?? 0
    return { kind: 'size', table, column, size: candidate }
  }
  const fixes = cells.map((cell): ImportFix => {
    const place = { sheet: cell.sheet, row: cell.row, column: cell.column }
    return { kind: 'goods', ...place, ...goodsOf({ what, candidate, problem }) }
  })
  return { kind: 'fixes', fixes }
}

const isAlike = (other: ImportProblemRow, { code, params }: ImportProblemRow): boolean =>
  other.code === code &&
  (['what', 'value', 'text'] as const).every((name) => (other.params[name] ?? '') === (params[name] ?? ''))

/** A row is fixed at the first of its cells, whichever of them the problem stands in. */
function firstOf({ cells }: AnswerContext, sheet: string, row: number): readonly FormCell[] {
  return cells.filter((cell) => cell.sheet === sheet && cell.row === row && !cell.dropped).slice(0, 1)
}

interface GoodsAnswer {
  readonly what: string
  readonly candidate: string
  readonly problem: ImportProblemRow
}

function goodsOf({ what, candidate, problem }: GoodsAnswer): Partial<Extract<ImportFix, { kind: 'goods' }>> {
  const style = typeof problem.params.style === 'string' ? { styleCode: problem.params.style } : {}
  switch (what) {
    case 'sku':
      return { skuCode: candidate }
    case 'colour':
      return { ...style, colour: candidate }
    case 'size':
      return { ...style, size: candidate }
    default:
      return { styleCode: candidate }
  }
}
