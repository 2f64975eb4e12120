import type { OrderFormReading, Sheets } from '../../schemas/imports'
import { wordKey } from './text'

/** Words that only a report of sales has: in its name, or as the header of a column. */
const IN_NAME = /sell[-_ ]?out|sell[-_ ]?through|零售|销售上报|销售流水|销售明细|实销/i
const HEADERS: ReadonlySet<string> = new Set(
  '销售日期 零售日期 销量 销售数量 零售数量 零售额 销售额 小票号 saledate soldon solddate unitssold qtysold soldqty'
    .split(' ')
    .map(wordKey),
)

/** From how many orders on a list without order numbers looks like sales, and over how many days; an order list is of one day or a few. */
const MANY_FORMS = 10
const MANY_DAYS = 5
/** Customers buy a piece or two, offices order by the dozen lines. */
const FEW_LINES = 3

/**
 * Whether a list read as orders is more likely a distributor's report of what it sold: its columns may be the same, and taken for orders the
 * goods would be shipped once more. An order number or a kind of order anywhere settles that it is orders.
 */
export function looksLikeSellOut(fileName: string, sheets: Sheets, reading: OrderFormReading): boolean {
  const { forms, mapping } = reading
  if (forms.length === 0 || mapping.some(({ layout }) => layout !== 'flat')) return false
  if (forms.some(({ reference, kind }) => reference !== null || kind !== null)) return false
  const headers = mapping.flatMap(
    ({ sheet, headerRow }) => sheets.find(({ name }) => name === sheet)?.rows[headerRow - 1] ?? [],
  )
  if (IN_NAME.test(fileName) || headers.some((cell) => cell !== null && HEADERS.has(wordKey(cell.text)))) return true
  return isDayByDay(forms)
}

function isDayByDay(forms: OrderFormReading['forms']): boolean {
  if (forms.length < MANY_FORMS || new Set(forms.map(({ date }) => date)).size < MANY_DAYS) return false
  const owners = new Set(forms.map(({ distributorCode, distributorName }) => distributorCode ?? distributorName))
  const lineCounts = forms.map(({ lines }) => lines.length).toSorted((a, b) => a - b)
  return owners.size < forms.length && (lineCounts[Math.floor(lineCounts.length / 2)] ?? 0) <= FEW_LINES
}
