import type { Grid } from './grid'
import type { OwnedLine } from './order-rows'

const FULL_BP = 10_000

/**
 * Checks stated amounts against quantity × half-up(tag price × rate). When most lines only fit the other reading of the rate (52 % off
 * instead of 48 % of the tag price), the whole column is turned and one warning says so; every line that still differs is a warning.
 */
export function checkAmounts(
  grid: Grid,
  lines: readonly OwnedLine[],
  columns: { readonly amount: number; readonly rate: number },
): readonly OwnedLine[] {
  let asPaid = 0
  let asOff = 0
  for (const { line } of lines) {
    const { amountFen, rateBp } = line
    if (amountFen === undefined || rateBp === undefined || rateBp * 2 === FULL_BP) continue
    if (expected(line, rateBp) === amountFen) asPaid += 1
    else if (expected(line, FULL_BP - rateBp) === amountFen) asOff += 1
  }
  const turn = asOff > 0 && asOff > asPaid
  const first = lines[0]
  if (turn && first) grid.warn(first.line.row, columns.rate, 'rateIsOff', { lines: asOff })
  const checked = turn ? lines.map(turned) : lines
  for (const { line } of checked) noteDifference(grid, line, columns.amount)
  return checked
}

const turned = ({ owner, line }: OwnedLine): OwnedLine =>
  line.rateBp === undefined ? { owner, line } : { owner, line: { ...line, rateBp: FULL_BP - line.rateBp } }

type Priced = OwnedLine['line']

function expected(line: Priced, rateBp: number): number | null {
  return line.tagPriceFen === undefined
    ? null
    : line.quantity * Math.floor((line.tagPriceFen * rateBp + FULL_BP / 2) / FULL_BP)
}

function noteDifference(grid: Grid, line: Priced, column: number): void {
  if (line.amountFen === undefined) return
  const byUnit = line.unitPriceFen === undefined ? null : line.unitPriceFen * line.quantity
  const computed = line.rateBp === undefined ? byUnit : (expected(line, line.rateBp) ?? byUnit)
  if (computed === null || computed === line.amountFen || byUnit === line.amountFen) return
  grid.warn(line.row, column, 'amountDisagrees', { statedFen: line.amountFen, computedFen: computed })
}
