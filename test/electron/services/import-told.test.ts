import { beforeEach, describe, expect, test } from 'vitest'
import { prepareImport, runImport } from '../../../electron/services/imports'
import { approveOrder, discardOrder, getOrder, listOrders, withdrawOrder } from '../../../electron/services/orders'
import type { FileContent } from '../../../shared/contract/envelope'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
  company.addDistributor({ code: 'D2', name: '乙公司' })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M'] })
})

const orders = () =>
  listOrders(company.office, parsed('orders.list', { limit: 100 })).rows.map(({ id }) =>
    getOrder(company.office, { id }),
  )
const bring = (file: FileContent, fixes: readonly ImportFix[] = []) =>
  importFiles(company.office, 'orders', [file], { fixes: { [file.name]: [...fixes] }, acceptRepeated: true })
/** What the newest line of the history of each order says of the fixes, by the distributor's code. */
const told = () =>
  Object.fromEntries(
    orders().map(({ document, history }) => [document.distributorCode, history.at(-1)?.detail.fixes ?? null]),
  )
const sheet = '单'
const cell = (row: number, column: number, text: string): ImportFix => ({ kind: 'cell', sheet, row, column, text })

describe('the history of an order with what was changed of its form', () => {
  const file = (...rows: readonly string[]) => csvOf('单.csv', rows)

  test('says whose it was said to be and of which day, where the form named neither', async () => {
    await bring(file('款号,颜色,S,M', 'A102,BK,1,2'), [
      { kind: 'distributor', written: '', code: 'D1' },
      { kind: 'day', day: '2026-03-09' },
    ])
    expect(told()).toEqual({ D1: '∅ → D1\n∅ → 2026-03-09' })
    expect(orders()[0]?.history.at(-1)?.detail).toMatchObject({ file: '单.csv', fixCount: 2 })
  })

  test('says the name that stood there, and nothing of a day where the form has its own', async () => {
    await bring(file('客户名称,丁公司,日期,2026-03-08', '', '款号,颜色,S,M', 'A102,BK,1,2'), [
      { kind: 'distributor', written: '丁公司', code: 'D2' },
      { kind: 'day', day: '2026-03-09' },
    ])
    expect(told()).toEqual({ D2: '丁公司 → D2' })
    expect(orders()[0]?.document.businessDate).toBe('2026-03-08')
  })

  test('says a blank cell that was filled, one that was emptied, and a row that was added beyond the end', async () => {
    await bring(file('客户编号,D1,日期,2026-03-08', '', '款号,颜色,S,M', 'A102,BK,1,', 'A102,WH,3,4'), [
      cell(4, 4, '2'),
      cell(5, 3, ' '),
      cell(6, 1, 'A102'),
      cell(6, 2, 'WH'),
      cell(6, 3, '7'),
    ])
    expect(told()).toEqual({
      D1: ['单!D4: ∅ → 2', '单!C5: 3 → ∅', '单!A6: ∅ → A102', '单!B6: ∅ → WH', '单!C6: ∅ → 7'].join('\n'),
    })
    expect(orders()[0]?.lines.map(({ colourName, size, quantity }) => [colourName, size, quantity])).toEqual([
      ['色BK', 'S', 1],
      ['色BK', 'M', 2],
      ['色WH', 'M', 4],
      ['色WH', 'S', 7],
    ])
  })

  test('says a row that was emptied whole, though no line stands in it any more', async () => {
    await bring(file('客户编号,D1,日期,2026-03-08', '', '款号,颜色,S,M', 'A102,BK,1,2', 'A999,WH,3,'), [cell(5, 3, '')])
    expect(told()).toEqual({ D1: '单!C5: 3 → ∅' })
  })

  test('says nothing of a cell that was typed as it stood, and the goods with all that was said of them', async () => {
    await bring(file('客户编号,D1,日期,2026-03-08', '', '款号,颜色,S,M', 'A102,BK,1,2', 'A999,红,,3'), [
      cell(4, 3, ' 1 '),
      { kind: 'goods', sheet, row: 5, column: 4, styleCode: 'A102', colour: 'WH' },
    ])
    expect(told()).toEqual({ D1: '单!5: → A102 WH' })
  })

  test('says of two distributors in one file only what concerns each', async () => {
    company.addDistributor({ code: 'D3', name: '丙公司' })
    const list = file(
      '客户,日期,款号,颜色,尺码,数量',
      'D1,2026-03-08,A102,BK,S,x',
      'D2,2026-03-08,A102,BK,M,2',
      'D2,2026-03-08,A999,BK,M,2',
      '戊,2026-03-08,A102,WH,M,5',
    )
    await bring(list, [
      cell(2, 6, '1'),
      { kind: 'drop', sheet, row: 4, column: 6 },
      { kind: 'distributor', written: '戊', code: 'D3' },
    ])
    const byLines = orders().map(({ document, history }) => [
      document.distributorCode,
      document.quantity,
      history.at(-1)?.detail.fixes,
    ])
    expect(byLines.toSorted()).toEqual([
      ['D1', 1, '单!F2: x → 1'],
      ['D2', 2, '单!4: ✕'],
      ['D3', 5, '戊 → D3'],
    ])
  })

  test('counts every change and tells forty of them', async () => {
    const rows = Array.from({ length: 45 }, (_, index) => `A102,BK,${index + 1},`)
    const fixes = rows.map((_, index) => cell(index + 4, 3, '2'))
    await bring(file('客户编号,D1,日期,2026-03-08', '', '款号,颜色,S,M', ...rows), fixes)
    const detail = orders()[0]?.history.at(-1)?.detail
    // The second row said 2 already.
    expect(detail).toMatchObject({ fixCount: 44 })
    expect(String(detail?.fixes).split('\n')).toHaveLength(40)
  })

  test('of a revision says what was changed of the newer form', async () => {
    const form = (pieces: string) =>
      file('客户编号,D1,日期,2026-03-08,单号,N-1', '', '款号,颜色,S,M', `A102,BK,${pieces},2`)
    await bring(form('1'))
    const [order] = orders()
    const id = order?.document.id ?? 0
    approveOrder(company.office, { id, version: 1 })
    await bring(form('三'), [cell(4, 3, '3')])
    expect(getOrder(company.office, { id }).history[0]).toMatchObject({
      action: 'amend',
      detail: { file: '单.csv', fixCount: 1, fixes: '单!C4: 三 → 3', quantity: 2 },
    })
  })
})

