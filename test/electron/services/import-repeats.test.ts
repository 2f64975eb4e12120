import { beforeEach, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../../electron/services/verify'
import { newCompany, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
})

const count = (table: string): unknown =>
  company.connection.sqlite.prepare(`select count(*) from ${table}`).pluck().get()
const problemsIn = async (kind: Parameters<typeof previewFiles>[1], lines: readonly string[]) =>
  (await previewFiles(company.office, kind, [csvOf('list.csv', lines)])).problems

describe('events that stand twice', () => {
  const head = 'date,distributor,kind,ref,quantity,amount_fen'
  const lines = (...more: readonly string[]) => csvOf('twice.csv', [head, '2026-01-10,D1,shipment,S1,3,30000', ...more])
  const number = () =>
    company.connection.sqlite.prepare("select number from documents where reference = 'S1'").pluck().get()
  beforeEach(() => {
    company.addDistributor({ code: 'D1' })
  })

  test('in one file are asked about by their row, and both are taken when that is right', async () => {
    const file = lines('2026-01-10,D1,shipment,S1,3,30000')
    const preview = await previewFiles(company.office, 'account-events', [file])
    expect(preview).toMatchObject({ repeated: true, problems: [{ code: 'eventTwice', row: 3, params: { line: 2 } }] })
    await expect(importFiles(company.office, 'account-events', [file])).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { row: 3, reference: 'S1', problem: 'eventTwice' },
    })
    expect(count('account_entries')).toBe(0)
    expect(await importFiles(company.office, 'account-events', [file], { acceptRepeated: true })).toMatchObject({
      created: 2,
    })
  })

  test('are told from an equal reference with another amount, which is legal', async () => {
    expect(
      await importFiles(company.office, 'account-events', [lines('2026-01-10,D1,shipment,S1,3,30001')]),
    ).toMatchObject({ created: 2, warningCount: 0 })
  })

  test('in two files of one import, or in the books, are named by what holds them already', async () => {
    const copy = csvOf('copy.csv', [head, '', '2026-01-10,D1,shipment,S1,3,30000'])
    await expect(importFiles(company.office, 'account-events', [lines(), copy])).rejects.toMatchObject({
      params: { file: 'copy.csv', reference: 'S1', number: 'twice.csv' },
    })
    await importFiles(company.office, 'account-events', [lines()])
    await expect(importFiles(company.office, 'account-events', [copy])).rejects.toMatchObject({
      params: { file: 'copy.csv', reference: 'S1', number: number() },
    })
  })

  test('a day no posting can have is told by its row', async () => {
    expect(
      await problemsIn('account-events', [
        head,
        '0001-01-01,D1,shipment,S1,3,1',
        '1989-12-31,D1,shipment,S2,3,1',
        '2099-01-01,D1,shipment,S3,3,1',
        '1990-01-01,D1,shipment,S4,3,1',
      ]),
    ).toMatchObject([
      { row: 2, severity: 'error' },
      { row: 3, code: 'tooLongAgo' },
      { row: 4, code: 'tooFarAhead' },
    ])
  })
})

describe('reported sales', () => {
  const head = 'date,distributor,sku,quantity'
  test('are known by distributor, day and SKU whatever file they come in, and are never counted twice', async () => {
    company.addDistributor({ code: 'D1' })
    const sku = company.addStyle({ code: 'A' }).skus[0]?.code ?? ''
    const rows = (...quantities: readonly number[]) =>
      quantities.map((quantity, index) => `2026-01-0${index + 2},D1,${sku},${quantity}`)
    const file = (name: string, lines: readonly string[], end = '\n') => ({
      ...{ name, bytes: new TextEncoder().encode([head, ...lines, ''].join(end)) },
    })
    const sold = () =>
      company.connection.sqlite.prepare('select coalesce(sum(quantity), 0) from sell_out_lines').pluck().get()
    await expect(
      importFiles(company.office, 'sell-out', [file('a.csv', rows(2, 1)), file('b.csv', rows(2, 1), '\r\n')]),
    ).rejects.toMatchObject({ code: 'fileRepeated', params: { file: 'b.csv', number: 'a.csv' } })
    await importFiles(company.office, 'sell-out', [file('sales.csv', rows(2, 1))])
    for (const copy of [file('windows.csv', rows(2, 1), '\r\n'), file('short.csv', rows(2))]) {
      expect(await previewFiles(company.office, 'sell-out', [copy])).toMatchObject({
        ...{ repeated: true, items: [{ action: 'repeat' }], problems: [{ code: 'salesRepeated' }] },
      })
      await expect(importFiles(company.office, 'sell-out', [copy])).rejects.toMatchObject({
        code: 'fileRepeated',
        params: { reference: 'D1', number: expect.stringMatching(/./), problem: 'salesRepeated' },
      })
      expect(await importFiles(company.office, 'sell-out', [copy], { acceptRepeated: true })).toMatchObject({
        ...{ created: 0, skipped: 1 },
      })
    }
    expect(sold()).toBe(3)
    const longer = file('longer.csv', rows(2, 1, 4))
    expect(await importFiles(company.office, 'sell-out', [longer], { acceptRepeated: true })).toMatchObject({
      created: 1,
    })
    expect(sold()).toBe(7)
    const corrected = file('corrected.csv', rows(2, 6, 4))
    expect((await previewFiles(company.office, 'sell-out', [corrected])).problems).toMatchObject([
      { code: 'salesRepeated', params: { count: 2 } },
      { code: 'salesCorrected', row: 3, params: { before: 1, quantity: 6, value: sku } },
    ])
    await importFiles(company.office, 'sell-out', [corrected], { acceptRepeated: true })
    expect(sold()).toBe(12)
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
  })
})

describe('orders', () => {
  let code = ''
  beforeEach(() => {
    company.addDistributor({ code: 'D1' })
    code = company.addStyle({ code: 'A' }).skus[0]?.code ?? ''
  })

  test('a list that looks like sales is asked about, and taken as orders when a person says that it is', async () => {
    const file = csvOf('sell_out.csv', ['date,distributor,sku,quantity', `2026-03-01,D1,${code},2`])
    expect(await previewFiles(company.office, 'orders', [file])).toMatchObject({
      ...{ repeated: true, problems: [{ code: 'looksLikeSellOut', severity: 'warning', row: 1 }] },
    })
    await expect(importFiles(company.office, 'orders', [file])).rejects.toMatchObject({
      code: 'fileRepeated',
      params: { problem: 'looksLikeSellOut', file: 'sell_out.csv' },
    })
    expect(count('documents')).toBe(0)
    expect(await importFiles(company.office, 'orders', [file], { acceptRepeated: true })).toMatchObject({ created: 1 })
  })

  test('an order of a day that cannot be is told by its row', async () => {
    const { problems } = await previewFiles(company.office, 'orders', [
      csvOf('orders.csv', [
        'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen',
        `N-1,2099-03-01,D1,${code},2,9990,4805,9600`,
      ]),
    ])
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'tooFarAhead', row: 2 }])
  })
})
