import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeLayout, forgetLayout, listRememberedLayouts, readForms } from '../../../electron/services/imports'
import { storedLayout } from '../../../electron/services/imports/layouts'
import { listOrders } from '../../../electron/services/orders'
import type { FileContent } from '../../../shared/contract/envelope'
import type { TableMapping } from '../../../shared/schemas/imports'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  for (const [code, name] of [
    ['D1', '甲公司'],
    ['D2', '乙公司'],
  ] as const)
    company.addDistributor({ code, name })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M', 'L'] })
})

/** A form with two columns of pieces, so that only a person knows which is ordered. */
const odd = (party: string, name = `${party}.xlsx`, words: readonly Raw[] = ['头数', '尾数']): Promise<FileContent> =>
  workbookFile([
    ['客户编号', party, '单号', name, '日期', '2026-03-10'],
    ['款号', '颜色', '尺码', null, ...words],
    ['A102', 'BK', 'M', null, 5, 7],
  ]).then((file) => ({ ...file, name }))
const tables = (quantity: number, change: Partial<TableMapping> = {}): TableMapping[] => [
  {
    ...{ sheet: 'Sheet1', headerRow: 2, bodyRow: 3, layout: 'flat', units: {}, sizes: [] },
    columns: { styleCode: 1, colour: 2, size: 3, quantity },
    ...change,
  },
]
const explain = async (party: string, quantity: number) => {
  const file = await odd(party)
  await importFiles(company.office, 'orders', [file], { mapping: { [file.name]: tables(quantity) } })
}
const quantityOf = async (file: FileContent) => (await previewFiles(company.office, 'orders', [file])).quantity
const idOf = (code: string): number =>
  Number(company.connection.sqlite.prepare('select id from distributors where code = ?').pluck().get(code))

