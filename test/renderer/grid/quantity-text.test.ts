import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuantity } from '../../../renderer/grid/quantity-text'

describe('quantities as text', () => {
  it('reads back every whole number, plain, grouped, full-width or as a workbook writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (quantity) => {
        const plain = String(quantity)
        const fullWidth = plain.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
        for (const text of [plain, ` ${plain} `, `${plain}.00`, quantity.toLocaleString('en-US'), fullWidth]) {
          expect(parseQuantity(text)).toBe(quantity)
        }
      }),
    )
  })

  it.each(['', '1.5', '1,23', '12a', '1e3', '--1', '1 000,5', '99999999999', 'A-1'])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeNull()
  })
})
