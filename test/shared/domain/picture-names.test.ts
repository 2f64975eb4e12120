import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codesInName, foldName, isNamedAlone } from '../../../shared/domain/picture-names'

test.each([
  ['A102.jpg', ['a102']],
  ['A102-黑 (2).JPEG', ['a102-黑 (2)', 'a102-黑 (2', 'a102-黑', 'a102']],
  ['TX-1001_1.png', ['tx-1001_1', 'tx-1001', 'tx']],
  ['ＡＢ１２.webp', ['ab12']],
  ['无扩展名', ['无扩展名']],
  ['.jpg', []],
])('%s may be of %j', (name, codes) => {
  expect(codesInName(name)).toEqual(codes)
})

const code = fc.stringMatching(/^[A-Z0-9]{1,6}(-[A-Z0-9]{1,4})?$/)

test('a file named after a code is of it, whatever follows after a mark', () => {
  const rest = fc.constantFrom('', '-1', '_正面', ' (3)', '.黑色', '（白）')
  fc.assert(
    fc.property(code, rest, fc.constantFrom('jpg', 'PNG', 'webp'), (style, after, extension) => {
      const name = `${style}${after}.${extension}`
      expect(codesInName(name)).toContain(foldName(style))
      expect(isNamedAlone(name, style)).toBe(after === '')
    }),
  )
})

test('longer codes come before shorter ones, and none twice', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (name) => {
      const codes = codesInName(name)
      expect(codes.map((each) => each.length)).toEqual(codes.map((each) => each.length).toSorted((a, b) => b - a))
      expect(new Set(codes).size).toBe(codes.length)
    }),
  )
})
