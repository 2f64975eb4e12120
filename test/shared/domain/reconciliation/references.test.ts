import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseReference, referenceParts } from '../../../../shared/domain/reconciliation'

describe('references', () => {
  it.each([
    ['  pay01412204 ', 'PAY01412204'],
    ['００５１－２２０４１１', '0051220411'],
    ['单号：0051-220411', '0051220411'],
    ['发货单号 CK_0051', 'CK0051'],
    ['凭证号12', '12'],
    ['№ 12/3', '123'],
    ['No.123', '123'],
    ['#A–1', 'A1'],
    ['NO123', 'NO123'],
    ['出库0012', '出库0012'],
    [' -—/ ', ''],
    ['单号', ''],
  ])('%j is %j', (text, key) => expect(normaliseReference(text)).toBe(key))

  it('writing a reference with spaces, dashes, other widths and case changes nothing; doing it twice changes nothing', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{0,3}[0-9]{1,10}$/),
        fc.constantFrom(' ', '-', '_', '/', '#', ' № '),
        (key, mark) => {
          const wide = [...key].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')
          expect(normaliseReference(key.toLowerCase().split('').join(mark))).toBe(normaliseReference(key))
          expect(normaliseReference(wide)).toBe(key)
        },
      ),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        const key = normaliseReference(text)
        expect(key).toMatch(/^[\p{L}\p{N}]*$/u)
      }),
    )
  })

  it('keeps the letters in front and the digits people quote', () => {
    expect(referenceParts('ck-2022-000123')).toEqual({ key: 'CK2022000123', prefix: 'CK', tail: '000123' })
    expect(referenceParts('WIRE8')).toEqual({ key: 'WIRE8', prefix: 'WIRE', tail: '8' })
    expect(referenceParts('现金')).toEqual({ key: '现金', prefix: '现金', tail: '' })
    expect(referenceParts('')).toEqual({ key: '', prefix: '', tail: '' })
  })
})
