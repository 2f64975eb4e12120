import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type StatementEntry, statementBody } from '../../../../shared/domain/statements'
import { accountKinds, accountParts } from '../../../../shared/schemas/ledgers'

const fen = fc.integer({ min: -9_000_000, max: 9_000_000 })
const entries: fc.Arbitrary<StatementEntry[]> = fc
  .array(
    fc.record({
      businessDate: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
      documentId: fc.nat(),
      documentNumber: fc.string(),
      reference: fc.string(),
      part: fc.constantFrom(...accountParts),
      kind: fc.constantFrom(...accountKinds),
      quantity: fc.integer({ min: -999, max: 999 }),
      amountFen: fen,
    }),
    { maxLength: 60 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, entryId: index + 1 })))
const openings = fc.uniqueArray(
  fc.record({ part: fc.constantFrom(...accountParts), quantity: fc.integer(), amountFen: fen }),
  { selector: (opening) => opening.part },
)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('every part closes at its opening plus what moved, and all four are shown', () => {
  fc.assert(
    fc.property(openings, entries, (from, moved) => {
      const { parts } = statementBody(from, moved, '2026-03-01')
      expect(parts.map(({ part }) => part)).toEqual(accountParts)
      for (const { part, openingFen, closingFen, openingQuantity, closingQuantity } of parts) {
        const own = moved.filter((entry) => entry.part === part)
        expect(openingFen).toBe(from.find((opening) => opening.part === part)?.amountFen ?? 0)
        expect(closingFen - openingFen).toBe(sum(own.map((entry) => entry.amountFen)))
        expect(closingQuantity - openingQuantity).toBe(sum(own.map((entry) => entry.quantity)))
      }
    }),
  )
})

test('the balance runs over the receivable alone and ends at its closing', () => {
  fc.assert(
    fc.property(openings, entries, (from, moved) => {
      const { parts, lines } = statementBody(from, moved, '2026-03-01')
      const receivable = parts.find(({ part }) => part === 'receivable')
      let balance = receivable?.openingFen ?? 0
      for (const line of lines) {
        if (line.part === 'receivable') balance += line.amountFen
        expect(line.balanceFen).toBe(balance)
      }
      expect(balance).toBe(receivable?.closingFen)
    }),
  )
})

test('the subtotals by kind add up to what the receivable moved', () => {
  fc.assert(
    fc.property(openings, entries, (from, moved) => {
      const { parts, subtotals } = statementBody(from, moved, '2026-03-01')
      const receivable = parts.find(({ part }) => part === 'receivable')
      expect(sum(subtotals.map(({ amountFen }) => amountFen))).toBe(
        (receivable?.closingFen ?? 0) - (receivable?.openingFen ?? 0),
      )
      expect(new Set(subtotals.map(({ kind }) => kind)).size).toBe(subtotals.length)
    }),
  )
})

test('a line is of a prior period exactly when it is dated before the first day', () => {
  fc.assert(
    fc.property(entries, (moved) => {
      for (const line of statementBody([], moved, '2026-03-15').lines)
        expect(line.priorPeriod).toBe(line.businessDate < '2026-03-15')
    }),
  )
})
