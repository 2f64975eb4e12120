import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, test } from 'vitest'
import { sentWords } from '../../../electron/data/handlers/sent-words'
import { writeProblemFiles } from '../../../electron/services/imports'
import type { FileContent } from '../../../shared/contract/envelope'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import { encodeGbk, type Raw } from '../../fixtures/grids'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { csvOf, quietJob } from '../../helpers/files'
import { opened, sheetOf } from '../../helpers/workbooks'

let company: TestCompany
beforeEach(() => {
  company = newCompany()
  company.addDistributor({ code: 'D1', name: '甲公司' })
  company.addStyle({ code: 'A102', name: '外套', colours: ['BK', 'WH'], sizes: ['S', 'M'] })
  company.addStyle({ code: 'B7', name: '裙子', colours: ['RD'], sizes: ['S', 'M'] })
})

const sent = (files: readonly FileContent[], fixes: Readonly<Record<string, readonly ImportFix[]>> = {}) =>
  writeProblemFiles(
    company.office,
    parsed('imports.problemFiles', {
      files: files.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) })),
      language: 'en',
      fixes: Object.fromEntries(Object.entries(fixes).map(([name, own]) => [name, [...own]])),
    }),
    quietJob,
    sentWords('en'),
  )

/** The text of a delimited file that was sent back, line by line. */
const linesOf = (file: FileContent | undefined): string => new TextDecoder().decode(file?.bytes)

async function workbook(sheets: Readonly<Record<string, readonly (readonly Raw[])[]>>): Promise<FileContent> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]))
  return { name: 'D1-20260310.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) }
}

/** What the column of problems of a sheet says, by row. */
async function column(file: FileContent | undefined, name: string, at: number): Promise<Record<number, string>> {
  const sheet = sheetOf(await opened(file?.bytes ?? new Uint8Array()), name)
  const said: Record<number, string> = {}
  sheet.eachRow((row, number) => {
    const text = row.getCell(at).text
    if (text !== '') said[number] = text
  })
  return said
}

const head: readonly Raw[] = ['款号', '颜色', 'S', 'M']

