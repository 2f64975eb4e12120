import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { listDistributors } from '../../../electron/services/distributors'
import type { FileContent } from '../../../shared/contract/envelope'
import type { Raw } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, importFiles, previewFiles } from '../../helpers/files'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
  company.addDistributor({ code: 'D2', name: '乙公司' })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK'], sizes: ['S', 'M'] })
})

describe('a report of sales', () => {
  const head = '日期,客户编码,SKU,数量'
  const sales = (name: string, ...rows: readonly string[]) => csvOf(name, [head, ...rows])
  const look = (file: FileContent) => previewFiles(company.office, 'sell-out', [file])

  test('names every row that leads nowhere where it is wrong, also a day that cannot be', async () => {
    const file = sales(
      '三月.csv',
      '2026-03-01,D1,A102-BK-S,1',
      '2036-03-01,D1,A102-BK-S,1',
      '1969-03-01,D1,A102-BK-S,1',
      '2026-03-01,D9,A102-BK-S,1',
      '2026-03-01,D1,A999,1',
    )
    const { problems, items } = await look(file)
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual(
      expect.arrayContaining([
        ['tooFarAhead', 3, 1],
        ['tooLongAgo', 4, 1],
        ['unknownCode', 5, 2],
        ['unknownCode', 6, 3],
      ]),
    )
    expect(items).toMatchObject([{ title: 'D1', quantity: 1 }])
    await expect(importFiles(company.office, 'sell-out', [file])).rejects.toMatchObject({ code: 'importProblems' })
  })

  test('is one document a distributor, and a row of nothing makes none', async () => {
    const file = sales(
      '三月.csv',
      '2026-03-01,D1,A102-BK-S,1',
      '2026-03-02,D2,A102-BK-S,0',
      '2026-03-02,D1,A102-BK-M,3',
    )
    expect((await look(file)).items).toMatchObject([{ title: 'D1', subtitle: '甲公司', lineCount: 2, quantity: 4 }])
    expect(await importFiles(company.office, 'sell-out', [file])).toMatchObject({ created: 1 })
  })

  test('that says an earlier sale otherwise posts the difference and names what stood before', async () => {
    await importFiles(company.office, 'sell-out', [sales('一.csv', '2026-03-01,D1,A102-BK-S,5')])
    const newer = sales('二.csv', '2026-03-01,D1,A102-BK-S,3', '2026-03-02,D1,A102-BK-S,1')
    const { items, problems } = await look(newer)
    expect(items).toMatchObject([{ action: 'revise', quantity: -1, lineCount: 2 }])
    expect(problems).toMatchObject([
      { code: 'salesCorrected', severity: 'warning', row: 2, params: { before: 5, quantity: 3, day: '2026-03-01' } },
    ])
    await importFiles(company.office, 'sell-out', [newer], { acceptRepeated: true })
    const sold = company.connection.sqlite.prepare('select sum(quantity) from sell_out_lines').pluck().get()
    expect(sold).toBe(4)
  })

  test('of goods whose code lost its zeros says so once, however many rows name it', async () => {
    const styles = 'sku,style,style_name,colour,size,tag_price_fen'
    await importFiles(company.office, 'styles', [csvOf('s.csv', [styles, '00123,P1,帽子,BK,F,9900'])])
    const { problems } = await look(sales('三月.csv', '2026-03-01,D1,123,1', '2026-03-02,D1,123,2'))
    expect(problems).toMatchObject([{ code: 'zerosRestored', severity: 'warning', row: 2, column: 3 }])
    expect(problems).toHaveLength(1)
  })

  test('of a distributor whom a representative does not see is as unknown as one that is not there', async () => {
    const second = listDistributors(company.office, parsed('distributors.list', {})).rows.find(
      ({ code }) => code === 'D2',
    )
    const own = company.officeFor('representative', { distributorIds: [second?.id ?? 0] })
    const { problems } = await previewFiles(own, 'sell-out', [sales('三月.csv', '2026-03-01,D1,A102-BK-S,1')])
    expect(problems).toMatchObject([{ code: 'unknownCode', params: { what: 'distributor', value: 'D1' } }])
  })
})

