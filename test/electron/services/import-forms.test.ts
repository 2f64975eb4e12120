import { beforeEach, describe, expect, test } from 'vitest'
import { sentWords } from '../../../electron/data/handlers/sent-words'
import {
  changeLayout,
  forgetLayout,
  listRememberedLayouts,
  readForms,
  writeProblemFiles,
} from '../../../electron/services/imports'
import { getOrder, listOrders } from '../../../electron/services/orders'
import type { FileContent } from '../../../shared/contract/envelope'
import { fileState } from '../../../shared/domain/import/file-state'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import { type Raw, workbookFile } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M', 'L'] })
  company.addStyle({ code: 'A205', name: '长裤', colours: ['BK'], sizes: ['S', 'M', 'L'] })
})

const head: readonly Raw[] = ['款号', '颜色', 'S', 'M', 'L', '合计']
const form = (rows: readonly (readonly Raw[])[], name = 'D1-20260310.xlsx') =>
  workbookFile([head, ...rows]).then((file): FileContent => ({ ...file, name }))
const forms = async (file: FileContent, fixes: readonly ImportFix[] = []) => {
  const input = parsed('imports.forms', { files: [file], fixes: { [file.name]: [...fixes] } })
  const [read] = await readForms(company.office, input, quietJob)
  if (read === undefined || read.refusal !== null) throw new Error('the form was not read')
  return read
}
const at = (row: number, column: number) => ({ sheet: 'Sheet1', row, column })
const orders = () =>
  listOrders(company.office, parsed('orders.list', { limit: 100 })).rows.map(({ id }) =>
    getOrder(company.office, { id }),
  )
const wrong = () =>
  form([
    ['A102', 'BK', 2, '三', 1, null],
    ['A999', 'BK', 1, null, null, 1],
    ['A102', '红', null, 4, null, 4],
  ])
const right: readonly ImportFix[] = [
  { kind: 'cell', ...at(2, 4), text: '3' },
  { kind: 'goods', ...at(3, 3), styleCode: 'A205' },
  { kind: 'drop', ...at(4, 3) },
]

describe('a form before it is imported', () => {
  test('is shown cell by cell, what cannot be taken over too', async () => {
    const { sheets, preview } = await forms(await wrong())
    const [sheet] = sheets
    expect(sheet).toMatchObject({ reference: '', action: null, distributor: { code: 'D1' }, date: '2026-03-10' })
    expect(
      sheet?.cells.map(({ row, column, entry, written, skuId }) => [row, column, entry, written, skuId !== null]),
    ).toEqual([
      [2, 3, 2, 'A102', true],
      [2, 4, '三', 'A102', true],
      [2, 5, 1, 'A102', true],
      [3, 3, 1, 'A999', false],
      [4, 4, 4, 'A102', false],
    ])
    const errors = preview.problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['notAQuantity', 2, 4],
      ['unknownCode', 3, 1],
      ['unknownCode', 4, 2],
    ])
    expect(errors[2]?.params).toMatchObject({ what: 'colour', style: 'A102', candidates: '色BK, 色WH' })
    expect(fileState(preview, false)).toBe('hasErrors')
  })

  test('is ready once each of its problems was answered, and is not imported while one is open', async () => {
    const file = await wrong()
    const { preview, sheets } = await forms(file, right)
    expect(preview.errorCount).toBe(0)
    expect(fileState(preview, false)).toBe('ready')
    expect(sheets[0]?.cells.filter(({ dropped }) => dropped).map(({ entry }) => entry)).toEqual([4])
    for (const missing of right) {
      const fixes = { [file.name]: right.filter((fix) => fix !== missing) }
      await expect(importFiles(company.office, 'orders', [file], { fixes })).rejects.toMatchObject({
        code: 'importProblems',
      })
    }
    expect(orders()).toEqual([])
  })

  test('becomes an order at the fixed values, and the order says what was changed', async () => {
    const file = await wrong()
    const before = Uint8Array.from(file.bytes)
    await importFiles(company.office, 'orders', [file], { fixes: { [file.name]: right } })
    const [order] = orders()
    const lines = order?.lines.map(({ styleCode, colourName, size, quantity }) => [
      styleCode,
      colourName,
      size,
      quantity,
    ])
    expect(lines).toEqual([
      ['A102', '色BK', 'S', 2],
      ['A102', '色BK', 'M', 3],
      ['A102', '色BK', 'L', 1],
      ['A205', '色BK', 'S', 1],
    ])
    expect(order?.history.at(-1)).toMatchObject({
      action: 'import',
      detail: { file: file.name, fixCount: 3, fixes: 'Sheet1!D2: 三 → 3\nSheet1!3: → A205\nSheet1!4: ✕' },
    })
    expect(file.bytes).toEqual(before)
  })

  test('that names nobody and no day is told whose it is and of which day', async () => {
    const file = await form([['A102', 'BK', 2, null, null, 2]], 'order.xlsx')
    const { preview } = await forms(file)
    expect(preview.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['distributorMissing', 'dateMissing']),
    )
    const fixes: readonly ImportFix[] = [
      { kind: 'distributor', written: '', code: 'D1' },
      { kind: 'day', day: '2026-03-09' },
    ]
    expect((await forms(file, fixes)).preview.errorCount).toBe(0)
    await importFiles(company.office, 'orders', [file], { fixes: { [file.name]: fixes } })
    expect(orders()[0]?.document).toMatchObject({ distributorCode: 'D1', businessDate: '2026-03-09' })
  })

  test('asks about a code a spreadsheet rounded with those it may have been, and guesses none', async () => {
    const styles = 'sku,style,style_name,colour,size,tag_price_fen,barcode'
    await importFiles(company.office, 'styles', [
      csvOf('styles.csv', [styles, 'B1-S,B1,衬衫,BK,S,9900,6901234567892', 'B2-S,B2,裙子,BK,S,9900,6901239999999']),
    ])
    const file = csvOf('D1-20260310.csv', ['条码,品名,数量', '6.90123E+12,衬衫,3'])
    const { preview, sheets } = await forms(file)
    const [damaged] = preview.problems.filter(({ code }) => code === 'codeDamaged')
    expect(damaged).toMatchObject({ severity: 'error', params: { candidates: 'B1-S' } })
    expect(sheets[0]?.cells).toMatchObject([{ entry: 3, skuId: null, written: '6.90123E+12' }])
    const fixed = await forms(file, [{ kind: 'goods', sheet: 'D1-20260310', row: 2, column: 3, skuCode: 'B1-S' }])
    expect(fixed.preview.errorCount).toBe(0)
  })

  test('that cannot be read at all says why and stops no other', async () => {
    const broken = { name: 'broken.xlsx', bytes: new TextEncoder().encode('PK\u0003\u0004 cut off') }
    const good = await form([['A102', 'BK', 2, null, null, 2]])
    const read = await readForms(company.office, parsed('imports.forms', { files: [broken, good] }), quietJob)
    expect(read.map(({ file, refusal }) => [file, refusal?.code ?? null])).toEqual([
      ['broken.xlsx', 'fileUnreadable'],
      [good.name, null],
    ])
  })

  test('without any fix says the same as the preview of the command line', async () => {
    const file = await wrong()
    const { problems, ...rest } = (await forms(file)).preview
    const { problems: told, ...preview } = await previewFiles(company.office, 'orders', [file])
    expect(problems).toEqual(told)
    expect(rest).toEqual(preview)
  })
})

