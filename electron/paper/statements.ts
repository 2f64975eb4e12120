import type { Content } from 'pdfmake/interfaces'
import { capitalAmount } from '../../shared/domain/capital-amounts'
import { formatYuan } from '../../shared/domain/money'
import {
  type GoodsByDocument,
  goodsCell,
  movementColumns,
  movementTotals,
  noteOf,
  pageWords,
  paperWords,
  type StatementColumn,
  type StatementPaper,
  type StatementPaperLine,
  statementColumns,
  statementPaper,
} from '../../shared/domain/papers'
import type { StatementColumnKey, StatementView } from '../../shared/schemas/statements'
import { type PaperOrigin, pdfBytes } from './pdf'
import { endOf, footHeight, ruleOf, summariesOf } from './statement-foot'
import {
  heightOf,
  infoLine,
  innerWidth,
  keepWithFoot,
  type PaperCell,
  type PaperColumn,
  type PaperRow,
  paginate,
  paperTable,
} from './tables'
import { wrapText } from './text-fit'

const PAGE = { width: 841.89, height: 595.28 }
const MARGIN = { side: 30, top: 26, head: 74, bottom: 34 }
const WIDTH = PAGE.width - 2 * MARGIN.side
const ROOM = PAGE.height - MARGIN.top - MARGIN.head - MARGIN.bottom
const SIZE = 9
const ROW = heightOf(1, SIZE) + 1
/** A row as low as its letters stand it, for a statement that then ends on one page. */
const TIGHT = heightOf(1, SIZE) - 0.8
/** How many lines go on with the signatures where those have no room under the others. */
const KEPT_LINES = 5

/** Points a Latin digit's width is given, so that the columns of the workbook fill the page in the same proportions. */
const unitOf = (columns: readonly StatementColumn[]): number =>
  WIDTH / columns.reduce((sum, column) => sum + column.width, 0)

const alignments: Partial<Record<StatementColumnKey, PaperColumn['align']>> = {
  date: 'center',
  number: 'left',
  summary: 'center',
  note: 'left',
  reference: 'left',
  styles: 'left',
}

/** A statement on A4: page x of y, what is carried over named on both pages, capital amount, signatures, reply slip. */
export async function printStatement(
  view: StatementView,
  { fontsFolder }: Pick<PaperOrigin, 'fontsFolder'>,
  columns: readonly StatementColumn[] = statementColumns,
  goods: GoodsByDocument = new Map(),
): Promise<Uint8Array> {
  const paper = statementPaper(view)
  const { row, pages } = layOut(view, paper, { columns, goods })
  const tables = tablesOf(paper, columns, { row, pages })
  return pdfBytes(
    {
      info: { title: `${paperWords.statement} ${view.distributorCode} ${view.dateFrom}_${view.dateTo}` },
      pageSize: PAGE,
      pageMargins: [MARGIN.side, MARGIN.top + MARGIN.head, MARGIN.side, MARGIN.bottom],
      defaultStyle: { fontSize: SIZE },
      header: () => headOf(view),
      footer: (page, count) => ({
        text: pageWords(page, count),
        alignment: 'center',
        fontSize: 8.5,
        margin: [0, 8, 0, 0],
      }),
      content: [
        ...tables.map((table, index): Content => (index === 0 ? table : { stack: [table], pageBreak: 'before' })),
        ruleOf(),
        summariesOf(paper, row),
        ...endOf(view, paper, { row, width: WIDTH }),
      ],
    },
    fontsFolder,
  )
}

function headOf(view: StatementView): Content {
  const region = view.regionName === '' ? '' : `    区域：${view.regionName}`
  const line = (left: string, right: string): Content => infoLine(left, right, { width: WIDTH, fontSize: SIZE })
  return {
    margin: [MARGIN.side, MARGIN.top, MARGIN.side, 0],
    stack: [
      { text: view.companyName, fontSize: 12, bold: true, alignment: 'center' },
      { text: paperWords.statement, fontSize: 14, bold: true, alignment: 'center', margin: [0, 0, 0, 2] },
      line(
        `经销商：${view.distributorCode} ${view.distributorName}${region}`,
        `编号：${view.number || paperWords.preview}`,
      ),
      line(`期间：${view.dateFrom} 至 ${view.dateTo}`, '金额单位：元'),
    ],
  }
}

type Cells = Readonly<Partial<Record<StatementColumnKey, PaperCell>>>

interface LineRow {
  readonly row: PaperRow
  readonly line: StatementPaperLine
}

const plain = (text: string): PaperCell => ({ text })
const strong = (text: string): PaperCell => ({ text, bold: true })
const amount = (fen: number): PaperCell => (fen === 0 ? plain('') : plain(formatYuan(fen)))

const rowOf = (columns: readonly StatementColumn[], cells: Cells, height: number): PaperRow => ({
  height,
  cells: columns.map(({ key }) => cells[key] ?? plain('')),
})

/** The columns of a distributor, and what their goods were. */
interface Dress {
  readonly columns: readonly StatementColumn[]
  readonly goods: GoodsByDocument
}

/** The lines of each page, and how high a row is on all of them. */
interface Layout {
  readonly row: number
  readonly pages: readonly (readonly LineRow[])[]
}

