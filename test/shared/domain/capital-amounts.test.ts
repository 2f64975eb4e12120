import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capitalAmount } from '../../../shared/domain/capital-amounts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'

/** Reads capital characters back; written apart from the product so that a fault in one shows in the other. */
const readCapital = (text: string): number => {
  const negative = text.startsWith('负')
  let [total, section, digit] = [0, 0, 0]
  for (const character of negative ? text.slice(1) : text) {
    const place = { 拾: 10, 佰: 100, 仟: 1_000 }[character]
    const value = DIGITS.indexOf(character)
    if (value >= 0) digit = value
    else if (place) {
      section += digit * place
      digit = 0
    } else if (character === '万') {
      total += (section + digit) * 10_000
      section = 0
      digit = 0
    } else if (character === '亿') {
      total = (total + section + digit) * 100_000_000
      section = 0
      digit = 0
    } else if (character === '元') {
      total = (total + section + digit) * 100
      section = 0
      digit = 0
    } else if (character === '角') {
      total += digit * 10
      digit = 0
    } else if (character === '分') {
      total += digit
      digit = 0
    }
  }
  return negative ? -total : total
}

describe('amounts in capital characters', () => {
  it.each([
    [0, '零元整'],
    [1_000, '壹拾元整'],
    [100_500, '壹仟零伍元整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [10_000_000_000, '壹亿元整'],
    [5, '伍分'],
    [50, '伍角'],
    [-1_230, '负壹拾贰元叁角'],
    [100_000_100_001, '壹拾亿零壹仟元零壹分'],
  ])('%i fen is %s', (fen, text) => expect(capitalAmount(fen)).toBe(text))

  it('puts 人民币 before the amount without a gap', () => {
    expect(capitalAmount(32_504, { prefix: true })).toBe('人民币叁佰贰拾伍元零肆分')
    expect(capitalAmount(-5, { prefix: true })).toBe('人民币负伍分')
  })

  it('reads back as the same amount', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer()), (fen) => {
        expect(readCapital(capitalAmount(fen))).toBe(fen === 0 ? 0 : fen)
      }),
      { numRuns: 1_000 },
    )
  })

  it('never writes two zeros in a row, 整 after 角 or 分, or an amount beyond exact range', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const text = capitalAmount(fen)
        expect(text).not.toMatch(/零零|[角分]整|(?<=.)零元|零[拾佰仟]/)
        expect(text).toMatch(/[整角分]$/)
      }),
      { numRuns: 500 },
    )
    expect(() => capitalAmount(0.5)).toThrow(RangeError)
  })
})
