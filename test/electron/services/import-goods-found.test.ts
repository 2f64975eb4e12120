import { beforeEach, describe, expect, test } from 'vitest'
import { readForms } from '../../../electron/services/imports'
import { getOrder, listOrders } from '../../../electron/services/orders'
import type { FileContent } from '../../../shared/contract/envelope'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
})

const problemsOf = async (file: FileContent) =>
  (await previewFiles(company.office, 'orders', [file])).problems.map(({ code, row, column, params }) => ({
    ...{ code, row, column },
    ...(params.candidates === undefined ? {} : { candidates: params.candidates }),
  }))
const form = (...rows: readonly string[]) => csvOf('D1-20260310.csv', rows)
const lines = () =>
  listOrders(company.office, parsed('orders.list', { limit: 100 })).rows.flatMap(({ id }) =>
    getOrder(company.office, { id }).lines.map(({ styleCode, colourName, size, quantity }) =>
      [styleCode, colourName, size, quantity].join(' '),
    ),
  )
const bring = async (file: FileContent) => {
  await importFiles(company.office, 'orders', [file])
  return lines()
}
const styles = 'sku,style,style_name,colour,size,tag_price_fen,barcode'
const listed = (...rows: readonly string[]) =>
  importFiles(company.office, 'styles', [csvOf('s.csv', [styles, ...rows])])

describe('goods named by a code of digits', () => {
  test('whose zeros are lost are found by the one code it can be, told in each row with the whole code', async () => {
    await listed('00123,P1,帽子,BK,F,9900,', '0456,P2,围巾,BK,F,9900,')
    const file = form('SKU,数量', '123,2', '123,1', '456,4')
    const { problems } = await previewFiles(company.office, 'orders', [file])
    expect(
      problems.filter(({ code }) => code === 'zerosRestored').map(({ row, params }) => [row, params.code]),
    ).toEqual([
      [2, '00123'],
      [3, '00123'],
      [4, '0456'],
    ])
    expect((await bring(file)).map((line) => line.split(' ').at(0))).toEqual(['P1', 'P1', 'P2'])
  })

  test('that may be two codes with zeros are asked', async () => {
    await listed('00123,P1,帽子,BK,F,9900,', '0123,P2,围巾,BK,F,9900,')
    expect(await problemsOf(form('SKU,数量', '123,2'))).toMatchObject([{ code: 'unknownCode', row: 2, column: 1 }])
  })

  test('that lost its zeros and is no longer sold is refused as closed, not as unknown', async () => {
    await listed('00123,P1,帽子,BK,F,9900,')
    company.connection.sqlite.prepare("update skus set archived = 1 where code = '00123'").run()
    const { problems } = await previewFiles(company.office, 'orders', [form('SKU,数量', '123,2')])
    expect(problems).toMatchObject([{ code: 'archived', severity: 'error', params: { what: 'sku', value: '00123' } }])
  })

  test('of a style that lost its zeros is told with the style’s whole code', async () => {
    company.addStyle({ code: '00771', name: '帽子', colours: ['BK'], sizes: ['F'] })
    company.addStyle({ code: '0552', name: '手套', colours: ['BK'], sizes: ['F'] })
    const { problems } = await previewFiles(company.office, 'orders', [form('款号,颜色,数量', '771,BK,4', '552,BK,1')])
    expect(problems.map(({ code, params }) => [code, params.what, params.code])).toEqual([
      ['zerosRestored', 'style', '00771'],
      ['zerosRestored', 'style', '0552'],
    ])
  })
})

