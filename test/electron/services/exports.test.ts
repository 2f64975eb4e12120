import type ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { exportHandlers } from '../../../electron/data/handlers/exports'
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
  keepShipmentPrint,
} from '../../../electron/services/exports'
import type { ExportJob } from '../../../electron/services/exports/files'
import { prepareReconciliation, startReconciliation } from '../../../electron/services/reconciliations'
import {
  generateStatements,
  getStatementLayout,
  issueStatement,
  listStatements,
  saveStatementLayout,
} from '../../../electron/services/statements'
import { postStockCount } from '../../../electron/services/stock-counts'
import type { Input } from '../../../shared/contract'
import { Refusal, type RefusalCode } from '../../../shared/schemas/errors'
import { realFile, truth } from '../../fixtures/adventureworks'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { csvOf, importFiles } from '../../helpers/files'
import { fontsFolder } from '../../helpers/fonts'
import { newGoods } from '../../helpers/goods-flow'
import { cellsOf, numbersIn, opened, rowWith, sheetOf, shown, wrongFormulas } from '../../helpers/workbooks'

const job: ExportJob = { report: () => undefined, signal: new AbortController().signal, fontsFolder: fontsFolder() }
const days = { dateFrom: '2026-02-01', dateTo: '2026-02-28' }
const isPdf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.slice(0, 5)) === '%PDF-'
const csv = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trimEnd().split('\r\n')
const refuses = async (promise: Promise<unknown>, code: RefusalCode) => {
  const fault = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(fault).toBeInstanceOf(Refusal)
  expect(fault).toMatchObject({ code })
}

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor({ code: '007', name: '杭州/锦绣' }).id
})

const statement = (rest: Partial<Input<'exports.statement'>> = {}) =>
  exportStatement(company.office, parsed('exports.statement', { distributorId, ...days, ...rest }), job)
const statements = (rest: Partial<Input<'exports.statements'>> = {}, over: ExportJob = job) =>
  exportStatements(company.office, parsed('exports.statements', { ...days, ...rest }), over)

