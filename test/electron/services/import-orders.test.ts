import { beforeEach, describe, expect, test } from 'vitest'
import { undoImport } from '../../../electron/services/imports'
import { approveOrder, getOrder, listOrders } from '../../../electron/services/orders'
import { approvePricePolicy, savePricePolicy } from '../../../electron/services/price-policies'
import { formMappingSchema } from '../../../shared/schemas/imports'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { rawRows, realFile, realFiles, truth } from '../../fixtures/adventureworks'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany, type TestStyle } from '../../helpers/company'
import { csvOf, importFiles, previewFiles } from '../../helpers/files'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let style: TestStyle
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
  style = company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M', 'L'] })
})

const head = 'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen'
const codeOf = (colour: string, size: string): string =>
  style.skus.find(({ id }) => id === style.sku(colour, size))?.code ?? ''
const flat = (...rows: readonly string[]) => csvOf('orders.csv', [head, ...rows])
const orders = (statuses?: string[]): OrderDocument[] =>
  listOrders(company.office, parsed('orders.list', { limit: 1000, ...(statuses ? { statuses } : {}) })).rows.map(
    ({ id }) => getOrder(company.office, { id }),
  )
const only = (): OrderDocument => {
  const [order, ...others] = orders()
  if (order === undefined || others.length > 0) throw new Error('not one order')
  return order
}
const warningsOf = async (file: Parameters<typeof previewFiles>[2][number]): Promise<string[]> => {
  const { problems } = await previewFiles(company.office, 'orders', [file])
  return problems.flatMap(({ code, row }) => (code.startsWith('order') ? [] : [`${code} ${row}`])).sort()
}
const form = (rows: readonly (readonly Raw[])[], name = 'D1-20260310.xlsx') =>
  workbookFile([['款号', '颜色', '吊牌价', 'S', 'M', 'L', '合计', '金额'], ...rows]).then((file) => ({ ...file, name }))

describe('a flat list', () => {
  test('becomes one submitted order a reference, at the prices it states, lines kept as they are', async () => {
    const file = flat(
      `N-1,2026-03-01,D1,${codeOf('BK', 'M')},2,9990,4805,9600`,
      `N-1,2026-03-01,D1,${codeOf('BK', 'M')},1,9990,5000,4995`,
      `N-2,2026-03-02,D1,${codeOf('WH', 'S')},3,10000,5000,15000`,
    )
    expect(await importFiles(company.office, 'orders', [file])).toMatchObject({
      ...{ created: 2, skipped: 0, status: 'submitted', lineCount: 3, quantity: 6, amountFen: 29_595, warningCount: 3 },
    })
    // The form goes against the discount of 50 % and the master's 100 yuan, and names one SKU twice.
    expect(await warningsOf(file)).toEqual(['lineRepeated 3', 'priceOffPolicy 2', 'tagPriceDisagrees 2'])
    const [, one] = orders()
    expect(one?.document).toMatchObject({
      status: 'submitted',
      origin: 'import',
      reference: 'N-1',
      businessDate: '2026-03-01',
    })
    expect(one?.lines.map(({ priceFen, amountFen, priceRule }) => [priceFen, amountFen, priceRule])).toEqual([
      [4800, 9600, 'file'],
      [4995, 4995, 'file'],
    ])
  })

  test('whose sums disagree with its prices is taken at its prices, with a warning that says both', async () => {
    const file = flat(`N-1,2026-03-01,D1,${codeOf('BK', 'M')},2,10000,5000,9999`)
    const { problems, errorCount } = await previewFiles(company.office, 'orders', [file])
    expect(errorCount).toBe(0)
    expect(problems).toMatchObject([
      { row: 2, code: 'amountDisagrees', severity: 'warning', params: { statedFen: 9999, computedFen: 10_000 } },
    ])
    await importFiles(company.office, 'orders', [file])
    expect(only().document.amountFen).toBe(10_000)
  })

  test('names its wrong codes by row with the nearest right ones, and writes nothing', async () => {
    const sku = codeOf('BK', 'M')
    const file = flat(
      `N-1,2026-03-01,D1,${sku},1,1,5000,`,
      `N-1,2026-03-01,D1,${sku}X,1,1,5000,`,
      `N-2,2026-03-01,D2,${sku},1,1,5000,`,
      `N-3,2026-03-01,D1,${sku},1.5,1,5000,`,
      'N-4,2026-03-01,,,,,,',
    )
    const { problems } = await previewFiles(company.office, 'orders', [file])
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { row: 5, code: 'quantityNotWhole' },
      { row: 3, code: 'unknownCode', params: { what: 'sku', value: `${sku}X` } },
      { row: 4, code: 'unknownCode', params: { what: 'distributor', value: 'D2', candidates: 'D1' } },
    ])
    expect(String(problems.find(({ row }) => row === 3)?.params.candidates)).toContain(sku)
    await expect(importFiles(company.office, 'orders', [file])).rejects.toMatchObject({ code: 'importProblems' })
    expect(orders()).toEqual([])
  })
})

