import type { RefusalParam } from '../../schemas/errors'
import type { Cell, ImportProblem, ImportProblemCode, Merge, SheetGrid } from '../../schemas/imports'
import { scaledFloat } from './decimals'
import { SheetCalculator } from './formulas'
import type { Parsed } from './parsed'

/** Collects what is wrong while one file is read. */
export class ProblemList {
  readonly problems: ImportProblem[] = []

  add(
    place: { readonly sheet: string; readonly row: number; readonly column: number },
    code: ImportProblemCode,
    severity: ImportProblem['severity'],
    params: Readonly<Record<string, RefusalParam>> = {},
  ): void {
    const { sheet, row, column } = place
    this.problems.push({ sheet, row, column, code, params, severity })
  }
}

/** One sheet with what recognition asks of it: cells by place (from 1), merged cells filled, formulas checked, problems noted. */
export class Grid {
  readonly sheet: SheetGrid
  readonly name: string
  readonly height: number
  readonly width: number
  readonly list: ProblemList
  private readonly merges = new Map<number, Merge[]>()
  private readonly calculator: SheetCalculator
  private readonly edited: boolean

  /** `edited` sheets say something else than their file, so what the file worked out itself is worked out anew. */
  constructor(sheet: SheetGrid, list: ProblemList, edited = false) {
    this.sheet = sheet
    this.name = sheet.name
    this.list = list
    this.edited = edited
    this.height = sheet.rows.length
    this.width = sheet.rows.reduce((width, row) => Math.max(width, row.length), 0)
    this.calculator = new SheetCalculator((row, column) => this.at(row, column))
    for (const merge of sheet.merges) {
      for (let row = merge.top; row <= Math.min(merge.bottom, this.height); row += 1) {
        const known = this.merges.get(row)
        if (known) known.push(merge)
        else this.merges.set(row, [merge])
      }
    }
  }

  /** The cells of a row as they stand; merged cells are empty but for their top left. */
  row(row: number): readonly (Cell | null)[] {
    return this.sheet.rows[row - 1] ?? []
  }

  /** The cell as it stands. */
  at(row: number, column: number): Cell | null {
    return this.sheet.rows[row - 1]?.[column - 1] ?? null
  }

  /** The merged area a cell belongs to, if any. */
  mergeAt(row: number, column: number): Merge | undefined {
    return this.merges.get(row)?.find((merge) => column >= merge.left && column <= merge.right)
  }

  /** The cell as a person sees it: a merged area shows its value in each of its cells. */
  seen(row: number, column: number): Cell | null {
    const own = this.at(row, column)
    if (own !== null || this.merges.size === 0) return own
    const merge = this.mergeAt(row, column)
    return merge ? this.at(merge.top, merge.left) : null
  }

  /**
   * The cell with its formula worked out: without a result in the file it becomes our own number when that can be calculated. A file that
   * claims another number than its formula gives is told so; as an error the claim is not taken over (null).
   */
  calculated(row: number, column: number, severity: ImportProblem['severity']): Cell | null {
    const cell = this.at(row, column)
    if (cell?.formula === undefined) return cell
    const own = this.calculator.calculate(row, column)
    if (own === null) {
      if (cell.kind === 'number') this.warn(row, column, 'notCalculated', { text: cell.text, formula: cell.formula })
      return cell
    }
    const rounded = scaledFloat(own, 6)
    const value = rounded === null ? own : rounded / 1_000_000
    if (cell.kind === 'formula' || this.edited)
      return { kind: 'number', value, text: String(value), formula: cell.formula }
    if (cell.kind !== 'number' || Math.abs(cell.value - own) <= 1e-6) return cell
    this[NOTE[severity]](row, column, 'formulaDisagrees', {
      stated: cell.value,
      computed: value,
      formula: cell.formula,
    })
    return severity === 'error' ? null : cell
  }

  /** The value of a parsed cell, or null after its refusal was noted at the cell. */
  take<Value>(
    row: number,
    column: number,
    parsed: Parsed<Value>,
    severity: ImportProblem['severity'] = 'error',
  ): Value | null {
    if (parsed.ok) return parsed.value
    this[NOTE[severity]](row, column, parsed.code, parsed.params)
    return null
  }

  /** Notes that something at a cell was not taken over. */
  error(row: number, column: number, code: ImportProblemCode, params: Params = {}): void {
    this.list.add({ sheet: this.name, row, column }, code, 'error', params)
  }

  /** Notes something doubtful at a cell. */
  warn(row: number, column: number, code: ImportProblemCode, params: Params = {}): void {
    this.list.add({ sheet: this.name, row, column }, code, 'warning', params)
  }
}

const NOTE = { error: 'error', warning: 'warn' } as const

type Params = Readonly<Record<string, RefusalParam>>
