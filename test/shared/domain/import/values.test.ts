import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMoney, parseQuantity, parseRate } from '../../../../shared/domain/import/amounts'
import { parseCode, parseWords } from '../../../../shared/domain/import/codes'
import { type DayContext, dayOrderOf, parseDay } from '../../../../shared/domain/import/days'
import { columnName, plainText } from '../../../../shared/domain/import/text'
import { cell, type Raw } from '../../../fixtures/grids'

const value = (parsed: { readonly ok: boolean; readonly value?: unknown; readonly code?: unknown }) =>
  parsed.ok ? parsed.value : parsed.code

describe('quantities', () => {
  test.each<[Raw, number | string | null]>([
    [12, 12],
    ['12', 12],
    [' １２ ', 12],
    ['1,234', 1234],
    ['12件', 12],
    ['3 pcs', 3],
    ['2.0', 2],
    [2.00000000001, 2],
    ['(5)', -5],
    ['5-', -5],
    ['−7', -7],
    ['+8', 8],
    [0, 0],
    [null, null],
    ['-', null],
    ['—', null],
    ['无', null],
    ['　', null],
    [1.5, 'quantityNotWhole'],
    ['1.5', 'quantityNotWhole'],
    ['1.234', 'quantityNotWhole'],
    ['十', 'notAQuantity'],
    ['2手', 'notAQuantity'],
    ['1,23,4', 'notAQuantity'],
    ['6.9E+12', 'numberDamaged'],
    [6_901_234_567_890, 'quantityTooLarge'],
    ['@2022-08-15', 'notAQuantity'],
    ['=SUM(A1)', 'notCalculated'],
    ['#REF!', 'cellError'],
    [true, 'notAQuantity'],
    ['((5))', 'notAQuantity'],
    ['(-5)', 'notAQuantity'],
  ])('%s is %s', (raw, expected) => {
    expect(value(parseQuantity(cell(raw)))).toBe(expected)
  })

  test('every whole number written with any habit is read back', () => {
    const habits: readonly ((n: number) => Raw)[] = [
      (n) => n,
      (n) => String(n),
      (n) => n.toLocaleString('en-US'),
      (n) => ` ${n} 件`,
      (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      (n) => (n < 0 ? `(${-n})` : `${n}.00`),
      (n) => (n < 0 ? `${-n}-` : `+${n}`),
    ]
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.constantFrom(...habits), (n, habit) => {
        expect(value(parseQuantity(cell(habit(n))))).toBe(n)
      }),
    )
  })
})

