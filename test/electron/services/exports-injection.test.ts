import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  exportBalances,
  exportGrid,
  exportLedger,
  exportOrder,
  exportReconciliation,
  exportShipment,
  exportStatement,
  exportStatements,
  exportStock,
  exportStockCount,
} from '../../../electron/services/exports'
import { prepareReconciliation, startReconciliation } from '../../../electron/services/reconciliations'
import { saveStatementLayout } from '../../../electron/services/statements'
import { postStockCount } from '../../../electron/services/stock-counts'
import type { FileContent } from '../../../shared/contract/envelope'
import { statementColumnKeys } from '../../../shared/schemas/statements'
import { parsed } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { csvOf, quietJob } from '../../helpers/files'
import { fontsFolder } from '../../helpers/fonts'
import { newGoods, type TestGoods } from '../../helpers/goods-flow'
import { cellsOf, opened } from '../../helpers/workbooks'

const job = { ...quietJob, fontsFolder: fontsFolder() }
/** What a spreadsheet would run if it were not text; the words in it are ours alone. */
const evil = ['=HYPERLINK("evil")', '+EVIL+1', '-EVIL-1', '@EVIL(A1)', '=EVIL|/c calc!A1'] as const
const march = { dateFrom: '2026-03-01', dateTo: '2026-03-31' }

/** A company in which everything that can be named is named to do harm. */
function harmful(word: string) {
  const goods = newGoods()
  const style = goods.addStyle({ code: word.slice(0, 12), name: word, colours: ['BK'], sizes: ['S', 'M'] })
  const buyer = goods.addDistributor({ code: word, name: word, contact: word })
  const pieces = style.skuIds.map((id) => [id, 3] as const)
  goods.receive(pieces)
  const order = goods.approved(pieces, { distributorId: buyer.id, remark: word, reference: word })
  const shipment = goods.dispatch(goods.ship(goods.firm({ orderIds: [order.id] })))
  enter(goods, buyer.id, [
    { kind: 'shipment', businessDate: '2026-03-02', reference: word, amountFen: 500, quantity: 1 },
    { kind: 'receipt', businessDate: '2026-03-03', reference: word, amountFen: 300 },
    { kind: 'receipt', businessDate: '2026-03-03', reference: word, amountFen: 700, part: 'deposit' },
  ])
  saveStatementLayout(
    goods.office,
    parsed('statements.saveLayout', {
      distributorId: buyer.id,
      layout: { columns: statementColumnKeys.map((key) => ({ key, header: word })) },
    }),
  )
  return { goods, buyer, order, shipment, style }
}

/** Every export there is of such a company, in one format. */
async function everyExport(
  made: ReturnType<typeof harmful>,
  word: string,
  format: 'xlsx' | 'csv',
): Promise<FileContent[]> {
  const { goods, buyer, order, shipment, style } = made
  const { office } = goods
  const of = { distributorId: buyer.id, ...march, format }
  const files = [
    await exportStatement(office, parsed('exports.statement', of), job),
    ...(await exportStatements(office, parsed('exports.statements', { ...march, format }), job)),
    await exportOrder(office, parsed('exports.order', { id: order.id, format }), job),
    await exportShipment(office, parsed('exports.shipment', { id: shipment.id, format }), job),
    await exportStock(office, parsed('exports.stock', { format }), job),
    await exportLedger(office, parsed('exports.ledger', { distributorId: buyer.id, format }), job),
    await exportLedger(office, parsed('exports.ledger', { format }), job),
    await exportBalances(office, parsed('exports.balances', { asOf: '2026-03-31', format })),
    await exportStockCount(office, parsed('exports.stockCount', { id: counted(goods, style.skuIds, word), format })),
  ]
  if (format === 'csv') return files
  const id = compared(goods, buyer.id, word)
  return [
    ...files,
    ...(await exportStatements(office, parsed('exports.statements', { ...march, together: true }), job)),
    await exportReconciliation(office, parsed('exports.reconciliation', { id: await id, format })),
    await exportGrid(
      office,
      parsed('exports.grid', {
        title: word,
        columns: [{ header: word, width: 90, type: 'text' }],
        rows: [[word]],
        totals: [word],
      }),
    ),
  ]
}

function counted(goods: TestGoods, skuIds: readonly number[], word: string): number {
  const lines = skuIds.map((skuId) => ({ skuId, countedQuantity: 1 }))
  const { warehouse, office } = goods
  return postStockCount(
    office,
    parsed('stockCounts.post', { businessDate: '2026-03-05', warehouseId: warehouse.id, remark: word, lines }),
  ).id
}

async function compared(goods: TestGoods, distributorId: number, word: string): Promise<number> {
  const quoted = `"${word.replaceAll('"', '""')}"`
  const file = csvOf('书.csv', ['日期,单号,摘要,借方,贷方', `2026-03-02,${quoted},${quoted},5.00,`])
  const input = parsed('reconciliations.start', { distributorId, ...march, file })
  const prepared = await prepareReconciliation(goods.office, input)
  return startReconciliation(goods.office, prepared, input).document.id
}

/** What of a sheet a spreadsheet would work out or follow, and is not ours. */
const dangerous = (sheet: ExcelJS.Worksheet): unknown[] =>
  cellsOf(sheet).flatMap((cell) => {
    const text = typeof cell.value === 'string' ? cell.value : ''
    const isTextOnly = !text.includes('EVIL') || cell.type === ExcelJS.ValueType.String
    const isOurs = cell.formula === undefined || !/EVIL|HYPERLINK|\|/i.test(cell.formula)
    return isTextOnly && isOurs && cell.hyperlink === undefined ? [] : [cell.address]
  })

/** The fields of a csv text, quotes taken away. */
const fieldsOf = (bytes: Uint8Array): string[] =>
  [...new TextDecoder().decode(bytes).matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(
    ([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll('""', '"'),
  )

describe.each(evil)('%s in every name and number of the data', (word) => {
  let made: ReturnType<typeof harmful>
  beforeEach(() => {
    made = harmful(word)
  })

  test('stays text in every workbook', async () => {
    const files = await everyExport(made, word, 'xlsx')
    let seen = 0
    for (const { name, bytes } of files) {
      for (const sheet of (await opened(bytes)).worksheets) {
        expect(dangerous(sheet), `${name} ${sheet.name}`).toEqual([])
        seen += cellsOf(sheet).filter((cell) => typeof cell.value === 'string' && cell.value.includes(word)).length
      }
    }
    expect(seen).toBeGreaterThan(20)
  })

  test('is not the beginning of a field of any csv', async () => {
    const files = await everyExport(made, word, 'csv')
    const fields = files.flatMap(({ bytes }) => fieldsOf(bytes))
    expect(fields.filter((field) => /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/.test(field))).toEqual([])
    expect(fields.filter((field) => field === `'${word}`).length).toBeGreaterThan(5)
  })
})
