import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import { Refusal } from '../../../../shared/schemas/errors'
import { encodeGbk, encodeUtf16, workbookFile } from '../../../fixtures/grids'

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readSheets({ name: 'x.xlsx', bytes })
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.params.reason}`
    throw error
  }
}

const text = (value: string) => new TextEncoder().encode(value)
const texts = async (bytes: Uint8Array) =>
  (await readSheets({ name: 'folder/x.csv', bytes }))[0]?.rows.map((row) => row.map((cell) => cell?.text ?? null))

describe('text files', () => {
  const content = '款号,数量\r\n"A,1",2\r\n,\r\n"多\n行","say ""hi"""'
  const expected = [
    ['款号', '数量'],
    ['A,1', '2'],
    [null, null],
    ['多\n行', 'say "hi"'],
  ]
  test.each([
    ['UTF-8', text(content)],
    ['UTF-8 with a mark', text(`\ufeff${content}`)],
    ['GBK', encodeGbk(content)],
    ['UTF-16 LE', encodeUtf16(content, 'le')],
    ['UTF-16 BE', encodeUtf16(content, 'be')],
    [
      'semicolons',
      text(
        content
          .replaceAll('款号,', '款号;')
          .replace('",2', '";2')
          .replace('\r\n,\r\n', '\r\n;\r\n')
          .replace('","say', '";"say'),
      ),
    ],
    [
      'tabs',
      text(
        content
          .replaceAll('款号,', '款号\t')
          .replace('",2', '"\t2')
          .replace('\r\n,\r\n', '\r\n\t\r\n')
          .replace('","say', '"\t"say'),
      ),
    ],
  ])('%s reads to the same cells', async (_, bytes) => {
    expect(await texts(bytes)).toEqual(expected)
  })

  test('UTF-16 without a mark is told by its zeros', async () => {
    expect(await texts(encodeUtf16('code,qty\nA,1', 'le', false))).toEqual([
      ['code', 'qty'],
      ['A', '1'],
    ])
    expect(await texts(encodeUtf16('code,qty\nA,1', 'be', false))).toEqual([
      ['code', 'qty'],
      ['A', '1'],
    ])
  })

  test('a sheet of text is named after its file and keeps zeros and long codes as text', async () => {
    const sheets = await readSheets({ name: 'C:\\data\\orders.2024.csv', bytes: text('0012,6901234567892\n') })
    expect(sheets[0]).toMatchObject({
      name: 'orders.2024',
      rows: [
        [
          { kind: 'text', value: '0012' },
          { kind: 'text', value: '6901234567892' },
        ],
      ],
    })
  })
})

describe('files that cannot be read', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  test.each<[string, Uint8Array, string]>([
    ['no bytes', new Uint8Array(), 'fileEmpty noBytes'],
    ['only separators', text(',,\n,,\n'), 'fileEmpty noCells'],
    ['an old workbook', new Uint8Array([...ole, 1, 2, 3]), 'fileUnreadable oldExcel'],
    ['a very old workbook', new Uint8Array([0x09, 0x08, 0, 0]), 'fileUnreadable oldExcel'],
    [
      'a locked workbook',
      new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      'fileUnreadable encrypted',
    ],
    ['a zip cut short', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'fileUnreadable damaged'],
    ['a web page', text('<html><table></table>'), 'fileUnreadable webPage'],
    ['an XML file', text('<?xml version="1.0"?><Workbook/>'), 'fileUnreadable xml'],
    ['a PDF', text('%PDF-1.4'), 'fileUnreadable pdf'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'fileUnreadable picture'],
    ['binary', new Uint8Array([1, 0, 0, 2, 0, 0, 3, 0]), 'fileUnreadable notText'],
    ['no known encoding', new Uint8Array([0xff, 0x80, 0xff, 0x20]), 'fileUnreadable encoding'],
    ['an open quote', text('a,"b\nc,d'), 'fileUnreadable quotes'],
  ])('%s is refused with its reason', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected)
  })

  test('an empty workbook is empty, and one of any length cut short is damaged', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('Sheet1')
    expect(await refusal(new Uint8Array(await workbook.xlsx.writeBuffer()))).toBe('fileEmpty noCells')
    const { bytes } = await workbookFile([
      ['款号', '数量'],
      ['A1', 2],
    ])
    for (const share of [0.1, 0.4, 0.7, 0.95]) {
      expect(await refusal(bytes.slice(0, Math.floor(bytes.length * share)))).toBe('fileUnreadable damaged')
    }
  })

  test('bytes changed inside a workbook are either harmless or refused, never a crash', async () => {
    const { bytes } = await workbookFile([
      ['款号', '数量'],
      ['A1', 2],
    ])
    for (let at = 0; at < bytes.length; at += 97) {
      const broken = bytes.slice()
      broken[at] = (broken[at] ?? 0) ^ 0xff
      expect(await refusal(broken)).toMatch(
        /^(?:read|fileUnreadable (?:damaged|encrypted|notAWorkbook|tooLarge)|fileEmpty noCells|fileUnreadable notText)$/,
      )
    }
  })
})

describe('workbooks', () => {
  test('every kind of cell keeps its meaning', async () => {
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('订单')
    const day = new Date('2022-08-15T00:00:00Z')
    sheet.addRow([
      '文',
      12.5,
      day,
      true,
      { error: '#N/A' },
      { richText: [{ text: '富' }, { text: '文' }] },
      { text: '链', hyperlink: 'https://example.com' },
    ])
    sheet.addRow([
      { formula: 'B1*2', result: 25 },
      { formula: 'B1*3' },
      { formula: 'A1', result: '文' },
      { formula: 'C1', result: day },
      { formula: '1/0', result: { error: '#DIV/0!' } },
      { formula: 'D1', result: true },
    ])
    sheet.getCell('A4').value = 123
    sheet.getCell('A4').numFmt = '000000'
    sheet.getCell('B4').value = '合并'
    sheet.mergeCells('B4:D5')
    sheet.getRow(2).hidden = true
    sheet.getColumn(3).hidden = true
    workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x'])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const [first, second] = await readSheets({ name: 'x.xlsx', bytes })
    expect(first?.rows[0]).toMatchObject([
      { kind: 'text', value: '文' },
      { kind: 'number', value: 12.5 },
      { kind: 'date', value: '2022-08-15' },
      { kind: 'boolean', value: true },
      { kind: 'error', value: '#N/A' },
      { kind: 'text', value: '富文' },
      { kind: 'text', value: '链' },
    ])
    expect(first?.rows[1]).toMatchObject([
      { kind: 'number', value: 25, formula: 'B1*2' },
      { kind: 'formula', value: null, formula: 'B1*3' },
      { kind: 'text', value: '文', formula: 'A1' },
      { kind: 'date', value: '2022-08-15' },
      { kind: 'error', value: '#DIV/0!' },
      { kind: 'boolean', value: true },
    ])
    expect(first?.rows[2]).toEqual([])
    expect(first?.rows[3]?.[0]).toMatchObject({ kind: 'number', value: 123, text: '000123' })
    expect(first?.rows[3]?.slice(2)).toEqual([])
    expect(first).toMatchObject({
      hidden: false,
      hiddenRows: [2],
      hiddenColumns: [3],
      merges: [{ top: 4, left: 2, bottom: 5, right: 4 }],
    })
    expect(second).toMatchObject({ name: '隐藏', hidden: true })
  })
})
