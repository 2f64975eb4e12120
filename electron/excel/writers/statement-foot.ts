import type ExcelJS from 'exceljs'
import {
  accountPartWords,
  acknowledgedDebt,
  type GoodsByDocument,
  type MovementColumn,
  movementColumns,
  type StatementColumn,
  type StatementPaper,
} from '../../../shared/domain/papers'
import type { StatementColumnKey, StatementView } from '../../../shared/schemas/statements'
import { cellStyles } from '../workbook-styles'
import { type CellContent, columnLetter, excelDay, put, putAcross, putSignatureRow, textWidth, yuan } from './sheets'

/** Beside each other where the paper is wide enough, below each other where a layout has few columns. */
const WIDE = { parts: [4, 5, 6, 7], kinds: [9, 10, 11], columns: 11 } as const
const NARROW = { parts: [1, 2, 3, 4], kinds: [1, 2, 3] } as const

/** How many lines a text takes that is written across the paper; `share` is how wide its letters are, of those of a line. */
export function linesAcross({ sheet, columns }: StatementDraft, text: string, share = 1): number {
  const width = columns.reduce((sum, _, index) => sum + (sheet.getColumn(index + 1).width ?? 0), 0)
  return Math.max(1, Math.ceil((textWidth(text) * share) / Math.max(1, width - 2)))
}

/** Whether a layout has a column. */
export const hasColumn = (columns: readonly StatementColumn[], key: StatementColumnKey): boolean =>
  columns.some((column) => column.key === key)

/** The movements that stand on the paper; one that does not has no amounts. */
export const movementsOf = (columns: readonly StatementColumn[]): readonly MovementColumn[] =>
  movementColumns.filter((column) => hasColumn(columns, column))

/** A sheet being written: where it is, and under which letter each column stands. */
export interface StatementDraft {
  readonly sheet: ExcelJS.Worksheet
  readonly view: StatementView
  readonly paper: StatementPaper
  readonly columns: readonly StatementColumn[]
  /** A column's letters in formulas. */
  readonly at: (key: StatementColumnKey) => string
  readonly goods: GoodsByDocument
  row: number
}

/** The rows between which the lines stand; the opening row is the first, so that a range is never empty. */
export interface StatementBodyRows {
  readonly first: number
  readonly last: number
}

/** The four parts and the subtotals by kind. */
export function putSummaries(draft: StatementDraft, body: StatementBodyRows): void {
  const { paper, columns } = draft
  const isWide = columns.length >= WIDE.columns
  const top = draft.row
  putParts(draft, top, isWide ? WIDE.parts : NARROW.parts)
  const kindsTop = isWide ? top : top + 2 + paper.parts.length
  putKinds(draft, kindsTop, { body, places: isWide ? WIDE.kinds : NARROW.kinds })
  draft.row = Math.max(top + 2 + paper.parts.length, kindsTop + 2 + paper.kinds.length)
}

function putParts(
  { sheet, paper }: StatementDraft,
  top: number,
  places: readonly [number, number, number, number],
): void {
  const [name, opening, moved, closing] = places
  const header = sheet.getRow(top)
  ;['款项', '期初', '本期变动', '期末'].forEach((word, index) => {
    put(header, places[index] ?? 1, word, cellStyles.header)
  })
  paper.parts.forEach((part, index) => {
    const row = sheet.getRow(top + 1 + index)
    put(row, name, accountPartWords[part.part], cellStyles.textCentre)
    put(row, opening, yuan(part.openingFen), cellStyles.money)
    put(row, moved, yuan(part.movedFen), cellStyles.money)
    const sum = `ROUND(${columnLetter(opening)}${row.number}+${columnLetter(moved)}${row.number},2)`
    put(row, closing, { formula: sum, result: yuan(part.closingFen) }, cellStyles.money)
  })
}

function putKinds(
  { sheet, paper, columns, at }: StatementDraft,
  top: number,
  { body, places }: { readonly body: StatementBodyRows; readonly places: readonly [number, number, number] },
): void {
  const [kindAt, quantityAt, amountAt] = places
  const header = sheet.getRow(top)
  put(header, kindAt, '分类小计', cellStyles.header)
  put(header, quantityAt, '件数', cellStyles.header)
  put(header, amountAt, '金额', cellStyles.header)
  paper.kinds.forEach((kind, index) => {
    const row = sheet.getRow(top + 1 + index)
    const sumIf = (key: 'quantity' | MovementColumn, result: number): CellContent => {
      // Pieces that no column shows cannot be added up from one.
      if (!hasColumn(columns, key)) return result
      const of = (letter: string): string => `$${letter}$${body.first}:$${letter}$${body.last}`
      return { formula: `SUMIF(${of(at('summary'))},"${kind.summary}",${of(at(key))})`, result }
    }
    put(row, kindAt, kind.summary, cellStyles.textCentre)
    put(row, quantityAt, sumIf('quantity', kind.quantity), cellStyles.quantity)
    put(row, amountAt, sumIf(kind.column, yuan(kind.shownFen)), cellStyles.money)
  })
}

/** What the other three parts moved, line by line. */
export function putOtherLines(draft: StatementDraft): void {
  const { sheet, paper } = draft
  if (paper.otherLines.length === 0) return
  put(sheet.getRow(draft.row), 1, '订金、保证金、返利明细', cellStyles.section)
  const header = sheet.getRow(draft.row + 1)
  ;['日期', '单号', '摘要', '款项', '金额'].forEach((word, index) => {
    put(header, index + 1, word, cellStyles.header)
  })
  draft.row += 2
  for (const { line, summary, shownFen } of paper.otherLines) {
    const row = sheet.getRow(draft.row)
    put(row, 1, excelDay(line.businessDate), cellStyles.day)
    put(row, 2, line.documentNumber, cellStyles.text)
    put(row, 3, summary, cellStyles.textCentre)
    put(row, 4, accountPartWords[line.part], cellStyles.textCentre)
    put(row, 5, yuan(shownFen), cellStyles.money)
    draft.row += 1
  }
  draft.row += 1
}

/** Where both sign, and the slip the distributor sends back. */
export function putSignatures(draft: StatementDraft): void {
  const { sheet, view, paper, columns } = draft
  const last = columns.length
  putSignatureRow(sheet, draft.row, last, ['制表', '审核', '经销商签章', '日期'])
  draft.row += 2
  putAcross(sheet, { row: draft.row, from: 1, to: last }, '回  执', cellStyles.cut)
  draft.row += 1
  const number = view.number === '' ? '' : ` ${view.number}`
  const slip = [
    `致 ${view.companyName}：`,
    `贵司 ${view.dateFrom} 至 ${view.dateTo} 对账单${number} 已收悉。截至 ${view.dateTo}，${acknowledgedDebt(paper.closingFen)}。`,
    '□ 核对无误      □ 有差异，差异金额：________________元，说明：________________________________',
    `经销商（${view.distributorCode} ${view.distributorName}）签章：________________________    日期：________________`,
  ]
  for (const text of slip) {
    sheet.getRow(draft.row).height = 8 + 14 * linesAcross(draft, text)
    putAcross(sheet, { row: draft.row, from: 1, to: last }, text, cellStyles.slip)
    draft.row += 1
  }
}