describe('statements as files', () => {
  const fill = () =>
    enter(company, distributorId, [
      { kind: 'shipment', businessDate: '2026-01-05', amountFen: 10_000, quantity: 4 },
      { kind: 'shipment', businessDate: '2026-02-05', amountFen: 5000, quantity: 2, reference: 'PO-1' },
      { kind: 'receipt', businessDate: '2026-02-25', amountFen: 3000 },
    ])

  test('are in the layout remembered for their distributor, alone, in a run, and as sheets of one workbook', async () => {
    const goods = newGoods()
    company = goods
    const other = company.addDistributor({ code: 'Z9' }).id
    enter(company, other, [{ kind: 'shipment', businessDate: '2026-02-05', amountFen: 700 }])
    const sku = goods.style.sku('BK', 'M')
    goods.dispatched([[sku, 3]])
    const buyer = goods.distributor.id
    const keys = ['date', 'number', 'summary', 'shipped', 'received', 'styles', 'tagAmount', 'rate', 'balance'] as const
    const layout = { columns: keys.map((key) => ({ key, header: key === 'rate' ? '扣率' : '' })) }
    const save = (rest: object) =>
      saveStatementLayout(company.office, parsed('statements.saveLayout', { distributorId: buyer, layout, ...rest }))
    save({})
    const march = { dateFrom: '2026-03-01', dateTo: '2026-03-31' }
    const heads = (sheet: ExcelJS.Worksheet) => [6, 7, 8].map((column) => sheet.getRow(5).getCell(column).value)
    const own = sheetOf(await opened((await statement({ distributorId: buyer, ...march })).bytes))
    expect(heads(own)).toEqual(['款号品名', '吊牌金额', '扣率'])
    // Under the opening.
    const shipped = own.getRow(7)
    expect(String(shipped.getCell(6).value)).toContain(goods.style.code)
    expect(numbersIn(shipped).length).toBeGreaterThan(3)
    const [book, ...more] = await statements({ ...march, together: true, skipEmpty: true })
    expect(more).toEqual([])
    const workbook = await opened(book?.bytes ?? new Uint8Array())
    const sheets = new Map(workbook.worksheets.map((sheet) => [sheet.name.split(' ')[0], sheet]))
    expect(sheets.size).toBe(2)
    for (const [code, sheet] of sheets) expect(heads(sheet)[2] === '扣率').toBe(code !== 'Z9')
    await refuses(statements({ together: true, format: 'pdf' }), 'invalidInput')
    save({ everyone: true })
    expect(getStatementLayout(company.office, { distributorId: other }).layout?.columns).toHaveLength(9)
    save({ layout: null })
    expect(getStatementLayout(company.office, { distributorId: buyer })).toEqual({ layout: null })
    expect(isPdf((await statement({ distributorId: other, format: 'pdf', ...march })).bytes)).toBe(true)
  })

  test('a workbook opens and closes with what the ledger says, and is named after whose and when', async () => {
    fill()
    const file = await statement()
    expect(file.name).toBe('007-杭州_锦绣-2026-02-01_2026-02-28.xlsx')
    const sheet = sheetOf(await opened(file.bytes))
    expect(numbersIn(rowWith(sheet, '期初余额'))).toEqual([100])
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([120])
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('a statement that was made is exported as it was made, whatever was posted since', async () => {
    fill()
    generateStatements(company.office, parsed('statements.generate', days))
    const [row] = listStatements(company.office, parsed('statements.list', {})).rows
    issueStatement(company.office, { id: row?.id ?? 0, version: row?.version ?? 0 })
    enter(company, distributorId, [{ kind: 'shipment', businessDate: '2026-02-10', amountFen: 99_900 }])
    const sheet = sheetOf(await opened((await statement()).bytes))
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([120])
    expect(cellsOf(sheet).map((cell) => cell.value)).toContain(`编号：${row?.number}`)
    const later = sheetOf(await opened((await statement({ dateFrom: '2026-03-01', dateTo: '2026-03-31' })).bytes))
    expect(numbersIn(rowWith(later, '期初余额'))).toEqual([1119])
  })

  test('every distributor has its file, also one that only has an opening balance; an empty one can be left out', async () => {
    fill()
    const opening = company.addDistributor({ code: 'B1' })
    company.addDistributor({ code: 'C1' })
    enter(company, opening.id, [{ kind: 'shipment', businessDate: '2026-01-02', amountFen: 700 }])
    expect((await statements()).map((file) => file.name.split('-')[0])).toEqual(['007', 'B1', 'C1'])
    const files = await statements({ skipEmpty: true })
    expect(files.map((file) => file.name.split('-')[0])).toEqual(['007', 'B1'])
    const sheet = sheetOf(await opened(files[1]?.bytes ?? new Uint8Array()))
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([7])
  })

  test('csv and PDF hold the same statement', async () => {
    fill()
    const lines = csv((await statement({ format: 'csv' })).bytes)
    expect(lines).toHaveLength(5)
    expect(lines[1]).toContain('期初余额,货款,,,100.00')
    expect(lines.at(-1)).toContain('期末余额,货款,,,120.00')
    const [pdf] = await statements({ format: 'pdf' })
    expect(isPdf(pdf?.bytes ?? new Uint8Array())).toBe(true)
  })

  test('a long export tells how far it is and stops when it is cancelled', async () => {
    company.addDistributor()
    const progress: number[] = []
    await statements({}, { ...job, report: ({ done }) => progress.push(done) })
    expect(progress).toEqual([0, 1, 2])
    const abort = new AbortController()
    const report = () => abort.abort()
    await refuses(statements({}, { ...job, report, signal: abort.signal }), 'cancelled')
  })

  test('a representative gets the statements of their distributors and no other', async () => {
    fill()
    const other = company.addDistributor()
    const office = company.officeFor('representative', { distributorIds: [distributorId] })
    const files = await exportStatements(office, parsed('exports.statements', days), job)
    expect(files.map((file) => file.name.split('-')[0])).toEqual(['007'])
    const input = parsed('exports.statement', { distributorId: other.id, ...days })
    await refuses(exportStatement(office, input, job), 'notFound')
    const named = parsed('exports.statements', { ...days, distributorIds: [other.id] })
    await refuses(exportStatements(office, named, job), 'notFound')
  })

  test('unknown distributors and days that run backwards are refused', async () => {
    await refuses(statement({ distributorId: 999 }), 'notFound')
    await refuses(statements({ distributorIds: [distributorId, 999] }), 'notFound')
    await refuses(statement({ dateFrom: '2026-03-01', dateTo: '2026-02-01' }), 'invalidInput')
  })
})

describe('orders and shipping notes as files', () => {
  const moved = () => {
    const goods = newGoods()
    return {
      goods,
      ...goods.dispatched([
        [goods.sku(0), 6],
        [goods.sku(3), 4],
      ]),
    }
  }

  test('an order has its pieces and amount in every format', async () => {
    const { goods, order } = moved()
    const exported = (format: 'xlsx' | 'csv' | 'pdf') =>
      exportOrder(goods.office, parsed('exports.order', { id: order.id, format }), job)
    const workbook = await exported('xlsx')
    expect(workbook.name).toMatch(/^订货单-SO-2026-000001-.*\.xlsx$/)
    const sheet = sheetOf(await opened(workbook.bytes))
    expect(wrongFormulas(sheet)).toEqual([])
    expect(numbersIn(rowWith(sheet, '合计（1 款）')).slice(-2)).toEqual([10, 500])
    const lines = csv((await exported('csv')).bytes)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain(',6,100.00,0.5,50.00,300.00')
    expect(isPdf((await exported('pdf')).bytes)).toBe(true)
  })

  test('a shipping note says what was owed before and after, and that it is a reprint from the second time on', async () => {
    const { goods, shipment } = moved()
    const input = (format: 'xlsx' | 'csv' | 'pdf') => parsed('exports.shipment', { id: shipment.id, format })
    const sheet = sheetOf(await opened((await exportShipment(goods.office, input('xlsx'), job)).bytes))
    expect(['上期欠款', '本次', '累计欠款'].map((word) => shown(rowWith(sheet, word).getCell(2)))).toEqual([
      0, 500, 500,
    ])
    expect(csv((await exportShipment(goods.office, input('csv'), job)).bytes)).toHaveLength(3)
    const count = () =>
      goods.connection.sqlite
        .prepare('select print_count from shipments where document_id = ?')
        .pluck()
        .get(shipment.id)
    const print = async () =>
      keepShipmentPrint(goods.office, await exportShipment(goods.office, input('pdf'), job), input('pdf'))
    const [first, second] = [await print(), await print()]
    expect([isPdf(first.bytes), isPdf(second.bytes), count()]).toEqual([true, true, 2])
    expect(second.bytes.length).toBeGreaterThan(first.bytes.length)
    keepShipmentPrint(goods.office, first, input('xlsx'))
    expect(count()).toBe(2)
  })

  test('documents a representative does not look after are not found', async () => {
    const { goods, order, shipment } = moved()
    const office = goods.officeFor('representative', { distributorIds: [goods.addDistributor().id] })
    await refuses(exportOrder(office, parsed('exports.order', { id: order.id }), job), 'notFound')
    await refuses(exportShipment(office, parsed('exports.shipment', { id: shipment.id }), job), 'notFound')
  })
})

describe('lists as files', () => {
  test('a stock count has everything that was counted, what agreed as well', async () => {
    const goods = newGoods()
    goods.receive([
      [goods.sku(0), 6],
      [goods.sku(1), 4],
    ])
    const lines = [
      { skuId: goods.sku(0), countedQuantity: 6 },
      { skuId: goods.sku(1), countedQuantity: 1 },
    ]
    const draft = { businessDate: goods.office.today(), warehouseId: goods.warehouse.id, blind: true, lines }
    const { id, number } = postStockCount(goods.office, parsed('stockCounts.post', draft))
    const file = await exportStockCount(goods.office, parsed('exports.stockCount', { id }))
    expect(file.name).toContain(number)
    const sheet = sheetOf(await opened(file.bytes))
    expect(sheet.getRow(2).getCell(1).text).toContain('盲盘')
    const figures = [4, 5].map((row) => [6, 7, 8].map((column) => sheet.getRow(row).getCell(column).value))
    expect(figures).toEqual([
      [6, 6, 0],
      [4, 1, -3],
    ])
    await refuses(exportStockCount(goods.office, parsed('exports.stockCount', { id: 99_999 })), 'notFound')
  })

  test('stock has its sizes across, a summary of the warehouses, and a line a SKU in csv', async () => {
    const goods = newGoods()
    goods.receive([
      [goods.sku(0), 6],
      [goods.sku(1), 4],
      [goods.sku(3), 5],
    ])
    const exported = (format: 'xlsx' | 'csv' | 'pdf') =>
      exportStock(goods.office, parsed('exports.stock', { format }), job)
    const workbook = await opened((await exported('xlsx')).bytes)
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['库存表', '仓库汇总'])
    const sheet = sheetOf(workbook)
    expect(sheet.getRow(3).values).toEqual([
      undefined,
      '仓库',
      '款号',
      '品名',
      '颜色',
      'S',
      'M',
      '合计',
      '占用',
      '可用',
      '吊牌金额',
    ])
    expect(numbersIn(rowWith(sheet, '合计'))).toEqual([])
    expect(numbersIn(sheet.getRow(6))).toEqual([11, 4, 15, 0, 15, 1500])
    for (const each of workbook.worksheets) expect(wrongFormulas(each)).toEqual([])
    expect(csv((await exported('csv')).bytes)).toHaveLength(4)
    await refuses(exported('pdf'), 'invalidInput')
  })

  test('the ledger of one distributor runs from its opening; that of all names whose each line is', async () => {
    enter(company, distributorId, [
      { kind: 'shipment', businessDate: '2026-01-05', amountFen: 10_000 },
      { kind: 'receipt', businessDate: '2026-02-05', amountFen: 4000 },
    ])
    const exported = async (rest: Partial<Input<'exports.ledger'>>) =>
      exportLedger(company.office, parsed('exports.ledger', rest), job)
    const file = await exported({ distributorId, dateFrom: '2026-02-01' })
    expect(file.name).toBe('往来明细账-007-杭州_锦绣-2026-02-01_.xlsx')
    const sheet = sheetOf(await opened(file.bytes))
    expect(numbersIn(rowWith(sheet, '期初余额'))).toEqual([100])
    expect(numbersIn(rowWith(sheet, '回款'))).toEqual([40, 60])
    const all = csv((await exported({ format: 'csv' })).bytes)
    expect(all[0]).toContain('经销商编码')
    expect(all).toHaveLength(3)
    await refuses(exported({ format: 'pdf' }), 'invalidInput')
    await refuses(exported({ distributorId: 999 }), 'notFound')
  })

  test('balances add up by formula', async () => {
    const other = company.addDistributor()
    enter(company, distributorId, [{ kind: 'shipment', businessDate: '2026-01-05', amountFen: 10_000 }])
    enter(company, other.id, [{ kind: 'receipt', businessDate: '2026-01-06', amountFen: 2500, part: 'deposit' }])
    const exported = (format: 'xlsx' | 'csv' | 'pdf') =>
      exportBalances(company.office, parsed('exports.balances', { asOf: '2026-02-28', format }))
    const sheet = sheetOf(await opened((await exported('xlsx')).bytes))
    expect(wrongFormulas(sheet)).toEqual([])
    expect(numbersIn(rowWith(sheet, '合计')).slice(0, 4)).toEqual([100, 0, -25, 0])
    expect(csv((await exported('csv')).bytes)).toHaveLength(3)
    await refuses(exported('pdf'), 'invalidInput')
  })

  test('a grid comes out as it was shown', async () => {
    const file = await exportGrid(
      company.office,
      parsed('exports.grid', {
        title: '订单/本月',
        columns: [
          { header: '单号', width: 140, type: 'text' },
          { header: '金额', width: 90, type: 'money' },
        ],
        rows: [
          ['0012', 1250],
          ['@x', null],
        ],
        totals: ['合计', 1250],
      }),
    )
    expect(file.name).toBe('订单_本月.xlsx')
    const sheet = sheetOf(await opened(file.bytes))
    expect(sheet.getCell('A3').value).toBe('0012')
    expect(sheet.getCell('A4').value).toBe('@x')
    expect([sheet.getCell('B3').value, sheet.getCell('B5').value]).toEqual([12.5, 12.5])
    expect(sheet.getColumn(1).width).toBe(20)
  })
})

test('a reconciliation is a workbook and nothing else', async () => {
  enter(company, distributorId, [{ kind: 'shipment', businessDate: '2026-02-05', amountFen: 10_000, reference: 'SH9' }])
  const book = csvOf('book.csv', ['日期,单号,摘要,借方,贷方,余额', '2026-02-05,SH9,进货,,90.00,90.00'])
  const input = parsed('reconciliations.start', {
    ...{ distributorId, ...days },
    file: { name: book.name, bytes: Uint8Array.from(book.bytes) },
  })
  const { document } = startReconciliation(company.office, await prepareReconciliation(company.office, input), input)
  const exported = (format: 'xlsx' | 'csv') =>
    exportReconciliation(company.office, parsed('exports.reconciliation', { id: document.id, format }))
  const workbook = await opened((await exported('xlsx')).bytes)
  for (const sheet of workbook.worksheets) expect(wrongFormulas(sheet)).toEqual([])
  // In pieces and in money.
  expect(numbersIn(rowWith(sheetOf(workbook), '调节后差额（应为 0.00）'))).toEqual([0, 0])
  await refuses(exported('csv'), 'invalidInput')
})

test('only a printed shipping note is kept in the books', () => {
  const commits = Object.entries(exportHandlers).filter(([, handler]) => handler.commit !== undefined)
  expect(commits.map(([method]) => method)).toEqual(['exports.shipment'])
})

test('the statements of a real quarter open and close as the raw events say', async () => {
  for (const [kind, file] of [
    ['regions', 'regions.csv'],
    ['distributors', 'distributors.csv'],
    ['account-events', 'account_events.csv'],
  ] as const)
    await importFiles(company.office, kind, [realFile(file)])
  const files = await statements({ dateFrom: '2022-04-01', dateTo: '2022-06-30' })
  expect(files).toHaveLength(121)
  const books = Object.values(truth()).filter((book) => book.our_closing_fen !== undefined)
  expect(books).toHaveLength(10)
  for (const { distributor, opening_fen: openingFen = 0, our_closing_fen: closingFen = 0 } of books) {
    const file = files.find(({ name }) => name.startsWith(`${distributor}-`))
    const sheet = sheetOf(await opened(file?.bytes ?? new Uint8Array()))
    expect(numbersIn(rowWith(sheet, '期初余额'))).toEqual([openingFen / 100])
    expect(numbersIn(rowWith(sheet, '期末余额'))).toEqual([closingFen / 100])
    expect(wrongFormulas(sheet)).toEqual([])
  }
})
