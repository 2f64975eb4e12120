import { beforeEach, describe, expect, test } from 'vitest'
import { listDistributors } from '../../../electron/services/distributors'
import { listImports, undoImport } from '../../../electron/services/imports'
import { listRegions } from '../../../electron/services/regions'
import { generateStatements, previewStatement } from '../../../electron/services/statements'
import { listStyles, matrixOfStyles } from '../../../electron/services/styles'
import { verifyBooks } from '../../../electron/services/verify'
import { Refusal } from '../../../shared/schemas/errors'
import { rawRows, realFile, truth } from '../../fixtures/adventureworks'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
})

const regions = csvOf('regions.csv', ['code,name,country,group', 'R01,华东,中国,东部', 'R02,华南,中国,南部'])
const count = (table: string): unknown =>
  company.connection.sqlite.prepare(`select count(*) from ${table}`).pluck().get()
const problemsIn = async (kind: Parameters<typeof previewFiles>[1], lines: readonly string[]) => {
  const preview = await previewFiles(company.office, kind, [csvOf('list.csv', lines)])
  return preview.problems.map(({ row, column, code, params, severity }) => ({ row, column, code, params, severity }))
}

describe('masters', () => {
  test('are added, changed and left alone by their code; a file brought in before is refused unless accepted', async () => {
    expect(await importFiles(company.office, 'regions', [regions])).toMatchObject({
      created: 2,
      updated: 0,
      status: null,
    })
    await expect(importFiles(company.office, 'regions', [{ ...regions, name: 'renamed.csv' }])).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { file: 'renamed.csv' },
    })
    expect(await importFiles(company.office, 'regions', [regions], { acceptRepeated: true })).toMatchObject({
      created: 0,
      updated: 0,
    })
    const newer = csvOf('regions.csv', ['code,name,group', 'R01,华东区,', 'R03,华北,北部'])
    expect(await importFiles(company.office, 'regions', [newer])).toMatchObject({ created: 1, updated: 1 })
    expect(listRegions(company.office)).toMatchObject([
      { code: 'R01', name: '华东区', country: '中国', territoryGroup: '东部', version: 2 },
      { code: 'R02', version: 1 },
      { code: 'R03', territoryGroup: '北部' },
    ])
    expect(listImports(company.office, parsed('imports.list', {})).rows).toHaveLength(3)
    const page = listImports(company.office, parsed('imports.list', { limit: 2, kind: 'regions' }))
    expect(page.rows).toHaveLength(2)
    expect(listImports(company.office, parsed('imports.list', { after: page.next ?? '' })).rows).toHaveLength(1)
  })

  test('a distributor whose region is unknown is told with the nearest names, and nothing is written', async () => {
    await importFiles(company.office, 'regions', [regions])
    const lines = ['code,name,region,discount_bp', 'D1,甲,R02,4800', 'D2,乙,R09,4800', 'D2,丙,华东,4800']
    expect(await problemsIn('distributors', lines)).toMatchObject([
      {
        row: 3,
        column: 3,
        code: 'unknownCode',
        params: { what: 'region', value: 'R09', candidates: 'R01, R02' },
        severity: 'error',
      },
      { row: 4, column: 1, code: 'duplicateCode', params: { value: 'D2' }, severity: 'error' },
      { row: 2, code: 'valueMissing', params: { field: 'creditLimit', taken: 0 }, severity: 'warning' },
      { row: 2, code: 'valueMissing', params: { field: 'paymentTerms', taken: 0 }, severity: 'warning' },
    ])
    await expect(importFiles(company.office, 'distributors', [csvOf('d.csv', lines)])).rejects.toMatchObject({
      code: 'importProblems',
      params: { count: 2, row: 3, problem: 'unknownCode', value: 'R09' },
    })
    expect(count('distributors')).toBe(0)
    expect(count('imports')).toBe(1)
  })

  test('an archived one is not touched, a value that breaks a rule is told with its field', async () => {
    const region = company.addRegion({ code: 'R1' })
    company.addDistributor({ code: 'OLD', name: '旧', regionId: region.id, archived: true })
    const lines = ['code,name,region,payment_terms_days', 'OLD,新,R1,30', 'BAD,坏,R1,9999']
    expect(await problemsIn('distributors', lines)).toMatchObject([
      { row: 3, column: 4, code: 'invalidValue', params: { field: 'paymentTerms' }, severity: 'error' },
      { row: 2, column: 1, code: 'archived', params: { value: 'OLD' }, severity: 'warning' },
    ])
  })

  test('styles get their run from the sizes they come in, colours by name, and each SKU its own price', async () => {
    const file = csvOf('skus.csv', [
      'sku,style,style_name,category,colour,size,cost_fen,tag_price_fen,barcode',
      ...['S', 'M', 'L', 'XL'].map(
        (size) => `A-BK-${size},A,外套,上衣,Black,${size},1000,${size === 'XL' ? 12000 : 10000},`,
      ),
      ...['M', 'L'].map((size) => `B-RD-${size},B,衬衫,上衣,red,${size},800,8000,690000000${size === 'M' ? 1 : 2}`),
      'C-1,C,围巾,配饰,-,F,100,2000,',
    ])
    company.colourId('RED')
    expect(await importFiles(company.office, 'styles', [file])).toMatchObject({ created: 3, lineCount: 7 })
    const rows = listStyles(company.office, parsed('styles.list', {})).rows
    const [a, b, c] = matrixOfStyles(company.office, { styleIds: rows.map(({ id }) => id) })
    expect(a?.sizes.map(({ code }) => code)).toEqual(['S', 'M', 'L', 'XL'])
    expect(a).toMatchObject({ tagPriceFen: 10_000, name: '外套', category: '上衣', skuCount: 4 })
    expect(a?.skus.map(({ tagPriceFen }) => tagPriceFen)).toEqual([10_000, 10_000, 10_000, 12_000])
    expect(b?.sizeGroupId).toBe(a?.sizeGroupId)
    expect(b?.colours.map(({ code }) => code)).toEqual(['RED'])
    expect(b?.skus.map(({ barcode }) => barcode)).toEqual(['6900000001', '6900000002'])
    expect(c?.sizes.map(({ code }) => code)).toEqual(['F'])
  })

  test('a style that comes in another size gets a run that holds it; unchanged styles are not written', async () => {
    const head = 'sku,style,style_name,colour,size,tag_price_fen'
    await importFiles(company.office, 'styles', [csvOf('1.csv', [head, 'A-M,A,外套,黑,M,100', 'B-F,B,帽,黑,F,50'])])
    const again = csvOf('2.csv', [head, 'A-M,A,外套,黑,M,120', 'A-XXL,A,外套,黑,XXL,120', 'B-F,B,帽,黑,F,50'])
    const preview = await previewFiles(company.office, 'styles', [again])
    expect(preview.items.map(({ title, action }) => [title, action])).toEqual([
      ['A', 'update'],
      ['B', 'repeat'],
    ])
    expect(await importFiles(company.office, 'styles', [again])).toMatchObject({ created: 0, updated: 1 })
    const [a] = matrixOfStyles(company.office, { styleIds: [1] })
    expect(a?.sizes.map(({ code }) => code)).toEqual(['M', 'XXL'])
    expect(a?.skus.map(({ tagPriceFen }) => tagPriceFen)).toEqual([120, 120])
  })

  test('a SKU code of another style, twice in a file, or for a colour and size that has one, is an error', async () => {
    const head = 'sku,style,style_name,colour,size,tag_price_fen'
    await importFiles(company.office, 'styles', [csvOf('1.csv', [head, 'A-M,A,外套,黑,M,100'])])
    const lines = [head, 'A-M,B,裤,黑,M,100', 'X,A,外套,黑,M,100', 'Y,C,裙,黑,M,9', 'Y,C,裙,黑,L,9', 'Z,C,裙,黑,M,9']
    expect((await problemsIn('styles', lines)).map(({ row, code }) => [row, code])).toEqual([
      [2, 'duplicateCode'],
      [3, 'duplicateSku'],
      [5, 'duplicateCode'],
      [6, 'duplicateSku'],
    ])
  })
})

