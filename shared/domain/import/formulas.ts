import type { Cell } from '../../schemas/imports'
import { type Formula, parseFormula } from './formula-syntax'

type Range = Extract<Formula, { kind: 'range' }>
type Looked = number | null | undefined

const MOST_CELLS = 200_000
/** A spreadsheet has at most this many columns. */
const WIDEST = 16_384

/**
 * Calculates the few formulas order forms use, on one sheet, remembering results. `null` means not calculated (another sheet, an unknown
 * function, a circle, a text where a number is needed): it never guesses, and what it gives is used to check, not to trust.
 */
export class SheetCalculator {
  private readonly cellAt: (row: number, column: number) => Cell | null
  private readonly results = new Map<number, number | null>()
  private readonly open = new Set<number>()
  private budget = MOST_CELLS * 10

  constructor(cellAt: (row: number, column: number) => Cell | null) {
    this.cellAt = cellAt
  }

  /** The number of the cell's own formula, whatever result the file claims; null when it has none or cannot be calculated. */
  calculate(row: number, column: number): number | null {
    const cell = this.cellAt(row, column)
    if (cell?.formula === undefined) return null
    const key = row * WIDEST + column
    const known = this.results.get(key)
    if (known !== undefined) return known
    if (this.open.has(key) || this.open.size > 200) return null
    this.open.add(key)
    const formula = parseFormula(cell.formula)
    const result = formula === null ? null : this.value(formula)
    this.open.delete(key)
    const finite = result !== null && Number.isFinite(result) ? result : null
    this.results.set(key, finite)
    return finite
  }

  /** undefined is a cell without a number (blank or text), null one whose number is not known. */
  private look(row: number, column: number): Looked {
    this.budget -= 1
    if (this.budget < 0) return null
    const cell = this.cellAt(row, column)
    if (cell === null || cell.kind === 'text' || cell.kind === 'boolean') return undefined
    if (cell.formula !== undefined) return this.calculate(row, column)
    return cell.kind === 'number' ? cell.value : null
  }

  private value(formula: Formula): number | null {
    switch (formula.kind) {
      case 'number':
        return formula.value
      case 'negate':
        return mapped(this.value(formula.of), (value) => -value)
      case 'percent':
        return mapped(this.value(formula.of), (value) => value / 100)
      case 'range':
        return this.single(formula)
      case 'operation':
        return this.operation(formula)
      case 'call':
        return this.call(formula.name, formula.args)
    }
  }

  private single(range: Range): number | null {
    if (range.top !== range.bottom || range.left !== range.right) return null
    const looked = this.look(range.top, range.left)
    if (looked !== undefined) return looked
    return this.cellAt(range.top, range.left) === null ? 0 : null
  }

  private operation(formula: Extract<Formula, { kind: 'operation' }>): number | null {
    const left = this.value(formula.left)
    const right = this.value(formula.right)
    if (left === null || right === null) return null
    if (formula.operator === '+') return left + right
    if (formula.operator === '-') return left - right
    if (formula.operator === '*') return left * right
    return formula.operator === '/' ? left / right : left ** right
  }

  private call(name: string, args: readonly Formula[]): number | null {
    if (name === 'SUM') return folded(this.spread(args), (values) => values.reduce((sum, value) => sum + value, 0))
    if (name === 'PRODUCT')
      return folded(this.spread(args), (values) => values.reduce((product, value) => product * value, 1))
    if (name === 'SUMPRODUCT') return this.sumProduct(args)
    if (name === 'ROUND' && args.length === 2) {
      const [value, digits] = args.map((arg) => this.value(arg))
      return value == null || digits == null ? null : roundHalfAway(value, digits)
    }
    return null
  }

  private spread(args: readonly Formula[]): readonly Looked[] {
    return args.flatMap((arg) => (arg.kind === 'range' ? this.cells(arg) : [this.value(arg)]))
  }

  private cells(range: Range): readonly Looked[] {
    const count = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    if (count > MOST_CELLS) return [null]
    const values: Looked[] = []
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) values.push(this.look(row, column))
    }
    return values
  }

  private sumProduct(args: readonly Formula[]): number | null {
    const lists = args.map((arg) => (arg.kind === 'range' ? this.cells(arg) : [this.value(arg)]))
    const length = lists[0]?.length ?? 0
    if (lists.some((list) => list.length !== length || list.includes(null))) return null
    let sum = 0
    for (let index = 0; index < length; index += 1)
      sum += lists.reduce((product, list) => product * (list[index] ?? 0), 1)
    return sum
  }
}

function mapped(value: number | null, change: (value: number) => number): number | null {
  return value === null ? null : change(value)
}

function folded(values: readonly Looked[], fold: (values: readonly number[]) => number): number | null {
  if (values.includes(null)) return null
  return fold(values.filter((value) => value !== undefined && value !== null))
}

/** A spreadsheet's ROUND: on the decimal digits one sees, half away from zero. */
function roundHalfAway(value: number, digits: number): number {
  const scaled = Math.abs(Number(Math.abs(value).toPrecision(15))) * 10 ** digits
  return (Math.sign(value) * Math.round(Number(scaled.toPrecision(15)))) / 10 ** digits
}