describe('a size-across form', () => {
  test("is priced by the distributor's policy on the form's tag price, and named after distributor and day", async () => {
    expect(
      await importFiles(company.office, 'orders', [await form([['A102', 'BK', 99.9, 1, 2, null, 3, 149.85]])]),
    ).toMatchObject({
      ...{ created: 1, quantity: 3, amountFen: 14_985, warningCount: 1 },
    })
    const order = only()
    expect(order.document).toMatchObject({
      reference: 'D1-20260310',
      businessDate: '2026-03-10',
      distributorCode: 'D1',
    })
    expect(
      order.lines.map(({ size, quantity, tagPriceFen, rateBp, priceFen, priceRule }) => [
        size,
        quantity,
        tagPriceFen,
        rateBp,
        priceFen,
        priceRule,
      ]),
    ).toEqual([
      ['S', 1, 9990, 5000, 4995, 'distributorDiscount'],
      ['M', 2, 9990, 5000, 4995, 'distributorDiscount'],
    ])
  })

  test('follows the approved policy of its day, and the master where it states no tag price', async () => {
    const draft = savePricePolicy(
      company.office,
      parsed('pricePolicies.save', { name: '春季补货', dateFrom: '2026-03-01', rateBp: 4200, season: '2026SS' }),
    )
    approvePricePolicy(company.office, { id: draft.id, version: draft.version })
    await importFiles(company.office, 'orders', [await form([['A102', 'WH', null, null, null, 4, 4, null]])])
    expect(only().lines).toMatchObject([{ tagPriceFen: 10_000, rateBp: 4200, priceFen: 4200, priceRule: '春季补货' }])
  })

  test('finds colours by name, sizes by alias, and a style of one colour without its colour', async () => {
    company.addStyle({ code: 'B7', name: '围巾', colours: ['RD'], sizes: ['S', 'M', 'L'] })
    company.connection.sqlite.prepare("update sizes set alias = '155/80A' where code = 'S'").run()
    const rows: Raw[][] = [
      ['款号', '颜色', '155/80A', 'M', 'L', '合计'],
      ['A102', '色WH', 1, null, null, 1],
      ['B7', null, 1, 1, null, 2],
    ]
    await importFiles(company.office, 'orders', [{ ...(await workbookFile(rows)), name: 'D1-20260310.xlsx' }])
    expect(only().lines.map(({ styleCode, colourName, size }) => `${styleCode} ${colourName} ${size}`)).toEqual([
      'A102 色WH S',
      'B7 色RD S',
      'B7 色RD M',
    ])
  })

  test('keeps a price per piece it states, and says when a sum it states is not what its prices give', async () => {
    const rows: Raw[][] = [
      ['款号', '颜色', '吊牌价', 'S', 'M', '合计', '单价', '金额'],
      ['A102', 'BK', 100, 1, 1, 2, 47.5, 95],
      ['A102', 'WH', 100, 2, null, 2, 47.5, 90],
    ]
    const file = { ...(await workbookFile(rows)), name: 'D1-20260310.xlsx' }
    const { problems } = await previewFiles(company.office, 'orders', [file])
    expect(problems.map(({ severity }) => severity)).not.toContain('error')
    expect(problems.map(({ code }) => code)).toContain('amountDisagrees')
    await importFiles(company.office, 'orders', [file])
    expect(only().lines.map(({ priceFen, rateBp, priceRule }) => [priceFen, rateBp, priceRule])).toEqual(
      Array(3).fill([4750, 4750, 'file']),
    )
  })

  test('finds its distributor by a name that only one has', async () => {
    const rows: Raw[][] = [
      ['客户', '甲公司', null, '日期', '2026-03-09'],
      [],
      ['款号', '颜色', 'S', 'M', 'L'],
      ['A102', 'BK', 1, 2, 3],
    ]
    await importFiles(company.office, 'orders', [await workbookFile(rows)])
    expect(only().document).toMatchObject({ distributorCode: 'D1', businessDate: '2026-03-09', quantity: 6 })
  })

  test('tells an unknown style, colour and size apart, and a missing owner and day', async () => {
    const rows: Raw[][] = [
      ['A1O2', 'BK', null, 1, null, null, 1, null],
      ['A102', 'BL', null, 1, null, null, 1, null],
    ]
    const { problems } = await previewFiles(company.office, 'orders', [await form(rows, 'form.xlsx')])
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, params }) => [code, params.what ?? null, params.candidates ?? null])).toEqual(
      expect.arrayContaining([
        ['distributorMissing', null, null],
        ['dateMissing', null, null],
        ['unknownCode', 'style', 'A102'],
        ['unknownCode', 'colour', '色BK, 色WH'],
      ]),
    )
    company.addStyle({ code: 'B7', colours: ['RD'], sizes: ['M', 'L'] })
    const size = await previewFiles(company.office, 'orders', [
      await form([['B7', 'RD', null, 1, null, null, 1, null]]),
    ])
    expect(size.problems.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'unknownCode',
      params: { what: 'size', candidates: 'M, L' },
    })
  })

  test('of an archived distributor or SKU is refused with the name', async () => {
    company.connection.sqlite.prepare('update distributors set archived = 1').run()
    company.connection.sqlite.prepare("update skus set archived = 1 where size = 'S'").run()
    const { problems } = await previewFiles(company.office, 'orders', [
      await form([['A102', 'BK', null, 1, null, null, 1, null]]),
    ])
    expect(problems.filter(({ code }) => code === 'archived').map(({ params }) => params.what)).toEqual(
      expect.arrayContaining(['sku']),
    )
  })
})

