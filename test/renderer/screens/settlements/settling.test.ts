import { describe, expect, it } from 'vitest'
import {
  clipped,
  differenceOf,
  filled,
  nothingChosen,
  pairingOf,
  proposed,
  withAmount,
  withDocument,
} from '../../../../renderer/screens/settlements/settling'
import type { OpenAccount, OpenEntry } from '../../../../shared/schemas/settlements'

const entry = (entryId: number, openFen: number, more: Partial<OpenEntry> = {}): OpenEntry => ({
  entryId,
  documentId: entryId * 10,
  documentKind: 'shipment',
  documentNumber: `SH-2026-00000${entryId}`,
  reference: '',
  text: '',
  payerName: '',
  kind: 'shipment',
  businessDate: '2026-01-01',
  dueDate: `2026-02-0${entryId}`,
  amountFen: openFen,
  openFen,
  ...more,
})

const account: OpenAccount = {
  distributorId: 1,
  distributorCode: 'D1',
  distributorName: '甲',
  credits: [entry(8, 500), entry(9, 900)],
  differenceRule: { limitFen: 10, limitPermille: 50 },
  charges: [entry(1, 300), entry(2, 400), entry(3, 900)],
}
const [first, second] = account.charges

describe('the settling desk', () => {
  it('chooses the whole receipt one came from, and nothing else', () => {
    expect(withDocument(account, 90).credits).toEqual({ 9: 900 })
    expect(withDocument(account, 0)).toEqual(nothingChosen)
  })

  it('proposes for what is chosen and still finds nothing, else for everything', () => {
    const one = proposed(withDocument(account, 80), account, 'oldest').settling
    expect(one).toMatchObject({ credits: { 8: 500 }, charges: { 1: 300, 2: 200 } })
    const all = proposed(nothingChosen, account, 'oldest').settling
    expect(all).toMatchObject({ credits: { 8: 500, 9: 900 }, charges: { 1: 300, 2: 400, 3: 700 } })
  })

  it('adds a second proposal to the first, and takes no more than is open', () => {
    const exact = proposed(nothingChosen, account, 'exact')
    expect(exact.settling).toMatchObject({ credits: { 9: 900 }, charges: { 3: 900 } })
    const both = proposed(exact.settling, account, 'oldest')
    expect(both.settling).toMatchObject({ credits: { 8: 500, 9: 900 }, charges: { 1: 300, 2: 200, 3: 900 } })
    expect(both.found).toBe(2)
  })

  it('joins what is typed, and says what one side lacks', () => {
    const typed = withAmount(withAmount(nothingChosen, 'credits', 9, 350), 'charges', 1, 300)
    expect(pairingOf(typed, account)).toEqual({
      edges: [{ creditId: 9, chargeId: 1, amountFen: 300 }],
      creditLeftFen: 50,
      creditRest: [{ id: 9, amountFen: 50 }],
      chargeRest: [],
      chargeLeftFen: 0,
    })
    if (first === undefined || second === undefined) throw new Error('two charges')
    const whole = filled(typed, account, 'charges', second)
    expect(whole.charges).toEqual({ 1: 300, 2: 50 })
    expect(filled(whole, account, 'charges', second).charges).toEqual({ 1: 300 })
    expect(filled(nothingChosen, account, 'charges', first).charges).toEqual({ 1: 300 })
  })

  it('gives way to an account that moved on', () => {
    const chosen = proposed(nothingChosen, account, 'oldest').settling
    const later = { ...account, credits: [entry(9, 100)], charges: [entry(2, 400), entry(3, 900)] }
    const now = clipped(chosen, later)
    expect(now).toMatchObject({ credits: { 9: 100 }, charges: { 2: 400, 3: 700 } })
    expect(pairingOf(now, later).creditLeftFen).toBe(0)
  })

  it('leaves an entry out again when nothing is typed', () => {
    const typed = withAmount(withAmount(nothingChosen, 'credits', 9, 350), 'credits', 9, 0)
    expect(typed.credits).toEqual({})
  })
})

describe('a difference', () => {
  const chosen = (credits: Record<string, number>, charges: Record<string, number>) =>
    differenceOf({ ...nothingChosen, credits, charges }, account)

  it('is small up to the amount and up to the share of the document it is left on', () => {
    expect(chosen({ 8: 295 }, { 1: 300 })).toEqual({
      fen: -5,
      limitFen: 10,
      small: true,
      rest: [{ entryId: 1, amountFen: 5 }],
    })
    expect(chosen({ 8: 289 }, { 1: 300 })).toMatchObject({ fen: -11, small: false })
    expect(chosen({ 8: 305 }, { 1: 300 })).toMatchObject({ fen: 5, small: true, rest: [{ entryId: 8, amountFen: 5 }] })
    const strict = { ...account, differenceRule: { limitFen: 10, limitPermille: 5 } }
    expect(differenceOf({ ...nothingChosen, credits: { 8: 298 }, charges: { 1: 300 } }, strict)).toMatchObject({
      limitFen: 1,
      small: false,
    })
  })

  it('is none when both sides are equal, and small alone when only a rest was chosen', () => {
    expect(chosen({ 8: 300 }, { 1: 300 })).toMatchObject({ fen: 0, small: false, rest: [] })
    expect(chosen({}, { 1: 4 })).toMatchObject({ fen: -4, small: true })
  })
})
