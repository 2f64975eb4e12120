import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  matchByReferenceAndAmount,
  type ReconciliationItem,
  reconciliationKinds,
} from '../../../../shared/domain/reconciliation'
import {
  alignBooks,
  asOneLine,
  type OurDocument,
  proposeLone,
  proposePair,
} from '../../../../shared/domain/reconciliation/align'

const line = (change: Partial<ReconciliationItem> = {}): ReconciliationItem => ({
  ...{ id: 1, date: '2026-03-10', kind: 'shipment', reference: 'A-1', quantity: 2, amountFen: 1000 },
  ...change,
})
const document = (change: Partial<OurDocument> = {}): OurDocument => ({
  ...line(),
  number: 'SH-2026-000001',
  ...change,
})

test('a document is named as their book quotes it: by its reference, else by its number', () => {
  const named = (own: OurDocument, quoted: string) =>
    alignBooks([own], [line({ reference: quoted })]).ours[0]?.reference
  expect(named(document(), 'a1')).toBe('A-1')
  expect(named(document(), 'SH2026000001')).toBe('SH-2026-000001')
  expect(named(document({ reference: '' }), 'A-1')).toBe('SH-2026-000001')
  expect(named(document(), 'B-7')).toBe('A-1')
})

test('a line of theirs whose words were misread gets the kind of our only document of its reference and sign', () => {
  const kind = (own: readonly OurDocument[], theirs: ReconciliationItem) => alignBooks(own, [theirs]).theirs[0]?.kind
  expect(kind([document({ kind: 'rebate', amountFen: -500 })], line({ kind: 'adjustment', amountFen: -500 }))).toBe(
    'rebate',
  )
  expect(kind([document()], line({ kind: 'other' }))).toBe('shipment')
  expect(kind([document()], line({ kind: 'return', amountFen: -1000 }))).toBe('return')
  expect(kind([document(), document({ id: 2, kind: 'transfer' })], line({ kind: 'other' }))).toBe('other')
  expect(kind([document({ reference: '', number: '' })], line({ kind: 'other', reference: '' }))).toBe('other')
})

const items = fc
  .array(
    fc.record({
      date: fc.constantFrom('2026-03-01', '2026-03-15', '2026-03-31', null),
      kind: fc.constantFrom(...reconciliationKinds),
      reference: fc.constantFrom('A-1', 'A-2', 'B 3', ''),
      quantity: fc.option(fc.integer({ min: -9, max: 9 })),
      amountFen: fc.integer({ min: -5000, max: 5000 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index): ReconciliationItem => ({ ...row, id: index + 1 })))

test('aligning changes names and kinds, never an amount, so the differences still add up to ours − theirs', () => {
  fc.assert(
    fc.property(items, items, (mine, theirs) => {
      const documents = mine.map((item): OurDocument => ({ ...item, number: `N-${item.id}` }))
      const aligned = alignBooks(documents, theirs)
      const total = (rows: readonly { readonly amountFen: number }[]) =>
        rows.reduce((sum, row) => sum + row.amountFen, 0)
      expect(aligned.ours.map(({ id, amountFen }) => [id, amountFen])).toEqual(
        mine.map(({ id, amountFen }) => [id, amountFen]),
      )
      expect(aligned.theirs.map(({ id, amountFen }) => [id, amountFen])).toEqual(
        theirs.map(({ id, amountFen }) => [id, amountFen]),
      )
      const { differences } = matchByReferenceAndAmount(aligned.ours, aligned.theirs, { periodEnd: '2026-03-31' })
      expect(total(differences)).toBe(total(mine) - total(theirs))
    }),
  )
})

test('lines that belong together count as one; pieces are known only when every line says them', () => {
  expect(asOneLine([])).toBeNull()
  expect(asOneLine([line(), line({ id: 2, quantity: 3, amountFen: 500 })])).toMatchObject({
    quantity: 5,
    amountFen: 1500,
  })
  expect(asOneLine([line(), line({ id: 2, quantity: null })])?.quantity).toBeNull()
})

test('a pair is proposed as what its pieces and money say, and not at all when it agrees', () => {
  expect(proposePair([line()], [line()])).toBeNull()
  expect(proposePair([line()], [line({ amountFen: 990 })])).toMatchObject({
    class: 'priceDifference',
    amountFen: 10,
    quantity: 0,
  })
  expect(proposePair([line()], [line({ quantity: 1, amountFen: 500 })])).toMatchObject({
    class: 'shortShipment',
    quantity: 1,
  })
  expect(proposePair([line()], [line({ quantity: null, amountFen: 500 })])).toMatchObject({
    quantity: 0,
    amountFen: 500,
  })
  expect(proposePair([line()], [])).toMatchObject({ class: 'unknown', amountFen: 1000 })
})

test('a lone line that repeats a matched one is a repeat, the others are what their kind and day say', () => {
  const proposals = proposeLone([line({ id: 5 }), line({ id: 6, reference: 'Z' })], [line()], 'theirs', '2026-03-31')
  expect(proposals.get(5)?.class).toBe('duplicate')
  expect(proposals.get(6)?.class).toBe('unknown')
})