describe('an order that comes again', () => {
  const first = () => flat(`N-1,2026-03-01,D1,${codeOf('BK', 'M')},2,10000,5000,10000`)
  const newer = () =>
    flat(
      `N-1,2026-03-01,D1,${codeOf('BK', 'M')},3,10000,5000,15000`,
      `N-5,2026-03-01,D1,${codeOf('BK', 'M')},1,10000,5000,5000`,
    )

  test('unchanged in another file is refused, or skipped when accepted, and never doubled', async () => {
    await importFiles(company.office, 'orders', [first()])
    const again = csvOf('again.csv', [head, '', `N-1,2026-03-01,D1,${codeOf('BK', 'M')},2,10000,5000,10000`])
    const preview = await previewFiles(company.office, 'orders', [again])
    expect(preview).toMatchObject({ repeated: true, items: [{ action: 'repeat' }] })
    await expect(importFiles(company.office, 'orders', [again])).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { reference: 'N-1' },
    })
    expect(await importFiles(company.office, 'orders', [again], { acceptRepeated: true })).toMatchObject({
      created: 0,
      skipped: 1,
    })
    expect(orders()).toHaveLength(1)
  })

  test('changed says that it is a newer version, and takes the place of one nobody approved', async () => {
    await importFiles(company.office, 'orders', [first()])
    const preview = await previewFiles(company.office, 'orders', [newer()])
    expect(preview.items.map(({ action }) => action)).toEqual(['revise', 'create'])
    expect(preview.problems).toMatchObject([
      { code: 'orderRevised', severity: 'warning', params: { reference: 'N-1' } },
    ])
    expect(await importFiles(company.office, 'orders', [newer()], { acceptRepeated: true })).toMatchObject({
      ...{ created: 1, updated: 1, skipped: 0 },
    })
    expect(
      orders(['submitted'])
        .map(({ document }) => [document.reference, document.quantity])
        .toSorted(),
    ).toEqual([
      ['N-1', 3],
      ['N-5', 1],
    ])
    expect(orders(['cancelled'])[0]?.links).toHaveLength(1)
  })

  test('changed revises an approved one instead of replacing it', async () => {
    await importFiles(company.office, 'orders', [first()])
    const { id } = only().document
    approveOrder(company.office, { id, version: 1 })
    expect(await importFiles(company.office, 'orders', [newer()], { acceptRepeated: true })).toMatchObject({
      ...{ created: 1, updated: 1, skipped: 0 },
    })
    expect(getOrder(company.office, { id }).document).toMatchObject({ status: 'approved', quantity: 3 })
  })

  test('twice in one import is one', async () => {
    const twin = { ...first(), name: 'twin.csv', bytes: new Uint8Array([...first().bytes, 10]) }
    expect(await importFiles(company.office, 'orders', [first(), twin], { acceptRepeated: true })).toMatchObject({
      ...{ created: 1, skipped: 1 },
    })
  })
})