describe('goods named by words', () => {
  beforeEach(() => {
    company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M'] })
    company.addStyle({ code: 'A205', name: '长裤', colours: ['BK'], sizes: ['F'] })
  })

  test('a style is found by a name that only one has, and asked when two have it', async () => {
    const file = form('款名,颜色,尺码,数量', '外套,BK,S,2')
    expect(await problemsOf(file)).toEqual([])
    company.addStyle({ code: 'A300', name: '外套', colours: ['BK'], sizes: ['S'] })
    expect(await problemsOf(file)).toMatchObject([{ code: 'unknownCode', row: 2, column: 1 }])
  })

  test('a style of one colour and one size needs neither, a style of several asks for what is missing', async () => {
    company.addStyle({ code: 'A206', colours: ['WH'], sizes: ['F'] })
    const file = form('款号,颜色,尺码,数量', 'A205,,,1', 'A206,无,,2', 'A102,,S,1', 'A102,BK,,1')
    expect(await problemsOf(file)).toEqual([
      { code: 'unknownCode', row: 4, column: 2, candidates: '色BK, 色WH' },
      { code: 'unknownCode', row: 5, column: 3, candidates: 'S, M' },
    ])
  })

  test('a style and colour in one code are taken only where every reading leads to the same colour', async () => {
    company.addStyle({ code: 'X1', name: '甲', colours: ['2BK'], sizes: ['F'] })
    expect(await problemsOf(form('款号,数量', 'X1-2BK,1'))).toEqual([])
    company.addStyle({ code: 'X1-2', name: '乙', colours: ['BK'], sizes: ['F'] })
    expect(await problemsOf(form('款号,数量', 'X1-2BK,1'))).toMatchObject([{ code: 'unknownCode', row: 2 }])
  })

  test('a closed SKU is refused by the words of its style too, and its sisters are taken', async () => {
    company.connection.sqlite.prepare("update skus set archived = 1 where size = 'M'").run()
    const file = form('款号,颜色,S,M', 'A102,BK,1,2')
    const { problems } = await previewFiles(company.office, 'orders', [file])
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['archived', 'error']])
    expect(await bring(form('款号,颜色,S,M', 'A102,BK,1,'))).toEqual(['A102 色BK S 1'])
  })

  test('a row that names no goods at all is an error with no candidates', async () => {
    const file = form('款号,颜色,尺码,数量', ',BK,S,3', 'A102,BK,S,1')
    const { problems } = await previewFiles(company.office, 'orders', [file])
    expect(problems.filter(({ severity }) => severity === 'error').map(({ row }) => row)).toEqual([2])
    await expect(importFiles(company.office, 'orders', [file])).rejects.toMatchObject({ code: 'importProblems' })
  })

  test('a code that ends in a dash is no style and colour, and a name nobody has leads nowhere', async () => {
    expect(await problemsOf(form('款号,尺码,数量', 'A205-,F,1'))).toMatchObject([{ code: 'unknownCode', row: 2 }])
    const { problems } = await previewFiles(company.office, 'orders', [form('款名,尺码,数量', '帽子,F,1')])
    expect(problems).toMatchObject([
      { code: 'unknownCode', row: 2, column: 1, params: { what: 'style', value: '帽子' } },
    ])
  })

  test('a style of one colour asks for its size without naming a colour', async () => {
    company.addStyle({ code: 'A207', colours: ['BK'], sizes: ['S', 'M'] })
    const { problems } = await previewFiles(company.office, 'orders', [form('款号,颜色,尺码,数量', 'A207,,,1')])
    expect(problems).toMatchObject([
      { code: 'unknownCode', params: { what: 'size', value: 'A207', candidates: 'S, M' } },
    ])
  })

  test('rows of a reading that names no goods lead nowhere, and are shown with nothing written', async () => {
    const file = form('颜色,件', 'BK,1', 'WH,两')
    const sheet = 'D1-20260310'
    const table = { sheet, headerRow: 1, bodyRow: 2, layout: 'flat' as const, units: {}, sizes: [] }
    const mapping = { [file.name]: [{ ...table, columns: { colour: 1, quantity: 2 } }] }
    const input = parsed('imports.forms', { files: [file], mapping })
    const [read] = await readForms(company.office, input, quietJob)
    if (read === undefined || read.refusal !== null) throw new Error('the form was not read')
    expect(read.sheets[0]?.cells.map(({ entry, written, size, skuId }) => [entry, written, size, skuId])).toEqual([
      [1, '', '', null],
      ['两', '', '', null],
    ])
    expect(read.preview.problems.map(({ code, row }) => [code, row])).toEqual([
      ['productMissing', 2],
      ['productMissing', 3],
    ])
  })

  test('a form of nobody in which no line could be read is asked whose it is at its first row', async () => {
    const file = csvOf('form.csv', ['款号,颜色,尺码,数量', 'A102,BK,S,两'])
    const [read] = await readForms(company.office, parsed('imports.forms', { files: [file] }), quietJob)
    if (read === undefined || read.refusal !== null) throw new Error('the form was not read')
    expect(read.preview.problems).toContainEqual(expect.objectContaining({ code: 'distributorMissing', row: 2 }))
    expect(read.sheets[0]).toMatchObject({ distributor: null, action: null })
  })

  test('a wrong style in every size of a row is asked once, at the style', async () => {
    expect(await problemsOf(form('款号,颜色,S,M', 'A1O2,BK,1,2'))).toEqual([
      { code: 'unknownCode', row: 2, column: 1, candidates: 'A102' },
    ])
  })
})

describe('a code that a spreadsheet damaged', () => {
  test('is asked with all it may have been when the row says no more, and with the one of its words when it does', async () => {
    await listed('B1-S,B1,衬衫,BK,S,9900,6901234567892', 'B2-M,B2,裙子,WH,M,9900,6901231111111')
    const asked = async (...rows: readonly string[]) =>
      (await problemsOf(form(...rows))).filter(({ code }) => code === 'codeDamaged').map(({ candidates }) => candidates)
    expect(await asked('条码,数量', '6.90123E+12,3')).toEqual(['B1-S, B2-M'])
    expect(await asked('条码,品名,数量', '6.90123E+12,裙子,3')).toEqual(['B2-M'])
    expect(await asked('条码,数量', '7.1E+12,3')).toEqual([''])
  })
})

describe('a line that was fixed', () => {
  const shown = async (file: FileContent, fixes: readonly ImportFix[] = []) => {
    const input = parsed('imports.forms', { files: [file], fixes: { [file.name]: [...fixes] } })
    const [read] = await readForms(company.office, input, quietJob)
    if (read === undefined || read.refusal !== null) throw new Error('the form was not read')
    return read
  }

  test('is shown with what its text says, whole pieces as a number and anything else as written', async () => {
    company.addStyle({ code: 'A102', colours: ['BK'], sizes: ['S', 'M'] })
    const { sheets } = await shown(form('款名,款号,颜色,S,M', '外套,A102,BK,1,两件', '帽子,,BK,2,x'))
    expect(sheets[0]?.cells.map(({ row, entry, size, skuId }) => [row, entry, size, skuId !== null])).toEqual([
      [2, 1, 'S', true],
      [2, '两件', 'M', true],
      [3, 2, 'S', false],
      [3, 'x', 'M', false],
    ])
  })

  test('of which every row was left out is no order and has nothing wrong', async () => {
    company.addStyle({ code: 'A102', colours: ['BK'], sizes: ['S', 'M'] })
    const file = form('款号,颜色,S,M', 'A999,BK,1,2')
    const drop: ImportFix = { kind: 'drop', sheet: 'D1-20260310', row: 2, column: 3 }
    const { preview, sheets } = await shown(file, [drop])
    expect(preview).toMatchObject({ errorCount: 0, items: [] })
    expect(sheets[0]?.cells.every(({ dropped, skuId }) => dropped && skuId === null)).toBe(true)
  })
})
