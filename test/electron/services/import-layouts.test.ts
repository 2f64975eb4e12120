import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { getOrder, listOrders } from '../../../electron/services/orders'
import type { FileContent } from '../../../shared/contract/envelope'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'AW01', name: '甲公司' })
  company.addDistributor({ code: 'AW02', name: '乙有限公司' })
  company.addDistributor({ code: '000345', name: '丙店' })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M', '2XL'] })
  company.addStyle({ code: '00771', name: '帽子', colours: ['BK'], sizes: ['F'] })
})

const file = async (rows: readonly (readonly Raw[])[], name = 'form.xlsx'): Promise<FileContent> => ({
  ...(await workbookFile(rows)),
  name,
})
const found = async (one: FileContent) => {
  const { problems } = await previewFiles(company.office, 'orders', [one])
  return problems.map(({ code, row, column, severity }) => `${severity[0]} ${code} ${row},${column}`)
}
const lines = () =>
  listOrders(company.office, parsed('orders.list', { limit: 1000 })).rows.flatMap(({ id }) => {
    const order = getOrder(company.office, { id })
    const { distributorCode } = order.document
    return order.lines.map((line) =>
      [
        distributorCode,
        line.styleCode,
        line.colourName.replace('色', ''),
        line.size,
        line.quantity,
        line.priceFen,
      ].join(' '),
    )
  })

describe('a distributor', () => {
  const listed = (party: Raw, code = 'A102') =>
    file([
      ['单号', '日期', '客户', '款号', '颜色', '尺码', '数量'],
      ['N1', '2026-3-1', party, code, 'BK', 'S', 2],
    ])

  test.each<[Raw, string, string[]]>([
    ['甲公司', 'AW01', []],
    ['AW01 甲公司', 'AW01', []],
    ['甲公司（AW01）', 'AW01', []],
    ['甲有限公司', 'AW01', ['w nameResolved 2,3']],
    ['甲公司（华东）', 'AW01', ['w nameResolved 2,3']],
    ['乙公司', 'AW02', ['w nameResolved 2,3']],
    [345, '000345', ['w zerosRestored 2,3']],
  ])('written as %s is %s', async (written, code, told) => {
    const one = await listed(written)
    expect(await found(one)).toEqual(told)
    await importFiles(company.office, 'orders', [one])
    expect(lines()).toEqual([`${code} A102 BK S 2 5000`])
  })

  test.each(['AW01 乙公司', '丁公司', '公司', 'AW0'])('written as %s is asked, never guessed', async (written) => {
    expect(await found(await listed(written))).toEqual(['e unknownCode 2,3'])
  })

  test('beside its label is blamed there', async () => {
    const one = await file([['客户编码', 'AW09', '日期', '2026-3-1'], [], ['SKU', '数量'], ['A102', 1]])
    expect(await found(one)).toContain('e unknownCode 1,2')
  })

  test('named by code on one sheet and by name on the next has one order', async () => {
    const workbook = new ExcelJS.Workbook()
    for (const [sheet, party, size] of [
      ['上装', 'AW01', 'S'],
      ['下装', '甲公司', 'M'],
    ]) {
      const added = workbook.addWorksheet(sheet)
      added.addRows([
        ['客户', party, '日期', '2026-3-1'],
        [],
        ['款号', '颜色', '尺码', '数量'],
        ['A102', 'BK', size, 1],
      ])
    }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    expect(await importFiles(company.office, 'orders', [{ name: 'two.xlsx', bytes }])).toMatchObject({ created: 1 })
    expect(lines()).toEqual(['AW01 A102 BK S 1 5000', 'AW01 A102 BK M 1 5000'])
  })

  test('named only by the tabs of a workbook has the sheet of its name', async () => {
    const workbook = new ExcelJS.Workbook()
    for (const [name, pieces] of [
      ['甲公司', 1],
      ['AW02', 2],
    ] as const) {
      const sheet = workbook.addWorksheet(name)
      sheet.addRows([['日期', '2026-3-1'], [], ['款号', '颜色', 'S'], ['A102', 'BK', pieces]])
    }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    await importFiles(company.office, 'orders', [{ name: 'tabs.xlsx', bytes }])
    expect(lines().sort()).toEqual(['AW01 A102 BK S 1 5000', 'AW02 A102 BK S 2 5000'])
  })
})