describe('history of another system', () => {
  const head = 'date,distributor,kind,ref,quantity,amount_fen'
  const file = csvOf('events.csv', [
    head,
    '2026-01-05,D1,opening,OB,0,100000',
    '2026-01-10,D1,shipment,S1,3,30000',
    '2026-01-12,D1,return,R1,1,-10000',
    '2026-01-25,D1,receipt,P1,0,-50000',
    '2026-01-25,D1,receipt,,0,-700',
    '2026-01-25,D1,receipt,,0,-700',
    '2026-01-26,D1,deposit,DP,0,-5000',
    '2026-01-28,D1,rebate,RB,0,-200',
  ])
  const statement = () =>
    previewStatement(company.office, { distributorId: 1, dateFrom: '2026-01-01', dateTo: '2026-01-31' })
  beforeEach(() => {
    company.addDistributor({ code: 'D1' })
  })

  test('stands on the account with its sign, its pieces and its part; equal lines without a reference are two', async () => {
    expect(await importFiles(company.office, 'account-events', [file])).toMatchObject({ created: 8, status: 'posted' })
    expect(statement().lines.map(({ kind, part, quantity, amountFen }) => [kind, part, quantity, amountFen])).toEqual([
      ['adjustment', 'receivable', 0, 100_000],
      ['shipment', 'receivable', 3, 30_000],
      ['return', 'receivable', -1, -10_000],
      ['receipt', 'receivable', 0, -50_000],
      ['receipt', 'receivable', 0, -700],
      ['receipt', 'receivable', 0, -700],
      ['receipt', 'prepayment', 0, -5000],
      ['adjustment', 'receivable', 0, -200],
    ])
  })

  test('the same events again are refused, or skipped when accepted; new ones beside them are taken', async () => {
    await importFiles(company.office, 'account-events', [file])
    await expect(importFiles(company.office, 'account-events', [file])).rejects.toMatchObject({ code: 'fileRepeated' })
    const more = csvOf('more.csv', [head, '2026-01-10,D1,shipment,S1,3,30000', '2026-01-30,D1,shipment,S2,1,900'])
    await expect(importFiles(company.office, 'account-events', [more])).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { reference: 'S1' },
    })
    expect(await importFiles(company.office, 'account-events', [more], { acceptRepeated: true })).toMatchObject({
      created: 1,
      skipped: 1,
    })
    expect(await importFiles(company.office, 'account-events', [file], { acceptRepeated: true })).toMatchObject({
      created: 0,
      skipped: 8,
    })
    expect(statement().lines).toHaveLength(9)
  })

  test('is undone by its mirror, dated today, once', async () => {
    const { importId } = await importFiles(company.office, 'account-events', [file])
    company.setToday('2026-03-20')
    expect(undoImport(company.office, { id: importId })).toEqual({ undone: 8 })
    const view = previewStatement(company.office, { distributorId: 1, dateFrom: '2026-01-01', dateTo: '2026-03-31' })
    expect(view.parts.map(({ closingFen }) => closingFen)).toEqual([0, 0, 0, 0])
    expect(view.lines).toHaveLength(16)
    expectRefusal(() => undoImport(company.office, { id: importId }), 'undoRefused')
    expectRefusal(() => undoImport(company.office, { id: 99 }), 'notFound')
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
    expect(await importFiles(company.office, 'account-events', [file])).toMatchObject({ created: 8 })
  })

  test('an unknown distributor and an unknown kind are told by row and column', async () => {
    const problems = await problemsIn('account-events', [
      head,
      '2026-01-10,D9,shipment,S1,3,1',
      '2026-01-10,D1,gift,S1,3,1',
    ])
    expect(problems).toMatchObject([
      { row: 3, column: 3, code: 'kindUnknown' },
      { row: 2, code: 'unknownCode', params: { what: 'distributor', value: 'D9', candidates: 'D1' } },
    ])
  })
})

