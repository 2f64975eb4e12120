import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { OrderForm, OrderFormLine, TableMapping } from '../../../shared/schemas/imports'
import type { KnownSku } from '../../database/queries/imports'
import type { SkuDirectory } from './directories'
import { type FormCells, lineOfOpen } from './form-sheets'
import { type Finding, problem, type ReadFile } from './kinds'
import { type PriceContext, type PricedLine, type policyPrices, priceLine } from './order-lines'
import { goodsPlace } from './order-places'

/** A file with how its tables were read, so that a finding can be placed in the column it is about. */
export interface Source {
  readonly file: ReadFile
  readonly tables: readonly TableMapping[]
  /** Takes what each line was found to be, where the order is shown cell by cell. */
  readonly cells?: FormCells | undefined
}

/** What pricing the lines of a form needs at hand. */
export interface PricingDesk {
  readonly skus: SkuDirectory
  readonly priceOf: ReturnType<typeof policyPrices>
  readonly problems: ImportProblemRow[]
}

/** The lines of a form found and priced; null when any of them cannot be. What is wrong or doubtful goes to the desk's problems. */
export function priceForm(
  desk: PricingDesk,
  { file, tables, cells }: Source,
  form: OrderForm,
  terms: PriceContext | null,
): PricedLine[] | null {
  const skus = form.lines.map((line) => desk.skus.ofLine(line))
  const context = terms === null ? null : { ...terms, lines: heldOf(form, skus) }
  const lines: PricedLine[] = []
  const seen = new Map<number, number>()
  const doubts = new OnceTold(desk, file)
  const told = new OnceAPlace(desk)
  let whole = true
  for (const [index, sku] of skus.entries()) {
    const line = form.lines[index]
    if (line === undefined) continue
    const note = sku.ok ? sku.note : sku.finding
    // A row of sizes names its goods once, so what is wrong with the name is told once and not by every size.
    if (note !== undefined) told.add(problem(file, goodsPlace(line, tables, note), note))
    if (!sku.ok) {
      whole = false
      cells?.add(line, null, null)
      continue
    }
    if (line.quantity <= 0) {
      cells?.add(line, sku.value, null)
      desk.problems.push(problem(file, line, { code: 'quantityNegative', params: { quantity: line.quantity } }))
      whole = false
      continue
    }
    noteRepeated(desk, file, line, { sku: sku.value, seen })
    if (context === null) {
      cells?.add(line, sku.value, null)
      continue
    }
    const priced = priceLine(line, sku.value, context, desk.priceOf)
    for (const finding of priced.findings) desk.problems.push(problem(file, line, finding))
    for (const doubt of priced.doubts) doubts.add(line, doubt)
    lines.push(priced.line)
    cells?.add(line, sku.value, priced.line)
  }
  doubts.tell()
  for (const open of cells === undefined ? [] : form.open) {
    const sku = desk.skus.ofLine(lineOfOpen(open))
    cells?.addOpen(open, sku.ok ? sku.value : null)
  }
  return whole && context !== null && lines.length > 0 ? lines : null
}

type Found = ReturnType<SkuDirectory['ofLine']>

/** What a form holds of the goods it names without doubt, for rules that ask for a quantity. */
const heldOf = (form: OrderForm, skus: readonly Found[]) =>
  skus.flatMap((sku, index) => {
    const quantity = form.lines[index]?.quantity ?? 0
    return sku.ok && quantity > 0 ? [{ skuId: sku.value.id, quantity }] : []
  })

/** The same goods twice in one order is mostly a row that was pasted twice; taken over, and told. */
function noteRepeated(
  desk: PricingDesk,
  file: ReadFile,
  line: OrderFormLine,
  { sku, seen }: { readonly sku: KnownSku; readonly seen: Map<number, number> },
): void {
  const before = seen.get(sku.id)
  if (before === undefined) seen.set(sku.id, line.row)
  else
    desk.problems.push(
      problem(file, line, { code: 'lineRepeated', severity: 'warning', params: { value: sku.code, row: before } }),
    )
}

/** The same finding at the same cell is told once. */
class OnceAPlace {
  private readonly known = new Set<string>()
  private readonly desk: PricingDesk

  constructor(desk: PricingDesk) {
    this.desk = desk
  }

  add(found: ImportProblemRow): void {
    const { sheet, row, column, code, params } = found
    const key = [sheet, row, column, code, params.what, params.value].join('\n')
    if (!this.known.has(key)) this.desk.problems.push(found)
    this.known.add(key)
  }
}

/** A doubt that hundreds of lines share is told once, at the first of them, with their number. */
class OnceTold {
  private readonly doubts = new Map<
    string,
    { readonly line: OrderFormLine; readonly finding: Finding; count: number }
  >()
  private readonly desk: PricingDesk
  private readonly file: ReadFile

  constructor(desk: PricingDesk, file: ReadFile) {
    this.desk = desk
    this.file = file
  }

  add(line: OrderFormLine, finding: Finding): void {
    const known = this.doubts.get(finding.code)
    if (known) known.count += 1
    else this.doubts.set(finding.code, { line, finding, count: 1 })
  }

  tell(): void {
    for (const { line, finding, count } of this.doubts.values())
      this.desk.problems.push(problem(this.file, line, { ...finding, params: { ...finding.params, lines: count } }))
  }
}