describe('undoing', () => {
  test('cancels what nobody worked on, and lets the file in again', async () => {
    const file = flat(`N-1,2026-03-01,D1,${codeOf('BK', 'M')},2,10000,5000,10000`)
    const { importId } = await importFiles(company.office, 'orders', [file])
    expect(undoImport(company.office, { id: importId })).toEqual({ undone: 1 })
    const order = only()
    expect(order.document.status).toBe('cancelled')
    expect(order.lines[0]).toMatchObject({ cancelledQuantity: 2 })
    await importFiles(company.office, 'orders', [file])
    expect(orders()).toHaveLength(2)
  })

  test('is refused as a whole when one of its orders was allocated', async () => {
    const goods = newGoods()
    const sku = goods.style.skus.find(({ id }) => id === goods.sku(0))?.code ?? ''
    const rows = ['N-1', 'N-2'].map(
      (reference) => `${reference},2026-03-01,${goods.distributor.code},${sku},2,10000,5000,10000`,
    )
    const { importId } = await importFiles(goods.office, 'orders', [csvOf('orders.csv', [head, ...rows])])
    const list = listOrders(goods.office, parsed('orders.list', {})).rows
    goods.receive([[goods.sku(0), 10]])
    approveOrder(goods.office, { id: list[0]?.id ?? 0, version: 1 })
    goods.firm()
    expect(expectRefusal(() => undoImport(goods.office, { id: importId }), 'undoRefused').params).toMatchObject({
      number: list[0]?.number,
    })
    expect(goods.statusOf(list[1]?.id ?? 0)).toBe('submitted')
  })
})

describe('a layout', () => {
  const odd = (name: string, quantity: number) =>
    workbookFile([
      ['货', '色', '要几件'],
      ['A102', 'BK', quantity],
    ]).then((file) => ({ ...file, name }))
  const mapping = formMappingSchema.parse([
    {
      ...{ sheet: 'Sheet1', headerRow: 1, bodyRow: 2, layout: 'sizeAcross', columns: { styleCode: 1, colour: 2 } },
      sizes: [{ column: 3, size: 'M' }],
    },
  ])

  test('that a person explained once is read the same way next month', async () => {
    await importFiles(company.office, 'orders', [await odd('D1-20260301.xlsx', 5)], { mapping })
    expect(await importFiles(company.office, 'orders', [await odd('D1-20260401.xlsx', 7)])).toMatchObject({
      created: 1,
      quantity: 7,
    })
    expect(orders().map(({ lines }) => lines.map(({ size, quantity }) => [size, quantity]))).toEqual([
      [['M', 7]],
      [['M', 5]],
    ])
  })

  test('may be explained file by file', async () => {
    const file = await odd('D1-20260301.xlsx', 5)
    expect(await previewFiles(company.office, 'orders', [file], { mapping: { [file.name]: mapping } })).toMatchObject({
      quantity: 5,
    })
  })
})

test('the real lists and forms become exactly the orders that are known to be in them', async () => {
  const real = newCompany()
  for (const [kind, name] of [
    ['regions', 'regions.csv'],
    ['distributors', 'distributors.csv'],
    ['styles', 'skus.csv'],
  ] as const)
    await importFiles(real.office, kind, [realFile(name)])
  const names = realFiles('order-forms').filter((name) => name.includes('matrix'))
  await importFiles(
    real.office,
    'orders',
    names.map((name) => realFile(name)),
  )
  const list = () => listOrders(real.office, parsed('orders.list', { limit: 1000 })).rows
  const known = truth()
  expect(list()).toHaveLength(names.length)
  for (const name of names) {
    const { distributor = '', date = '', quantity, amount_fen, lines } = known[name] ?? {}
    const row = list().find(({ reference }) => reference === `${distributor}-${date.replaceAll('-', '')}`)
    expect(row).toMatchObject({ quantity, amountFen: amount_fen, businessDate: date })
    expect(getOrder(real.office, { id: row?.id ?? 0 }).lines).toHaveLength(lines ?? 0)
  }
  const summary = await importFiles(real.office, 'orders', [realFile('orders.csv')])
  const raw = rawRows('orders.csv')
  expect(summary).toMatchObject({
    created: new Set(raw.map(([reference]) => reference)).size,
    lineCount: raw.length,
    quantity: raw.reduce((sum, row) => sum + Number(row[4]), 0),
    amountFen: raw.reduce((sum, row) => sum + Number(row[7]), 0),
    warningCount: 0,
  })
  const flatFile = realFile('order-forms/flat-2022-06.xlsx')
  await expect(importFiles(real.office, 'orders', [flatFile])).rejects.toMatchObject({ code: 'fileRepeated' })
  expect(await importFiles(real.office, 'orders', [flatFile], { acceptRepeated: true })).toMatchObject({
    created: 0,
    updated: 0,
  })
})