describe('money', () => {
  test.each<[Raw, number | string | null]>([
    [983.57, 98357],
    [983.5700000000001, 98357],
    ['983.5700000000001', 98357],
    [0.1 + 0.2, 30],
    [983.575, 'amountTooFine'],
    ['983.575', 'amountTooFine'],
    ['983.570', 98357],
    ['¥1,234.50', 123450],
    ['￥１，２３４．５', 123450],
    ['人民币 1234 元', 123400],
    ['1234元整', 123400],
    ['(1,000.00)', -100000],
    ['1,000.00-', -100000],
    ['-¥5', -500],
    ['1.234,56', 123456],
    ['1234,5', 123450],
    ['1.234.567', 123456700],
    ['1,2345', 1234500],
    ['1 234 567.8', 123456780],
    ["1'234.50", 123450],
    ['1.2万', 1200000],
    ['1.23456万元', 1234560],
    ['.5', 50],
    [-0.001, 'amountTooFine'],
    ['abc', 'notAnAmount'],
    ['1,23,456', 'notAnAmount'],
    ['1.2E+5', 'numberDamaged'],
    ['99999999999999999999', 'amountTooFine'],
    ['=A1', 'notCalculated'],
    ['#N/A', 'cellError'],
    ['', null],
    [1e-7, 0],
    [1e300, 'amountTooFine'],
  ])('%s is %s fen', (raw, expected) => {
    expect(value(parseMoney(cell(raw)))).toBe(expected)
  })

  test('every fen amount is read back, as a float, as text and in fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (fen) => {
        const text = `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
        expect(value(parseMoney(cell(fen / 100)))).toBe(fen)
        expect(value(parseMoney(cell(text)))).toBe(fen)
        expect(value(parseMoney(cell(fen), 'fen'))).toBe(fen)
      }),
    )
  })

  test('float noise of sums never changes a fen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 }), (fens) => {
        const float = fens.reduce((sum, fen) => sum + fen / 100, 0)
        expect(value(parseMoney(cell(float)))).toBe(fens.reduce((sum, fen) => sum + fen, 0))
      }),
    )
  })
})

describe('rates', () => {
  test.each<[Raw, Parameters<typeof parseRate>[1], number | string | null]>([
    [48, undefined, 4800],
    ['48%', undefined, 4800],
    ['4.8%', undefined, 480],
    ['0.5%', undefined, 50],
    [0.48, undefined, 4800],
    ['0.48', 'percent', 4800],
    ['4.8折', undefined, 4800],
    ['48折', undefined, 4800],
    ['4800bp', undefined, 4800],
    ['480‰', undefined, 4800],
    [4800, 'bp', 4800],
    [4.8, undefined, 4800],
    [4.8, 'percent', 480],
    [48, 'tenths', 4800],
    [1, undefined, 10000],
    ['全价', undefined, 10000],
    [4800, undefined, 'rateAmbiguous'],
    [120, 'percent', 'rateAmbiguous'],
    [0.48123, undefined, 'notARate'],
    [-0.5, undefined, 'notARate'],
    ['半价', undefined, 'notARate'],
    ['=A1', undefined, 'notCalculated'],
    ['#DIV/0!', undefined, 'cellError'],
    ['@2022-01-01', undefined, 'notARate'],
    [null, undefined, null],
    ['-', undefined, null],
  ])('%s (%s) is %s', (raw, unit, expected) => {
    expect(value(parseRate(cell(raw), unit))).toBe(expected)
  })
})

describe('days', () => {
  const in2022: DayContext = { year: 2022 }
  test.each<[Raw, DayContext, string | null]>([
    ['@2022-08-15', {}, '2022-08-15'],
    [44788, {}, '2022-08-15'],
    [44788.99, {}, '2022-08-15'],
    [20220409, {}, '2022-04-09'],
    ['20220409', {}, '2022-04-09'],
    [220409, {}, '2022-04-09'],
    [201204, {}, 'dateAmbiguous'],
    ['2022/08/15', {}, '2022-08-15'],
    ['2022-8-5', {}, '2022-08-05'],
    ['2024.3.5', {}, '2024-03-05'],
    ['2022年8月15日', {}, '2022-08-15'],
    ['2022 年 8 月 15 日 星期一', {}, '2022-08-15'],
    ['22年8月15日', {}, '2022-08-15'],
    ['3月5日', in2022, '2022-03-05'],
    ['3月5号', {}, 'dateYearMissing'],
    ['3/5', in2022, '2022-03-05'],
    ['06.04.2022', {}, '2022-04-06'],
    ['15/08/2022', {}, '2022-08-15'],
    ['08/15/2022', {}, '2022-08-15'],
    ['05/05/2022', {}, '2022-05-05'],
    ['05/04/2022', {}, 'dateAmbiguous'],
    ['05/04/2022', { order: 'dayFirst' }, '2022-04-05'],
    ['05/04/2022', { order: 'monthFirst' }, '2022-05-04'],
    ['22.8.15', in2022, '2022-08-15'],
    ['15.8.22', in2022, '2022-08-15'],
    ['8/15/22', in2022, '2022-08-15'],
    ['01/02/03', {}, 'dateAmbiguous'],
    ['99/99/99', {}, 'notADate'],
    ['2022-08-15T13:45:00Z', {}, '2022-08-15'],
    ['2022/8/15 0:00', {}, '2022-08-15'],
    ['15 Aug 2022', {}, '2022-08-15'],
    ['Aug 15, 2022', {}, '2022-08-15'],
    ['Monday, 15 August 2022', {}, '2022-08-15'],
    ['15-Aug-22', {}, '2022-08-15'],
    ['15-Aug', in2022, '2022-08-15'],
    ['２０２２－０８－１５', {}, '2022-08-15'],
    ['2022-02-30', {}, 'notADate'],
    ['2022-13-01', {}, 'notADate'],
    ['15 Foo 2022', {}, 'notADate'],
    ['soon', {}, 'notADate'],
    [5, {}, 'notADate'],
    [12.5, {}, 'notADate'],
    [true, {}, 'notADate'],
    ['#REF!', {}, 'cellError'],
    ['=TODAY()', {}, 'notCalculated'],
    ['—', {}, null],
    [null, {}, null],
  ])('%s with %o is %s', (raw, context, expected) => {
    expect(value(parseDay(cell(raw), context))).toBe(expected)
  })

  test('a column says its own order as soon as one day can only be read one way', () => {
    expect(dayOrderOf(['01/02/2022', '13/02/2022'])).toBe('dayFirst')
    expect(dayOrderOf(['01/02/2022', '02/13/2022'])).toBe('monthFirst')
    expect(dayOrderOf(['01/02/2022', 'x'])).toBeUndefined()
  })

  test('every day is read back in every unambiguous form', () => {
    const forms: readonly ((year: string, month: string, day: string) => Raw)[] = [
      (y, m, d) => `@${y}-${m}-${d}`,
      (y, m, d) => Number(`${y}${m}${d}`),
      (y, m, d) => `${y}/${Number(m)}/${Number(d)}`,
      (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
      (y, m, d) => `${d}.${m}.${y}`,
      (y, m, d) => `${y}.${m}.${d} 08:30`,
    ]
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2098-12-31'), noInvalidDate: true }),
        fc.constantFrom(...forms),
        (date, form) => {
          const iso = date.toISOString().slice(0, 10)
          const [year = '', month = '', day = ''] = iso.split('-')
          expect(value(parseDay(cell(form(year, month, day))))).toBe(iso)
        },
      ),
    )
  })
})

describe('codes', () => {
  test.each<[Raw, string | null]>([
    ['AW0001', 'AW0001'],
    [' ＡＷ０００１ ', 'AW0001'],
    ['\ufeffAW\u200b01', 'AW01'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    [123, '123'],
    [6901234567890, '6901234567890'],
    ['6.9E+12', 'codeDamaged'],
    ['6.90123E12', 'codeDamaged'],
    ['7E+05', 'codeDamaged'],
    ['1E05', '1E05'],
    [1234567890123456, 'codeDamaged'],
    ['@2022-03-05', 'codeDamaged'],
    [true, 'codeDamaged'],
    ['#NAME?', 'cellError'],
    ['', null],
    [null, null],
  ])('%s is %s', (raw, expected) => {
    const source = raw === '="00123"' ? { kind: 'text' as const, value: raw, text: raw } : cell(raw)
    expect(value(parseCode(source))).toBe(expected)
  })

  test('a formula without a result is no code, and no words', () => {
    expect(value(parseCode(cell('=A1')))).toBe('notCalculated')
    expect(parseWords(cell('=A1'))).toBeNull()
    expect(parseWords(cell('  Red  '))).toBe('Red')
  })
})

test('columns are named as the spreadsheet names them', () => {
  expect([1, 26, 27, 52, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA'])
})

test('plain text is the same after a second reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text))
    }),
  )
})
