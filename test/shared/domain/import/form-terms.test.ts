import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreedTerms, changesTerms } from '../../../../shared/domain/order-terms'
import { readForm } from '../../../fixtures/order-readings'

const list = [
  ['款号', '颜色', '尺码', '数量'],
  ['A102', '黑', 'S', 2],
] as const
const head = ['客户编码', 'C-1', '日期', '2024-3-5', '单号', 'L-1']
const nothing = { deliveryFrom: null, deliveryTo: null, cancelAfter: null, remark: null }
const termsIn = (above: readonly (readonly (string | number | null)[])[], below: readonly (readonly string[])[] = []) =>
  readForm([head, ...above, [], ...list, ...below]).forms.map(({ terms }) => terms)

describe('what a form says beside its goods', () => {
  test.each<[string, readonly (readonly (string | null)[])[], object]>([
    ['nothing', [], {}],
    ['a day to deliver by', [['交货日期', '2024-4-20']], { deliveryTo: '2024-04-20' }],
    ['the same in one cell', [['交期：2024年4月20日']], { deliveryTo: '2024-04-20' }],
    ['a day without its year lies ahead', [['交期', '1月15日']], { deliveryTo: '2025-01-15' }],
    ['a window', [['货期', '2024.4.1-2024.4.20']], { deliveryFrom: '2024-04-01', deliveryTo: '2024-04-20' }],
    ['a window in words', [['交货期', '4月1日至4月20日']], { deliveryFrom: '2024-04-01', deliveryTo: '2024-04-20' }],
    [
      'both ends with labels',
      [
        ['最早交货', '2024-4-1'],
        ['最迟交货', '2024-4-20'],
      ],
      { deliveryFrom: '2024-04-01', deliveryTo: '2024-04-20' },
    ],
    [
      'English labels',
      [
        ['Due date:', '2024-04-20'],
        ['Cancel date:', '2024-05-01'],
      ],
      { deliveryTo: '2024-04-20', cancelAfter: '2024-05-01' },
    ],
    ['when to cancel', [['过期取消', '2024-5-1']], { cancelAfter: '2024-05-01' }],
    ['a remark', [['备注', '春节前到货，分两批发']], { remark: '春节前到货，分两批发' }],
    ['words where a day is expected', [['交期', '尽快']], { remark: '交期：尽快' }],
  ])('%s', (_, above, terms) => {
    expect(termsIn(above)).toEqual([{ ...nothing, ...terms }])
  })

  test('a remark below the lines belongs to the table above it, and to no other customer', () => {
    const reading = readForm([
      ['客户编码', 'C-1', '日期', '2024-3-5', '单号', 'L-1'],
      ...list,
      ['备注', '请发顺丰'],
      [],
      ['客户编码', 'C-2', '日期', '2024-3-5', '单号', 'L-2'],
      ...list,
    ])
    expect(reading.forms.map(({ reference, terms }) => [reference, terms.remark])).toEqual([
      ['L-1', '请发顺丰'],
      ['L-2', null],
    ])
  })

  test('a column of remarks or days is none of the order', () => {
    const rows = [
      head,
      [],
      ['款号', '颜色', '尺码', '数量', '备注', '交期'],
      ['A102', '黑', 'S', 2, '加急', '2024-4-1'],
    ]
    expect(readForm(rows).forms.map(({ terms }) => terms)).toEqual([nothing])
  })
})

const day = fc.option(fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`))
const agreed = fc
  .record({ deliveryFrom: day, deliveryTo: day, cancelAfter: day, remark: fc.string() })
  .filter(({ deliveryFrom, deliveryTo }) => deliveryFrom === null || deliveryTo === null || deliveryFrom <= deliveryTo)
const said = fc
  .record({ deliveryFrom: day, deliveryTo: day, cancelAfter: day, remark: fc.option(fc.string()) })
  .filter(({ deliveryFrom, deliveryTo }) => deliveryFrom === null || deliveryTo === null || deliveryFrom <= deliveryTo)

describe('terms of a newer form', () => {
  test('end after they begin, keep what is unsaid, and change nothing a second time', () => {
    fc.assert(
      fc.property(said, agreed, (form, before) => {
        const after = agreedTerms(form, before)
        if (after.deliveryFrom !== null && after.deliveryTo !== null)
          expect(after.deliveryFrom <= after.deliveryTo).toBe(true)
        for (const key of ['deliveryFrom', 'deliveryTo', 'cancelAfter', 'remark'] as const)
          if (form[key] !== null) expect(after[key]).toBe(form[key])
        expect(changesTerms(form, after)).toBe(false)
        expect(changesTerms(nothing, before)).toBe(false)
      }),
    )
  })
})