describe('reported sales', () => {
  const head = 'date,distributor,sku,quantity'
  test("leave the distributor's stock, one report a distributor; a repeated file is skipped whole, and undone by its mirror", async () => {
    company.addDistributor({ code: 'D1' })
    company.addDistributor({ code: 'D2' })
    const sku = company.addStyle({ code: 'A' }).skus[0]?.code ?? ''
    const file = csvOf('sales.csv', [
      head,
      `2026-01-02,D1,${sku},2`,
      `2026-01-03,D1,${sku},1`,
      `2026-01-03,D2,${sku},4`,
    ])
    const { importId } = await importFiles(company.office, 'sell-out', [file])
    const sold = () =>
      company.connection.sqlite
        .prepare(
          "select sum(on_hand) from stock_balances b join warehouses w on w.id = b.warehouse_id where w.kind = 'sold'",
        )
        .pluck()
        .get()
    expect(sold()).toBe(7)
    expect(await importFiles(company.office, 'sell-out', [file], { acceptRepeated: true })).toMatchObject({
      skipped: 2,
    })
    expect(sold()).toBe(7)
    expect(undoImport(company.office, { id: importId })).toEqual({ undone: 2 })
    expect(sold()).toBe(0)
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
    const bad = [head, '2026-01-02,D1,NOPE,2', `2026-01-02,D7,${sku},2`]
    expect((await problemsIn('sell-out', bad)).map(({ row, params }) => [row, params.what])).toEqual([
      [2, 'sku'],
      [3, 'distributor'],
    ])
  })
})