describe('a distributor’s own book', () => {
  const head: readonly Raw[] = ['日期', '单号', '摘要', '数量', '进货金额', '付款金额', '余额']
  async function book(
    name: string,
    sheets: Readonly<Record<string, readonly (readonly Raw[])[]>>,
  ): Promise<FileContent> {
    const workbook = new ExcelJS.Workbook()
    for (const [title, rows] of Object.entries(sheets))
      workbook.addWorksheet(title).addRows(rows.map((row) => [...row]))
    return { name, bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) }
  }
  const look = (file: FileContent) => previewFiles(company.office, 'counter-ledger', [file])

  test('is of the days its title says, whatever its file is called', async () => {
    const file = await book('D1 2025年12月.xlsx', {
      账: [['甲公司往来 2026-01-01 至 2026-02-28'], head, ['2026-02-05', 'X-1', '进货', 2, 200, null, 200]],
    })
    expect((await look(file)).items).toMatchObject([{ title: 'D1', subtitle: '甲公司 2026-01-01 – 2026-02-28' }])
  })

  test('with a month above each of its sheets is of all of them', async () => {
    const row = (day: string, reference: string): Raw[] => [day, reference, '进货', 2, 200, null, null]
    const file = await book('甲公司.xlsx', {
      三: [['甲公司2026年3月'], head, row('2026-03-02', 'X-3')],
      一: [['甲公司2026年1月'], head, row('2026-01-05', 'X-1')],
    })
    expect((await look(file)).items).toMatchObject([{ subtitle: '甲公司 2026-01-01 – 2026-03-31', lineCount: 2 }])
  })

  test('that says its opening is compared with it, and one that says none is told ours was taken', async () => {
    const rows = (opening: readonly (readonly Raw[])[]) => ({
      账: [head, ...opening, ['2026-02-05', 'X-1', '进货', 2, 200, null, opening.length > 0 ? 300 : null]],
    })
    const said = await look(await book('D1 2026年2月.xlsx', rows([[null, null, '期初余额', null, null, null, 100]])))
    expect(said.problems.map(({ code }) => code)).not.toContain('openingTaken')
    const silent = await look(await book('D1 2026年2月.xlsx', rows([])))
    expect(silent.problems).toContainEqual(expect.objectContaining({ code: 'openingTaken', severity: 'warning' }))
  })

  test('that comes again is told with the number of the comparison, and compared anew when that is accepted', async () => {
    const file = await book('D1 2026年2月.xlsx', { 账: [head, ['2026-02-05', 'X-1', '进货', 2, 200, null, null]] })
    await importFiles(company.office, 'counter-ledger', [file])
    const number = company.connection.sqlite
      .prepare("select number from documents where kind = 'reconciliation'")
      .pluck()
      .get()
    const again = await look(file)
    expect(again.items).toMatchObject([{ action: 'repeat' }])
    expect(again.problems).toContainEqual(expect.objectContaining({ code: 'bookRepeated', params: { number } }))
    expect(await importFiles(company.office, 'counter-ledger', [file], { acceptRepeated: true })).toMatchObject({
      created: 1,
      skipped: 0,
    })
  })
})

describe('the history of another system', () => {
  const head = 'date,distributor,kind,reference,quantity,amount_fen'
  const events = (...rows: readonly string[]) => csvOf('history.csv', [head, ...rows])
  const documents = () =>
    company.connection.sqlite
      .prepare("select kind, quantity, amount_fen from documents where origin <> '' order by id")
      .raw()
      .all()

  test('keeps what moved no money and what moved no pieces, each as nothing and not as minus nothing', async () => {
    await importFiles(company.office, 'account-events', [
      events('2026-02-01,D1,return,T-1,-2,0', '2026-02-02,D1,receipt,S-1,0,-5000'),
    ])
    expect(documents()).toEqual([
      ['return', 2, 0],
      ['receipt', 0, 5000],
    ])
  })

  test('of a day that cannot be is an error at its date', async () => {
    const { problems } = await previewFiles(company.office, 'account-events', [
      events('2036-02-01,D1,shipment,S-1,2,5000', '1969-02-01,D1,shipment,S-2,2,5000'),
    ])
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['tooFarAhead', 2, 1],
      ['tooLongAgo', 3, 1],
    ])
  })
})