describe('an import that another desk was faster than', () => {
  const head = 'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen'
  const form = (name: string, quantity: number) =>
    csvOf(name, [head, `N-1,2026-03-01,D1,A102-BK-S,${quantity},10000,5000,${quantity * 5000}`])
  /** Reads a newer version, lets something happen to the order, and writes then. */
  async function meanwhile(act: (order: { id: number; version: number }) => void) {
    await bring(form('一.csv', 2))
    const [order] = orders()
    const { id, version } = order?.document ?? { id: 0, version: 0 }
    const input = parsed('imports.run', { kind: 'orders', files: [form('二.csv', 5)], acceptRepeated: true })
    const prepared = await prepareImport(company.office, input, quietJob)
    act({ id, version })
    return { id, summary: runImport(company.office, prepared, input) }
  }

  test('revises the order that was approved meanwhile', async () => {
    const { id, summary } = await meanwhile((order) => approveOrder(company.office, order))
    expect(summary).toMatchObject({ created: 0, updated: 1, skipped: 0 })
    expect(orders()).toHaveLength(1)
    expect(getOrder(company.office, { id }).document).toMatchObject({ status: 'approved', quantity: 5 })
  })

  test('leaves the order that was cancelled meanwhile, and makes none in its place', async () => {
    const { id, summary } = await meanwhile((order) =>
      discardOrder(company.office, withdrawOrder(company.office, order)),
    )
    expect(summary).toMatchObject({ created: 0, updated: 0, skipped: 1 })
    expect(orders()).toHaveLength(1)
    expect(getOrder(company.office, { id }).document).toMatchObject({ status: 'cancelled', quantity: 2 })
  })

  test('is refused whole when the same file came in meanwhile', async () => {
    const input = parsed('imports.run', { kind: 'orders', files: [form('一.csv', 2)] })
    const prepared = await prepareImport(company.office, input, quietJob)
    await bring(form('一.csv', 2))
    expect(() => runImport(company.office, prepared, input)).toThrowError(
      expect.objectContaining({ code: 'fileRepeated', params: expect.objectContaining({ file: '一.csv' }) }),
    )
    expect(orders()).toHaveLength(1)
  })

  test('is not begun once it was cancelled', async () => {
    const stop = new AbortController()
    const input = parsed('imports.run', { kind: 'orders', files: [form('一.csv', 2), form('二.csv', 3)] })
    const job = { report: () => stop.abort(), signal: stop.signal }
    await expect(prepareImport(company.office, input, job)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('the sums of a form', () => {
  const problemsOf = async (file: FileContent) =>
    (await previewFiles(company.office, 'orders', [file])).problems.map(({ code, params }) => ({ code, params }))

  test('without amounts by line are checked against the prices found here', async () => {
    const form = (stated: number) =>
      csvOf('D1-20260310.csv', [
        ...['客户编号,D1,日期,2026-03-10', `总金额：${stated}`, '', '款号,颜色,S,M', 'A102,BK,1,2'],
      ])
    expect(await problemsOf(form(150))).toEqual([])
    expect(await problemsOf(form(149))).toMatchObject([
      { code: 'totalDisagrees', params: { of: 'amountFen', stated: 14_900, computed: 15_000 } },
    ])
  })

  test('a rate and a price that agree are taken though the amount beside them is wrong, which is told', async () => {
    const form = csvOf('D1-20260310.csv', ['款号,颜色,尺码,数量,吊牌价,折扣,单价,金额', 'A102,BK,S,2,100,5折,50,90'])
    const codes = (await problemsOf(form)).map(({ code }) => code)
    expect(codes).toContain('amountDisagrees')
    expect(codes).not.toContain('unitPriceDisagrees')
    await bring(form)
    expect(orders()[0]?.lines.map(({ rateBp, priceFen }) => [rateBp, priceFen])).toEqual([[5000, 5000]])
  })

  test('a price on goods with a tag price of nothing has no rate', async () => {
    const form = csvOf('D1-20260310.csv', ['款号,颜色,尺码,数量,吊牌价,单价', 'A102,BK,S,2,0,12'])
    await bring(form)
    expect(orders()[0]?.lines.map(({ tagPriceFen, rateBp, priceFen }) => [tagPriceFen, rateBp, priceFen])).toEqual([
      [0, 0, 1200],
    ])
  })
})
