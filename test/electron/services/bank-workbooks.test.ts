import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { getReceipt, listReceipts } from '../../../electron/services/receipts'
import type { FileContent } from '../../../shared/contract/envelope'
import { type BankPreviewLine, bankPreview } from '../../../shared/schemas/bank-imports'
import { encodeGbk } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { importFiles, previewFiles } from '../../helpers/files'
import { refusalOf } from '../../helpers/refusals'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D001', name: '杭州悦佳服饰' })
  company.addDistributor({ code: 'D002', name: '成都锦尚商贸' })
})

type Row = readonly (string | number | Date | null)[]
const noon = (day: string) => new Date(`${day}T00:00:00Z`)

/** A bank's export as its web page saves it: titles merged over the columns, real dates and numbers, sums and a stamp below. */
async function workbook(rows: readonly Row[], name = '账户明细.xlsx'): Promise<FileContent> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('交易明细')
  sheet.addRow(['对公账户交易明细'])
  sheet.mergeCells('A1:H1')
  sheet.addRow(['账号', '3301040160001234567', null, '币种', '人民币'])
  sheet.addRow([])
  sheet.addRow(['交易日期', '借方发生额', '贷方发生额', '余额', '对方户名', '对方账号', '摘要', '流水号'])
  for (const row of rows) {
    const added = sheet.addRow([...row])
    added.getCell(1).numFmt = 'yyyy/m/d'
    for (const column of [2, 3, 4]) added.getCell(column).numFmt = '#,##0.00'
  }
  sheet.addRow(['合计', 3500, 170_000.5, null])
  sheet.addRow(['本明细仅供参考'])
  return { name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

const rows: readonly Row[] = [
  [noon('2026-02-03'), null, 120_000.5, 1_120_000.5, '杭州悦佳服饰有限公司', '6222020012345678', '货款', 'N1'],
  [noon('2026-02-05'), 3500, null, 1_116_500.5, '顺达物流有限公司', '6222029911112222', '运费', 'N2'],
  [noon('2026-02-09'), null, 50_000, 1_166_500.5, '成都锦尚商贸', '6217001234567890', '2月货款', 'N3'],
]
const csvRows = [
  '交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,流水号',
  '2026-02-03,,"120,000.50","1,120,000.50",杭州悦佳服饰有限公司,\t6222020012345678,货款,N1',
  '2026-02-05,"3,500.00",,"1,116,500.50",顺达物流有限公司,\t6222029911112222,运费,N2',
  '2026-02-09,,"50,000.00","1,166,500.50",成都锦尚商贸,\t6217001234567890,2月货款,N3',
]
const gbkCsv = (lines: readonly string[]): FileContent => ({ name: '明细.csv', bytes: encodeGbk(lines.join('\r\n')) })

const read = async (file: FileContent): Promise<{ lines: BankPreviewLine[]; codes: string[] }> => {
  const preview = await previewFiles(company.office, 'bank', [file])
  return { lines: bankPreview.parse(preview.mapping).bank, codes: preview.problems.map(({ code }) => code) }
}
const posted = () => listReceipts(company.office, parsed('receipts.list', { statuses: ['posted'] })).rows.toReversed()

describe('a bank’s workbook', () => {
  test('reads like the same export as GBK text: sides, days, balances, whose it is', async () => {
    const fromWorkbook = await read(await workbook(rows))
    const fromText = await read(gbkCsv(csvRows))
    const seen = ({ lines }: { lines: BankPreviewLine[] }) =>
      lines.map(({ date, amountFen, balanceFen, payerName, payerAccount, serial, distributorCode, take }) => ({
        ...{ date, amountFen, balanceFen, payerName, payerAccount, serial, distributorCode, take },
      }))
    expect(seen(fromWorkbook)).toEqual(seen(fromText))
    expect(fromWorkbook.codes).toEqual([])
    expect(
      seen(fromWorkbook).map(({ date, amountFen, balanceFen, take }) => [date, amountFen, balanceFen, take]),
    ).toEqual([
      ['2026-02-03', 12_000_050, 112_000_050, true],
      ['2026-02-05', -350_000, 111_650_050, false],
      ['2026-02-09', 5_000_000, 116_650_050, true],
    ])
  })

  test('becomes receipts, and the same lines are asked about when they come again as text', async () => {
    expect((await importFiles(company.office, 'bank', [await workbook(rows)])).created).toBe(2)
    expect(posted().map(({ amountFen, businessDate }) => [businessDate, amountFen])).toEqual([
      ['2026-02-03', 12_000_050],
      ['2026-02-09', 5_000_000],
    ])
    const [first] = posted()
    expect(getReceipt(company.office, { id: first?.id ?? 0 })).toMatchObject({ payerName: '杭州悦佳服饰有限公司' })
    const { lines } = await read(gbkCsv(csvRows))
    expect(lines.map(({ take, doubts }) => [take, ...doubts])).toEqual([
      [false, 'repeated'],
      [false, 'outgoing'],
      [false, 'repeated'],
    ])
    const refused = await importFiles(company.office, 'bank', [gbkCsv(csvRows)]).catch((fault: unknown) => fault)
    expect(
      refusalOf(() => {
        throw refused
      }).code,
    ).toBe('fileRepeated')
    // Asked about, not refused: a person who knows better takes the line once more.
    const bank = lines.map((line) => ({ ...line, take: line.amountFen === 5_000_000 }))
    const again = await importFiles(company.office, 'bank', [gbkCsv(csvRows)], {
      mapping: { bank },
      acceptRepeated: true,
    })
    expect(again.created).toBe(1)
    expect(posted().filter(({ amountFen }) => amountFen === 5_000_000)).toHaveLength(2)
  })

  test('says where its balances do not follow from its lines', async () => {
    const [first, second, third] = rows
    if (first === undefined || second === undefined || third === undefined) throw new Error('three rows')
    const wrong = third.map((cell, at) => (at === 3 ? 1 : cell))
    expect((await read(await workbook([first, second, wrong]))).codes).toEqual(['balanceDisagrees'])
  })
})