/** One page where it all fits, with lower rows if need be; else as many as it takes, the signatures with the last lines. */
function layOut(view: StatementView, paper: StatementPaper, dress: Dress): Layout {
  const { columns } = dress
  const widthOf = (wanted: StatementColumnKey): number =>
    innerWidth((columns.find(({ key }) => key === wanted)?.width ?? 0) * unitOf(columns))
  const linesAt = (row: number) => paper.lines.map((line): LineRow => lineRow(dress, line, { widthOf, row }))
  const heights = (rows: readonly LineRow[]): number => rows.reduce((sum, { row }) => sum + row.height, 0)
  // Header, the row above the lines, and the three rows of totals, kept free on every page: any page may be the last.
  const roomAt = (row: number) => ROOM - 5 * row - 8
  const footAt = (row: number) => footHeight(view, paper, { row, width: WIDTH })
  for (const row of [ROW, TIGHT]) {
    const lines = linesAt(row)
    if (heights(lines) + footAt(row) <= roomAt(row)) return { row, pages: [lines] }
  }
  const pages = paginate(linesAt(ROW), (rows) => heights(rows) <= roomAt(ROW))
  const fitsWithFoot = (rows: readonly LineRow[]) => heights(rows) + footAt(ROW) <= roomAt(ROW)
  return { row: ROW, pages: keepWithFoot(pages, fitsWithFoot, KEPT_LINES) }
}

/** How many lines of the table stand on each page of a statement; the last page holds the signatures. */
export const linesPerPage = (
  view: StatementView,
  dress: Dress = { columns: statementColumns, goods: new Map() },
): readonly number[] => layOut(view, statementPaper(view), dress).pages.map((rows) => rows.length)

/** The table of each page: opening or brought forward, lines, carried down or the totals. */
function tablesOf(paper: StatementPaper, columns: readonly StatementColumn[], { row, pages }: Layout): Content[] {
  const unit = unitOf(columns)
  const printed = columns.map(
    ({ key, width }): PaperColumn => ({ width: width * unit, align: alignments[key] ?? 'right' }),
  )
  const header: PaperRow = {
    height: row + 2,
    cells: columns.map(({ header }) => ({ text: header, bold: true, align: 'center' })),
  }
  let done: StatementPaperLine[] = []
  return pages.map((rows, index) => {
    const word = index === 0 ? paperWords.opening : paperWords.broughtForward
    const before = rowOf(columns, carriedCells(paper, done, word), row)
    done = [...done, ...rows.map(({ line }) => line)]
    const after =
      index < pages.length - 1
        ? [rowOf(columns, carriedCells(paper, done, paperWords.carriedDown), row)]
        : totalRows(columns, paper, row)
    return paperTable(printed, [header, before, ...rows.map((each) => each.row), ...after], SIZE)
  })
}

function lineRow(
  { columns, goods }: Dress,
  line: StatementPaperLine,
  { widthOf, row }: { readonly widthOf: (key: StatementColumnKey) => number; readonly row: number },
): LineRow {
  const extra = (key: StatementColumnKey): string => extraText(key, goodsCell(key, line, goods))
  const notes = broken(noteOf(line, columns), widthOf('note'))
  const styles = broken(extra('styles'), widthOf('styles'))
  const lines = Math.max(notes.lines?.length ?? 1, styles.lines?.length ?? 1)
  const cells: Cells = {
    ...{
      reference: plain(extra('reference')),
      styles,
      tagAmount: plain(extra('tagAmount')),
      rate: plain(extra('rate')),
    },
    date: plain(line.line.businessDate),
    number: plain(line.line.documentNumber),
    summary: plain(line.summary),
    quantity: plain(line.line.quantity === 0 ? '' : String(line.line.quantity)),
    [line.column]: plain(formatYuan(line.shownFen)),
    balance: plain(formatYuan(line.line.balanceFen)),
    note: notes,
  }
  return { line, row: rowOf(columns, cells, Math.max(row, lines > 1 ? heightOf(lines, SIZE) : 0)) }
}

/** A text in as many lines as its column needs, in the size it is printed in; nothing is broken for a column that is not there. */
function broken(text: string, width: number): PaperCell {
  const lines = width > 0 ? wrapText(text, width, SIZE) : []
  return lines.length > 1 ? { text: '', lines } : plain(text)
}

function extraText(key: StatementColumnKey, cell: string | number | null): string {
  if (typeof cell !== 'number') return cell ?? ''
  return key === 'rate' ? `${(cell / 100).toFixed(2)}%` : formatYuan(cell)
}

/** What stands so far: the totals of the lines before and the balance after them. */
function carriedCells(paper: StatementPaper, done: readonly StatementPaperLine[], word: string): Cells {
  const totals = movementTotals(done)
  const quantity = done.reduce((sum, { line }) => sum + line.quantity, 0)
  const cells: Partial<Record<StatementColumnKey, PaperCell>> = {
    summary: strong(word),
    quantity: plain(quantity === 0 ? '' : String(quantity)),
    balance: strong(formatYuan(done.at(-1)?.line.balanceFen ?? paper.openingFen)),
  }
  for (const column of movementColumns) cells[column] = amount(totals[column])
  return cells
}

function totalRows(columns: readonly StatementColumn[], paper: StatementPaper, row: number): PaperRow[] {
  const totals: Partial<Record<StatementColumnKey, PaperCell>> = {
    summary: strong(paperWords.periodTotal),
    quantity: strong(String(paper.quantity)),
  }
  for (const column of movementColumns) totals[column] = strong(formatYuan(paper.totals[column]))
  const lead = Math.max(1, columns.findIndex(({ key }) => key === 'summary') + 1)
  return [
    rowOf(columns, totals, row),
    rowOf(columns, { summary: strong(paperWords.closing), balance: strong(formatYuan(paper.closingFen)) }, row),
    {
      height: row + 2,
      cells: [
        { text: paperWords.capital, bold: true, align: 'left', span: lead },
        {
          text: capitalAmount(paper.closingFen, { prefix: true }),
          bold: true,
          align: 'left',
          span: columns.length - lead,
        },
      ],
    },
  ]
}