describe('goods', () => {
  const form = (rows: readonly (readonly Raw[])[]) => file([['客户', 'AW01', '日期', '2026-3-1'], [], ...rows])

  test('are found by a product code that is their style, by style and colour in one code, and by other names of a size', async () => {
    const one = await form([
      ['货号', '颜色', '尺码', '数量'],
      ['A102', 'BK', 'S', 1],
      ['A102-WH', null, 'XXL', 2],
      ['A102 WH', null, 'M', 3],
      ['00771', 'BK', '均码', 4],
    ])
    expect(await found(one)).toEqual([])
    await importFiles(company.office, 'orders', [one])
    expect(lines()).toEqual([
      'AW01 A102 BK S 1 5000',
      'AW01 A102 WH 2XL 2 5000',
      'AW01 A102 WH M 3 5000',
      'AW01 00771 BK F 4 5000',
    ])
  })

  test('whose code lost its zeros are found and told', async () => {
    const one = await form([
      ['款号', '颜色', '数量'],
      [771, 'BK', 4],
    ])
    expect(await found(one)).toEqual(['w zerosRestored 4,1'])
  })

  test('that are not there are blamed at the cell that names them', async () => {
    const one = await form([
      ['数量', '款号', '颜色', '尺码'],
      [1, 'A999', 'BK', 'S'],
      [1, 'A102', 'PINK', 'S'],
      [1, 'A102', 'BK', 'XXS'],
      [1, 'A102-PINK', null, 'S'],
    ])
    expect(await found(one)).toEqual([
      'e unknownCode 4,2',
      'e unknownCode 5,3',
      'e unknownCode 6,4',
      'e unknownCode 7,2',
    ])
    await expect(importFiles(company.office, 'orders', [one])).rejects.toMatchObject({ code: 'importProblems' })
    expect(lines()).toEqual([])
  })

  test('named twice are taken twice and told', async () => {
    const one = await form([
      ['款号', '颜色', 'S', 'M'],
      ['A102', 'BK', 1, 2],
      ['A102', 'BK', null, 2],
    ])
    expect(await found(one)).toEqual(['w lineRepeated 5,4'])
  })

  test('at a price that is not the policy’s come in at the form’s, told once with the number of lines', async () => {
    const one = await form([
      ['款号', '颜色', '尺码', '数量', '吊牌价', '单价'],
      ['A102', 'BK', 'S', 1, 100, 50],
      ['A102', 'BK', 'M', 1, 100, 40],
      ['A102', 'WH', 'M', 1, 100, 40],
    ])
    const { problems } = await previewFiles(company.office, 'orders', [one])
    expect(problems).toMatchObject([
      { code: 'priceOffPolicy', row: 5, params: { statedFen: 4000, policyFen: 5000, lines: 2 } },
    ])
  })

  test('whose rate and price contradict each other have the one that the amount is of, else the price', async () => {
    const one = await form([
      ['款号', '颜色', '尺码', '数量', '吊牌价', '折扣', '单价', '金额'],
      ['A102', 'BK', 'S', 2, 100, '5折', 45, 100],
      ['A102', 'BK', 'M', 2, 100, '5折', 45, 90],
      ['A102', 'WH', 'M', 2, 100, '5折', 45, null],
    ])
    expect((await found(one)).filter((told) => told.includes('unitPrice'))).toHaveLength(3)
    await importFiles(company.office, 'orders', [one])
    expect(lines().map((line) => line.split(' ').at(-1))).toEqual(['5000', '4500', '4500'])
  })
})

test('lists of masters say their units in their heads', async () => {
  const { code } = company.addDistributor({ code: 'AW08' })
  const region = company.connection.sqlite.prepare<[], { code: string }>('select code from regions').get()?.code ?? ''
  const list = csvOf('d.csv', [
    '代理商代码,客户全称,所属大区,授信额度(万元),账期(天),折扣(折)',
    `${code},新名字,${region},12.5,60天,4.8`,
  ])
  await importFiles(company.office, 'distributors', [list])
  expect(
    company.connection.sqlite
      .prepare('select name, credit_limit_fen, payment_terms_days, discount_bp from distributors where code = ?')
      .raw()
      .get(code),
  ).toEqual(['新名字', 12_500_000, 60, 4800])
  const styles = csvOf('s.csv', ['SKU,Style No.,Desc.,Clr.,Size,MSRP (fen),成本价(元)', 'P1,PY,Coat,BK,S,19900,80.5'])
  await importFiles(company.office, 'styles', [styles])
  const priced = company.connection.sqlite.prepare("select tag_price_fen, cost_fen from skus where code = 'P1'").raw()
  expect(priced.get()).toEqual([19_900, 8050])
  const long = csvOf('l.csv', ['SKU,款号,款名,颜色,尺码,吊牌价', `P2,PZ,${'长'.repeat(300)},BK,S,1`])
  expect((await previewFiles(company.office, 'styles', [long])).problems).toMatchObject([
    { code: 'invalidValue', row: 2, params: { field: 'name' } },
  ])
})