describe('the remembered readings', () => {
  test('of one layout are each distributor’s own, whoever’s was explained first', async () => {
    await explain('D2', 6)
    await explain('D1', 5)
    expect(await quantityOf(await odd('D1', '四月一.xlsx'))).toBe(5)
    expect(await quantityOf(await odd('D2', '四月二.xlsx'))).toBe(7)
    expect(listRememberedLayouts(company.office).map(({ distributorCode }) => distributorCode)).toEqual(['D1', 'D2'])
  })

  test('of another distributor’s same layout serve one that has none', async () => {
    await explain('D2', 6)
    expect(await quantityOf(await odd('D1', '四月.xlsx'))).toBe(7)
  })

  test('no longer fit once the header says other words, and the form is recognised anew', async () => {
    await explain('D1', 6)
    expect(await quantityOf(await odd('D1', '同.xlsx'))).toBe(7)
    expect(await quantityOf(await odd('D1', '改.xlsx', ['库存', '数量']))).toBe(7)
    expect(await quantityOf(await odd('D1', '换.xlsx', ['数量', '库存']))).toBe(5)
  })

  test('keep the words of every column, blank where the header is', async () => {
    await explain('D1', 5)
    expect(listRememberedLayouts(company.office)).toMatchObject([
      { distributorName: '甲公司', headers: [['款号', '颜色', '尺码', '', '头数', '尾数']] },
    ])
  })

  test('follow the sheet under its new name, and stay away from a workbook of several', async () => {
    await explain('D1', 6)
    const text = csvOf('五月.csv', [
      '客户编号,D1,单号,X-9,日期,2026-03-10',
      '款号,颜色,尺码,,头数,尾数',
      'A102,BK,M,,5,7',
    ])
    expect(await quantityOf(text)).toBe(7)
    const book = new ExcelJS.Workbook()
    const rows = [
      ['客户编号', 'D1', '日期', '2026-03-10'],
      ['款号', '颜色', '尺码', null, '头数', '尾数'],
      ['A102', 'BK', 'M', null, 5, 7],
    ]
    for (const name of ['上装', '下装']) book.addWorksheet(name).addRows(rows)
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    expect(await quantityOf({ name: '两页.xlsx', bytes })).toBe(0)
  })

  test('are not kept of a table without a header to know it by', async () => {
    const file = csvOf('D1-20260310.csv', ['A102,BK,M,5,7', 'A102,WH,M,4,9'])
    const sheet = 'D1-20260310'
    const columns = { styleCode: 1, colour: 2, size: 3, quantity: 5 }
    const mapping = { [file.name]: tables(5, { sheet, headerRow: 0, bodyRow: 1, columns }) }
    expect(await importFiles(company.office, 'orders', [file], { mapping })).toMatchObject({ created: 1, quantity: 16 })
    expect(listRememberedLayouts(company.office)).toEqual([])
  })

  test('are not told of a form that recognition read by itself', async () => {
    await importFiles(company.office, 'orders', [csvOf('D1-20260310.csv', ['款号,颜色,S,M', 'A102,BK,1,2'])])
    expect(listRememberedLayouts(company.office)).toEqual([])
  })

  test('that an older version wrote otherwise are passed over', async () => {
    await explain('D1', 6)
    const old = (mapping: unknown) =>
      company.connection.sqlite.prepare('update layout_mappings set mapping = ?').run(JSON.stringify(mapping))
    for (const mapping of [{ columns: { quantity: 6 } }, [], 'x', null, { given: true, tables: [] }]) {
      old(mapping)
      expect(listRememberedLayouts(company.office)).toEqual([])
      expect(await quantityOf(await odd('D1', '四月.xlsx'))).not.toBe(7)
    }
    const fingerprint = String(
      company.connection.sqlite.prepare('select fingerprint from layout_mappings').pluck().get(),
    )
    const change = { fingerprint, distributorCode: 'D1', tables: tables(6) }
    expectRefusal(() => changeLayout(company.office, change), 'notFound')
    old({ given: true, tables: tables(6) })
    expect(listRememberedLayouts(company.office)).toMatchObject([{ headers: [] }])
    expect(storedLayout(JSON.stringify({ tables: tables(6) }))).toMatchObject({ given: false, headers: [] })
  })

  test('of a distributor that has another code by now are told without a name', async () => {
    await explain('D1', 5)
    company.connection.sqlite.prepare("update distributors set code = 'D9' where code = 'D1'").run()
    expect(listRememberedLayouts(company.office)).toMatchObject([{ distributorCode: 'D1', distributorName: '' }])
  })

  test('of others are no business of a representative: neither seen, nor changed, nor forgotten', async () => {
    await explain('D1', 5)
    await explain('D2', 6)
    const own = company.officeFor('representative', { distributorIds: [idOf('D2')] })
    expect(listRememberedLayouts(own).map(({ distributorCode }) => distributorCode)).toEqual(['D2'])
    const [first] = listRememberedLayouts(company.office)
    const key = { fingerprint: first?.fingerprint ?? '', distributorCode: 'D1' }
    expectRefusal(() => forgetLayout(own, key), 'notFound')
    expectRefusal(() => changeLayout(own, { ...key, tables: tables(6) }), 'notFound')
    expect(await quantityOf(await odd('D1', '四月.xlsx'))).toBe(5)
    expect(forgetLayout(own, { ...key, distributorCode: 'D2' })).toEqual({ forgotten: 1 })
    expect(listRememberedLayouts(company.office).map(({ distributorCode }) => distributorCode)).toEqual(['D1'])
  })

  test('that are not there can be neither changed nor forgotten', () => {
    const key = { fingerprint: 'nothing', distributorCode: 'D1' }
    expectRefusal(() => forgetLayout(company.office, key), 'notFound')
    expectRefusal(() => changeLayout(company.office, { ...key, tables: tables(5) }), 'notFound')
    expect(listRememberedLayouts(company.office)).toEqual([])
  })
})

