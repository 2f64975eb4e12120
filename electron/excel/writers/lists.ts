import { groupBy } from '../../../shared/domain/grouping'
import { sumOf } from '../../../shared/domain/money'
import { accountKindWords, accountPartWords } from '../../../shared/domain/papers'
import { sizesInOrder } from '../../../shared/domain/size-runs'
import type { BalanceRow, LedgerRow } from '../../../shared/schemas/ledgers'
import type { StockCountDocument, StockRow } from '../../../shared/schemas/stock'
import { day, money, pieces, rowsOf, text } from './columns'
import type { Table, TableColumn, TableRow } from './tables'

const balanceColumns = [
  text('经销商编码', 14),
  text('经销商', 26),
  text('区域', 12),
  money('货款'),
  money('订金'),
  money('保证金'),
  money('返利'),
  money('信用额度'),
  money('逾期'),
]

/** Every distributor's four balances; signs as in the ledger: plus is what they owe us. */
export const balancesTable = (rows: Iterable<BalanceRow>, asOf: string): Table => ({
  title: '往来余额表',
  notes: [`截至 ${asOf}    金额单位：元    正数为经销商欠我方，负数为我方欠经销商`],
  columns: balanceColumns,
  rows: rowsOf(rows, (row) => [
    row.distributorCode,
    row.distributorName,
    row.regionName,
    row.receivableFen,
    row.prepaymentFen,
    row.depositFen,
    row.rebateFen,
    row.creditLimitFen,
    row.overdueFen,
  ]),
})

/** Of whom and which days a ledger is. */
export interface LedgerTitle {
  readonly distributor: string | null
  readonly dateFrom: string | null
  readonly dateTo: string | null
  /** What all four parts stood at before the first line; null where the list spans distributors. */
  readonly openingFen: number | null
}

const ledgerColumns = (whole: boolean): TableColumn[] => [
  day('日期'),
  text('单号', 18),
  ...(whole ? [text('经销商编码', 14), text('经销商', 26)] : []),
  text('款项', 8),
  text('摘要', 8),
  text('参考号', 20),
  { ...pieces('件数') },
  money('增加'),
  money('减少'),
  ...(whole ? [] : [{ ...money('四项余额'), total: false }]),
  day('到期日'),
  text('备注', 10),
]

/** The account line by line; with a running balance when it is one distributor's. */
export function ledgerTable(rows: Iterable<LedgerRow>, title: LedgerTitle): Table {
  const whole = title.distributor === null
  const period = `${title.dateFrom ?? '建账'} 至 ${title.dateTo ?? '今'}`
  return {
    title: '往来明细账',
    notes: [`${title.distributor ?? '全部经销商'}    ${period}    金额单位：元`],
    columns: ledgerColumns(whole),
    rows: ledgerRows(rows, title, whole),
  }
}

function* ledgerRows(rows: Iterable<LedgerRow>, title: LedgerTitle, whole: boolean): Generator<TableRow> {
  if (!whole && title.openingFen !== null)
    yield [title.dateFrom, '', '', '期初余额', '', null, null, null, title.openingFen, null, '']
  for (const row of rows)
    yield [
      row.businessDate,
      row.documentNumber,
      ...(whole ? [row.distributorCode, row.distributorName] : []),
      accountPartWords[row.part],
      accountKindWords[row.kind],
      row.reference,
      row.quantity === 0 ? null : row.quantity,
      row.amountFen > 0 ? row.amountFen : null,
      row.amountFen > 0 ? null : 0 - row.amountFen,
      ...(whole ? [] : [row.balanceFen]),
      row.dueDate,
      row.reversed ? '已红冲' : '',
    ]
}

/** Stock with its sizes across, one column a size of the whole list, so that it can be filtered and pivoted. */
export function stockTable(rows: readonly StockRow[], asOf: string): Table {
  const sizes = sizesInOrder(rows.flatMap((row) => row.sizes.map(({ size }) => size)))
  return {
    title: '库存表',
    notes: [`截至 ${asOf}    尺码下为在手件数    吊牌金额单位：元`],
    columns: [
      text('仓库', 18),
      text('款号', 14),
      text('品名', 22),
      text('颜色', 10),
      ...sizes.map((size) => pieces(size, 7)),
      pieces('合计'),
      pieces('占用'),
      pieces('可用'),
      money('吊牌金额'),
    ],
    rows: rowsOf(rows, (row) => {
      const bySize = new Map<string, number>()
      for (const { size, onHand } of row.sizes) bySize.set(size, (bySize.get(size) ?? 0) + onHand)
      return [
        row.warehouseName,
        row.styleCode,
        row.styleName,
        row.colourName,
        ...sizes.map((size) => bySize.get(size) || null),
        row.onHand,
        row.reserved,
        row.onHand - row.reserved,
        row.tagAmountFen,
      ]
    }),
  }
}

/** What each warehouse holds in all. */
export function stockSummary(rows: readonly StockRow[], asOf: string): Table {
  const places = groupBy(rows, (row) => row.warehouseId)
  return {
    title: '仓库汇总',
    notes: [`截至 ${asOf}    金额单位：元`],
    columns: [
      text('仓库', 22),
      { ...pieces('款数'), total: false },
      pieces('在手'),
      pieces('占用'),
      pieces('可用'),
      money('吊牌金额'),
    ],
    rows: rowsOf(places.values(), (held) => {
      const onHand = sumOf(held.map((row) => row.onHand))
      const reserved = sumOf(held.map((row) => row.reserved))
      const styleCount = new Set(held.map((row) => row.styleId)).size
      const tagAmountFen = sumOf(held.map((row) => row.tagAmountFen))
      return [held[0].warehouseName, styleCount, onHand, reserved, onHand - reserved, tagAmountFen]
    }),
  }
}

/** A stock count line by line: what the books held, what was counted, and what differs. */
export function stockCountTable({ document, blind, lines }: StockCountDocument): Table {
  const { warehouseName, businessDate, number, reference, remark, createdByName } = document
  return {
    title: '盘点单',
    notes: [
      `${number}    ${warehouseName}    ${businessDate} 日终    ${blind ? '盲盘' : '明盘'}    制单：${createdByName}`,
      ...[reference, remark].filter((note) => note !== ''),
    ],
    columns: [
      text('款号', 14),
      text('品名', 22),
      text('颜色', 10),
      text('尺码', 8),
      text('单品编号', 22),
      pieces('账面'),
      pieces('实盘'),
      pieces('差异'),
    ],
    rows: rowsOf(lines, (line) => [
      line.styleCode,
      line.styleName,
      line.colourName,
      line.size,
      line.skuCode,
      line.bookQuantity,
      line.countedQuantity,
      line.quantity,
    ]),
  }
}

/** Stock line by line for another program: a row a warehouse and SKU. */
export const stockLines = (rows: Iterable<StockRow>): Pick<Table, 'columns' | 'rows'> => ({
  columns: [
    text('仓库', 18),
    text('款号', 14),
    text('品名', 22),
    text('颜色', 10),
    text('尺码', 8),
    pieces('在手'),
    pieces('占用'),
    pieces('可用'),
  ],
  rows: (function* lines() {
    for (const row of rows)
      for (const { size, onHand, reserved } of row.sizes)
        yield [
          row.warehouseName,
          row.styleCode,
          row.styleName,
          row.colourName,
          size,
          onHand,
          reserved,
          onHand - reserved,
        ]
  })(),
})