describe('the files that go back', () => {
  test('leave out the file that cannot be read and the one that is right', async () => {
    const broken = { name: 'broken.xlsx', bytes: new TextEncoder().encode('PK\u0003\u0004 cut off') }
    const right = csvOf('D1-20260310.csv', ['款号,颜色,S,M', 'A102,BK,1,2'])
    const wrong = csvOf('D1-20260311.csv', ['款号,颜色,S,M', 'A999,BK,1,2'])
    expect((await sent([broken, right, wrong])).map(({ name }) => name)).toEqual(['D1-20260311-problems.csv'])
  })

  test('name each problem in the row and on the sheet it stands, and leave a sheet without any alone', async () => {
    const file = await workbook({
      上装: [head, ['A102', 'BK', 1, 'x']],
      下装: [head, ['A102', 'WH', 1, 2]],
      配饰: [head, ['A102', 'WH', 3, null], ['A999', 'BK', 1, null]],
    })
    const [back] = await sent([file])
    const first = await column(back, '上装', 5)
    expect(Object.keys(first)).toEqual(['1', '2'])
    expect(first[1]).toContain('Import problems')
    expect(first[2]).toMatch(/ D: /)
    expect(await column(back, '下装', 5)).toEqual({})
    expect((await column(back, '配饰', 5))[3]).toMatch(/ A: .*A999/)
  })

  test('colour the cell of a doubt otherwise than that of an error', async () => {
    const doubtful = await workbook({ 单: [head, ['A102', 'BK', 1, null], ['A102', 'BK', 2, null]] })
    const wrong = await workbook({ 单: [head, ['A102', 'BK', 1, 'x']] })
    const colourOf = async (file: FileContent, cell: string): Promise<unknown> => {
      const [back] = await sent([file])
      return sheetOf(await opened(back?.bytes ?? new Uint8Array()), '单').getCell(cell).fill
    }
    const [doubt, error] = [await colourOf(doubtful, 'C3'), await colourOf(wrong, 'D2')]
    expect(doubt).toMatchObject({ type: 'pattern' })
    expect(error).toMatchObject({ type: 'pattern' })
    expect(doubt).not.toEqual(error)
  })

  test('say what is missing of the whole form without naming a column', async () => {
    const [back] = await sent([csvOf('form.csv', ['款号,颜色,S,M', 'A102,BK,1,2'])])
    const [first, second] = linesOf(back).split('\n')
    expect(first).toContain('Import problems')
    expect(second).not.toMatch(/column [A-Z]:/)
    expect(linesOf(back)).toContain('A102,BK,1,2,"')
  })

  test('say beside a list without header words in its first row what was guessed', async () => {
    const [back] = await sent([csvOf('D1-20260310.csv', ['A102-BK-S,2', 'A102-BK-M,3', 'A102-WH-S,4'])])
    const [first] = linesOf(back).split('\n')
    expect(first).toContain('Import problems')
    expect(linesOf(back)).toContain('A102-WH-S,4')
  })

  test('of a text in GBK are UTF-8 and say the same words as before', async () => {
    const text = '款号,颜色,S,M\r\nA102,大红,1,2\r\n'
    const [back] = await sent([{ name: 'D1-20260310.csv', bytes: encodeGbk(text) }])
    expect(back?.bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    expect(linesOf(back)).toContain('A102,大红,1,2,"')
    expect(linesOf(back)).toContain('款号,颜色,S,M,"Import problems')
  })

  test('keep a name that has no ending', async () => {
    const wrong = csvOf('D1-20260311', ['款号,颜色,S,M', 'A999,BK,1,2'])
    expect((await sent([wrong])).map(({ name }) => name)).toEqual(['D1-20260311-problems'])
  })
})

describe('what was decided about a row', () => {
  const sheet = 'D1-20260310'
  const file = () =>
    csvOf(`${sheet}.csv`, ['款号,颜色,S,M', 'A102,BK,x,2', 'A999,BK,1,2', 'A102,PINK,1,2', 'A102,WH,1,2'])
  const name = `${sheet}.csv`

  test('is told beside it: another number, other goods, a row left out', async () => {
    const fixes: readonly ImportFix[] = [
      { kind: 'cell', sheet, row: 2, column: 3, text: ' 3 ' },
      { kind: 'goods', sheet, row: 3, column: 3, styleCode: 'B7', colour: 'RD' },
      { kind: 'drop', sheet, row: 4, column: 3 },
    ]
    const [back] = await sent([file()], { [name]: fixes })
    const words = sentWords('en')
    const [, second, third, fourth, fifth] = linesOf(back).split('\n')
    expect(second).toContain(words.fixed('C2 = 3'))
    expect(third).toContain(words.fixed('B7 RD'))
    expect(fourth).toContain(words.dropped)
    expect(fifth).toBe('A102,WH,1,2')
  })

  test('is not told where it is about the whole form or another sheet', async () => {
    const fixes: readonly ImportFix[] = [
      { kind: 'distributor', written: '', code: 'D1' },
      { kind: 'day', day: '2026-03-09' },
      { kind: 'drop', sheet: '别的', row: 4, column: 3 },
    ]
    const right = csvOf(name, ['款号,颜色,S,M', 'A102,BK,1,2'])
    expect(await sent([right], { [name]: fixes })).toEqual([])
  })

  test('is told of a row even where nothing is wrong any more', async () => {
    const right = csvOf(name, ['款号,颜色,S,M', 'A102,BK,1,2', 'A102,WH,1,2'])
    const [back] = await sent([right], { [name]: [{ kind: 'drop', sheet, row: 3, column: 3 }] })
    const [, second, third] = linesOf(back).split('\n')
    expect(second).toBe('A102,BK,1,2')
    expect(third).toContain(sentWords('en').dropped)
  })
})