describe('forms that are looked at', () => {
  const look = (files: readonly FileContent[], mapping?: Readonly<Record<string, readonly TableMapping[]>>) =>
    readForms(
      company.office,
      parsed('imports.forms', {
        files: files.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) })),
        ...(mapping === undefined ? {} : { mapping: Object.fromEntries(Object.entries(mapping)) }),
      }),
      quietJob,
    )
  const shown = async (file: FileContent, mapping?: readonly TableMapping[]) => {
    const [read] = await look([file], mapping === undefined ? undefined : { [file.name]: mapping })
    if (read === undefined || read.refusal !== null) throw new Error('the form was not read')
    return read
  }

  test('are read as a person says of each file by its name, the others by recognition', async () => {
    const one = await odd('D1', '一.xlsx')
    const other = csvOf('D2-20260310.csv', ['款号,颜色,S,M', 'A102,BK,1,2'])
    const read = await look([one, other], { [one.name]: tables(6) })
    expect(read.map((file) => (file.refusal === null ? file.preview.quantity : null))).toEqual([7, 3])
  })

  test('show every column that holds something with its first words and what it was taken for', async () => {
    const { tables: shownTables } = await shown(await odd('D1'), tables(6))
    const [table] = shownTables
    expect(table).toMatchObject({ sheet: 'Sheet1', headerRow: 2, bodyRow: 3, known: true })
    expect(table?.columns.map(({ column, header, samples, field }) => [column, header, samples, field])).toEqual([
      [1, '款号', ['A102'], 'styleCode'],
      [2, '颜色', ['BK'], 'colour'],
      [3, '尺码', ['M'], 'size'],
      [5, '头数', ['5'], null],
      [6, '尾数', ['7'], 'quantity'],
    ])
  })

  test('without a header show their columns without words', async () => {
    const file = csvOf('D1-20260310.csv', ['A102-BK-S,2', 'A102-BK-M,3', 'A102-WH-S,4'])
    const { tables: shownTables } = await shown(file)
    expect(shownTables).toMatchObject([
      {
        headerRow: 0,
        columns: [
          { header: '', samples: ['A102-BK-S', 'A102-BK-M', 'A102-WH-S'], field: 'skuCode' },
          { header: '', samples: ['2', '3', '4'], field: 'quantity' },
        ],
      },
    ])
  })

  test('of a reading of a sheet that is not there are recognised, and that sheet is not shown', async () => {
    const file = csvOf('D1-20260310.csv', ['款号,颜色,S,M', 'A102,BK,1,2'])
    const { preview, tables: shownTables } = await shown(file, tables(6, { sheet: '别的' }))
    expect(preview.quantity).toBe(3)
    expect(shownTables.map(({ sheet }) => sheet)).toEqual(['D1-20260310'])
  })

  test('that nothing is recognised in are shown with a proposal of where they begin', async () => {
    const file = csvOf('D1-20260310.csv', ['备忘', '要什么,多少,谁', '蓝的,,老王'])
    const { preview, tables: shownTables, sheets } = await shown(file)
    expect(sheets).toEqual([])
    expect(preview.errorCount).toBeGreaterThan(0)
    expect(shownTables).toMatchObject([{ known: false, headerRow: 2, bodyRow: 3 }])
    expect(shownTables[0]?.columns.map(({ header }) => header)).toEqual(['要什么', '多少', '谁'])
  })

  test('are not looked at any more once somebody cancelled, between files and within one', async () => {
    const files = [1, 2].map((day) => csvOf(`D1-2026030${day}.csv`, ['款号,颜色,S,M', 'A102,BK,1,2']))
    const stop = new AbortController()
    const labels: string[] = []
    const report = ({ label = '' }: { readonly label?: string }) => {
      labels.push(label)
      stop.abort()
    }
    const input = parsed('imports.forms', { files })
    await expect(readForms(company.office, input, { report, signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(labels).toEqual(['D1-20260301.csv'])
    await expect(readForms(company.office, input, { report, signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(labels).toHaveLength(1)
    expect(listOrders(company.office, parsed('orders.list', {})).rows).toEqual([])
  })
})