describe('a form sent back', () => {
  const sent = async (file: FileContent, language: 'zh-CN' | 'en' = 'zh-CN') =>
    writeProblemFiles(
      company.office,
      parsed('imports.problemFiles', { files: [file], language }),
      quietJob,
      sentWords(language),
    )

  test('reads the same as the one that came, problems and all', async () => {
    const file = await wrong()
    const [back] = await sent(file)
    expect(back?.name).toBe('D1-20260310-问题.xlsx')
    const again = await forms({ name: file.name, bytes: back?.bytes ?? new Uint8Array() })
    const { sha256: _, ...before } = await forms(file)
    expect({ ...again, sha256: undefined }).toEqual({ ...before, sha256: undefined })
    const [english] = await sent(file, 'en')
    expect(english?.name).toBe('D1-20260310-problems.xlsx')
  })

  test('is not made of a form without problems', async () => {
    expect(await sent(await form([['A102', 'BK', 2, 1, 1, 4]]))).toEqual([])
  })
})

describe('a reading that a person gave', () => {
  const odd = (reference: string) =>
    workbookFile([
      ['客户编号', 'D1', '单号', reference, '日期', '2026-03-10'],
      ['款号', '颜色', '尺码', '头数', '尾数'],
      ['A102', 'BK', 'M', 5, 7],
    ]).then((file) => ({ ...file, name: `${reference}.xlsx` }))
  const tables = (quantity: number) => [
    {
      ...{ sheet: 'Sheet1', headerRow: 2, bodyRow: 3, layout: 'flat' as const, units: {}, sizes: [] },
      columns: { styleCode: 1, colour: 2, size: 3, quantity },
    },
  ]

  test('is remembered for the distributor and its layout, can be changed, and is forgotten', async () => {
    const first = await odd('N-1')
    await importFiles(company.office, 'orders', [first], { mapping: { [first.name]: tables(4) } })
    const [known, ...others] = listRememberedLayouts(company.office)
    expect(others).toEqual([])
    expect(known).toMatchObject({
      distributorCode: 'D1',
      distributorName: '甲公司',
      headers: [['款号', '颜色', '尺码', '头数', '尾数']],
    })
    if (known === undefined) return
    const { fingerprint, distributorCode } = known
    expect((await forms(await odd('N-2'))).preview).toMatchObject({ quantity: 5 })
    changeLayout(company.office, { fingerprint, distributorCode, tables: tables(5) })
    expect((await forms(await odd('N-2'))).preview).toMatchObject({ quantity: 7 })
    forgetLayout(company.office, { fingerprint, distributorCode })
    expect(listRememberedLayouts(company.office)).toEqual([])
    expect((await forms(await odd('N-2'))).preview.quantity).toBe(0)
  })
})