describe('any import', () => {
  test('of several files is one: an error in the last writes nothing of the first', async () => {
    const bad = csvOf('bad.csv', ['code,name', 'R09,'])
    await expect(importFiles(company.office, 'regions', [regions, bad])).rejects.toMatchObject({
      code: 'importProblems',
      params: { file: 'bad.csv', row: 2, problem: 'valueMissing' },
    })
    expect(count('regions')).toBe(0)
    await expect(importFiles(company.office, 'regions', [regions, regions])).rejects.toMatchObject({
      code: 'fileRepeated',
    })
  })

  test('stops when it is cancelled, and refuses what another desk brought in meanwhile', async () => {
    const controller = new AbortController()
    controller.abort()
    const { prepareImport, runImport } = await import('../../../electron/services/imports')
    const input = {
      kind: 'regions',
      files: [{ ...regions, bytes: Uint8Array.from(regions.bytes) }],
      acceptRepeated: false,
    } as const
    const run = { ...input, files: [...input.files] }
    await expect(prepareImport(company.office, run, { ...quietJob, signal: controller.signal })).rejects.toThrow(
      Refusal,
    )
    const [one, other] = [
      await prepareImport(company.office, run, quietJob),
      await prepareImport(company.office, run, quietJob),
    ]
    runImport(company.office, one, run)
    expectRefusal(() => runImport(company.office, other, run), 'fileRepeated')
  })

  test('of masters cannot be undone, and says so', async () => {
    const { importId } = await importFiles(company.office, 'regions', [regions])
    expect(expectRefusal(() => undoImport(company.office, { id: importId }), 'undoRefused').params).toMatchObject({
      status: 'regions',
    })
  })

  test("of a distributor's book needs to know whose it is and of when; undoing puts the comparison aside", async () => {
    company.addDistributor({ code: 'D1', name: '甲公司' })
    const rows = ['日期,单号,摘要,数量,进货金额', '2026-02-05,A-1,进货,2,200']
    const nameless = await previewFiles(company.office, 'counter-ledger', [csvOf('book.csv', rows)])
    expect(nameless.problems.map(({ code }) => code)).toEqual(['distributorMissing'])
    const named = csvOf('甲公司 2026Q1.csv', rows)
    const { importId } = await importFiles(company.office, 'counter-ledger', [named])
    const period = () => company.connection.sqlite.prepare('select date_from, date_to from reconciliations').raw().all()
    expect(period()).toEqual([['2026-01-01', '2026-03-31']])
    await expect(importFiles(company.office, 'counter-ledger', [named])).rejects.toMatchObject({ code: 'fileRepeated' })
    expect(undoImport(company.office, { id: importId })).toEqual({ undone: 1 })
    await importFiles(company.office, 'counter-ledger', [{ ...named, name: 'D1 2026年2月.csv' }])
    expect(period()[1]).toEqual(['2026-02-01', '2026-02-28'])
  })
})

describe('the real company', () => {
  test('every balance of the quarter is that of the raw files, for the ten books and for all the others', async () => {
    await importFiles(company.office, 'regions', [realFile('regions.csv')])
    await importFiles(company.office, 'distributors', [realFile('distributors.csv')])
    await importFiles(company.office, 'account-events', [realFile('account_events.csv')])
    const days = { dateFrom: '2022-04-01', dateTo: '2022-06-30' }
    const ids = new Map(
      listDistributors(company.office, parsed('distributors.list', { limit: 1000 })).rows.map(({ code, id }) => [
        code,
        id,
      ]),
    )
    const raw = rawRows('account_events.csv')
    const before = (code: string, day: string) =>
      raw.reduce((sum, [date = '', who, , , , amount]) => (who === code && date <= day ? sum + Number(amount) : sum), 0)
    for (const [code, distributorId] of ids) {
      const view = previewStatement(company.office, { distributorId, ...days })
      expect(view.parts[0]).toMatchObject({
        part: 'receivable',
        openingFen: before(code, '2022-03-31'),
        closingFen: before(code, '2022-06-30'),
      })
    }
    for (const { distributor, opening_fen, our_closing_fen } of Object.values(truth())) {
      if (opening_fen === undefined) continue
      const view = previewStatement(company.office, { distributorId: ids.get(distributor) ?? 0, ...days })
      expect([view.parts[0]?.openingFen, view.parts[0]?.closingFen]).toEqual([opening_fen, our_closing_fen])
    }
    expect(generateStatements(company.office, { ...days, skipEmpty: false })).toEqual({ created: 120, kept: 0 })
    expect((await verifyBooks(company.office, {}, quietJob)).rows.filter((row) => row.violationCount > 0)).toEqual([])
  })
})
