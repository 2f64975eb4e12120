import { beforeEach, describe, expect, test } from 'vitest'
import type { Office } from '../../../electron/services/office'
import {
  acceptDifferences,
  agreeReconciliation,
  discardReconciliation,
  explainDifference,
  getReconciliation,
  listReconciliations,
  matchLines,
  signReconciliation,
  unmatchLines,
} from '../../../electron/services/reconciliations'
import type { Input } from '../../../shared/contract'
import type { ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { book, bought, expectBridge, opening, sold, start, told } from '../../helpers/reconciliations'
import { expectRefusal } from '../../helpers/refusals'

describe('a comparison', () => {
  let company: TestCompany
  let distributorId: number
  beforeEach(() => {
    company = newCompany()
    distributorId = company.addDistributor().id
  })

  describe('by hand', () => {
    let document: ReconciliationDocument
    beforeEach(async () => {
      enter(company, distributorId, [sold('A-1', 2, 20_000), sold('A-2', 5, 50_000), sold('A-3', 1, 3000)])
      const rows = [
        opening(0),
        bought('A-1', 2, 200),
        bought('X-9', 4, 400, '2026-03-20'),
        bought('X-8', 1, 30, '2026-03-20'),
      ]
      document = await start(company.office, distributorId, await book(rows))
    })
    const line = (side: 'ours' | 'theirs', reference: string): number => {
      const found = document.pairs.flatMap((pair) => pair[side]).find((one) => one.reference === reference)
      if (found === undefined) throw new Error(`no ${reference}`)
      return found.id
    }
    const version = () => document.document.version
    const tie = (ours: readonly string[], theirs: readonly string[]) => {
      document = matchLines(company.office, {
        id: document.document.id,
        version: version(),
        ourDocumentIds: ours.map((reference) => line('ours', reference)),
        counterLineIds: theirs.map((reference) => line('theirs', reference)),
      })
      expectBridge(document)
    }

    test('lines are tied and parted again; the bridge never changes its sum', () => {
      const before = told(document)
      tie(['A-2', 'A-3'], ['X-9', 'X-8'])
      expect(document.pairs.find(({ pass }) => pass === 'manual')).toMatchObject({ differenceFen: 10_000 })
      expect(told(document)).toEqual(['shortShipment A-2 10000'])
      const groupNo = document.pairs.find(({ pass }) => pass === 'manual')?.groupNo ?? 0
      document = unmatchLines(company.office, { id: document.document.id, version: version(), groupNo })
      expectBridge(document)
      expect(told(document)).toEqual(before)
      const exact = document.pairs.find(({ pass }) => pass === 'exact')?.groupNo ?? 0
      document = unmatchLines(company.office, { id: document.document.id, version: version(), groupNo: exact })
      expectBridge(document)
      expect(document.differences).toHaveLength(6)
      expect(document.history.map(({ action }) => action)).toEqual(['unmatch', 'unmatch', 'match', 'create'])
    })

    test('a tied line, a line of one side alone, an unknown match and an old version are refused', () => {
      const { id } = document.document
      const ties =
        (ourDocumentIds: number[], counterLineIds: number[], at = version()) =>
        () =>
          matchLines(company.office, { id, version: at, ourDocumentIds, counterLineIds })
      expectRefusal(ties([line('ours', 'A-1')], [line('theirs', 'X-9')]), 'notFound')
      expectRefusal(ties([line('ours', 'A-2'), line('ours', 'A-3')], []), 'invalidInput')
      expectRefusal(ties([line('ours', 'A-2')], []), 'invalidInput')
      expectRefusal(ties([line('ours', 'A-2')], [line('theirs', 'X-9')], 9), 'stale')
      expectRefusal(() => unmatchLines(company.office, { id, version: version(), groupNo: 77 }), 'notFound')
    })

    const explain = (reference: string, rest: Partial<Input<'reconciliations.explain'>> = {}) => {
      const difference = document.differences.find((one) => one.reference === reference)
      document = explainDifference(
        company.office,
        parsed('reconciliations.explain', {
          ...{ id: document.document.id, version: version(), differenceId: difference?.id ?? 999 },
          ...{ differenceClass: 'unknown', explained: true, note: '已查' },
          ...rest,
        }),
      )
      expectBridge(document)
    }

    test('everything explained can be agreed and signed; two open differences that cancel are still open', () => {
      const { id } = document.document
      expect(document.unexplainedFen).toBe(10_000)
      const refused = expectRefusal(() => agreeReconciliation(company.office, { id, version: 1 }), 'unexplained')
      expect(refused.params).toMatchObject({ count: 4, amountFen: 10_000 })
      for (const reference of ['A-2', 'A-3', 'X-9']) explain(reference)
      explain('X-8', { differenceClass: 'priceDifference', explained: false })
      expectRefusal(() => agreeReconciliation(company.office, { id, version: version() }), 'unexplained')
      explain('X-8', { differenceClass: 'priceDifference' })
      expect(document.differences.map(({ explained, note }) => [explained, note])).toEqual(
        Array(4).fill([true, '已查']),
      )
      expect(document).toMatchObject({ unexplainedFen: 0, explainedFen: 10_000 })
      const agreed = agreeReconciliation(company.office, { id, version: version() })
      const supervisor = company.officeFor('supervisor')
      const signed = signReconciliation(supervisor, { id, version: agreed.version, reason: '' })
      expect(signed.status).toBe('signed')
      expectRefusal(() => discardReconciliation(company.office, { id, version: signed.version }), 'wrongState')
      expectRefusal(() => explain('A-2'), 'stale')
    })

    const accept = (chosen: readonly { readonly id: number }[], accepted = true) => {
      document = acceptDifferences(company.office, {
        ...{ id: document.document.id, version: version(), accepted },
        differenceIds: chosen.map(({ id }) => id),
      })
      expectBridge(document)
    }
    const proposed = () => document.differences.filter(({ review }) => review === 'proposed')

    test('a class that was found is a proposal until it is accepted, and one again when that is taken back', () => {
      explain('A-2', { differenceClass: 'inTransit', explained: false, note: '' })
      explain('X-9', { differenceClass: 'priceDifference', explained: false, note: '' })
      const { id } = document.document
      expect(document).toMatchObject({ explainedFen: 0, proposedFen: 10_000, unexplainedFen: 0 })
      expect(document.review).toEqual({
        explained: { count: 0, quantity: 0, amountFen: 0 },
        proposed: { count: 2, quantity: 1, amountFen: 10_000 },
        unexplained: { count: 2, quantity: 0, amountFen: 0 },
      })
      const refused = expectRefusal(
        () => agreeReconciliation(company.office, { id, version: version() }),
        'unexplained',
      )
      expect(refused.params).toMatchObject({ count: 4, amountFen: 10_000 })
      accept(proposed())
      expect(document.review.explained).toEqual({ count: 2, quantity: 1, amountFen: 10_000 })
      const [accepted] = document.differences.filter(({ explained }) => explained)
      accept(accepted === undefined ? [] : [accepted], false)
      expect(document.review.explained.count).toBe(1)
      expect(proposed()).toHaveLength(1)
      accept(proposed())
      expectRefusal(() => agreeReconciliation(company.office, { id, version: version() }), 'unexplained')
      for (const reference of ['A-3', 'X-8']) explain(reference)
      agreeReconciliation(company.office, { id, version: version() })
      const { history } = getReconciliation(company.office, { id })
      expect(history.slice(0, 6).map(({ action }) => action)).toEqual([
        ...['agree', 'explain', 'explain', 'accept', 'takeBack', 'accept'],
      ])
      expect(history[5]?.detail).toEqual({ count: 2, amountFen: 10_000 })
    })

    test('what nobody can name is neither accepted nor explained without a word', () => {
      const [unknown] = document.differences
      if (unknown === undefined) throw new Error('no difference')
      const seen = { id: document.document.id, version: version() }
      const acceptAll = (differenceIds: number[]) => () =>
        acceptDifferences(company.office, { ...seen, differenceIds, accepted: true })
      expectRefusal(acceptAll([unknown.id]), 'invalidInput')
      expectRefusal(acceptAll([unknown.id + 999]), 'notFound')
      expectRefusal(() => explain('A-2', { note: '' }), 'invalidInput')
      explain('A-2', { explained: false })
      accept(document.differences.filter(({ reference }) => reference === 'A-2'))
      expect(document.review.explained.count).toBe(1)
    })

    test('a manager signs over what is open, with a reason; nobody else, and not without', () => {
      const { id } = document.document
      const sign = (who: Office, reason: string) => () => signReconciliation(who, { id, version: 1, reason })
      expectRefusal(sign(company.officeFor('supervisor'), '差额小'), 'unexplained')
      expectRefusal(sign(company.officeFor('manager'), ''), 'unexplained')
      expect(sign(company.officeFor('manager'), '差额小')().status).toBe('signed')
      const last = getReconciliation(company.office, { id }).history[0]
      expect(last).toMatchObject({ action: 'sign', detail: { reason: '差额小', open: 4, amountFen: 10_000 } })
    })

    test('an unknown difference is refused', () => {
      expectRefusal(() => explain('nothing'), 'notFound')
    })

    test('the list says how many differences there are and what is open', () => {
      const [row] = listReconciliations(company.office, parsed('reconciliations.list', {})).rows
      expect(row).toMatchObject({
        differenceCount: 4,
        ...{ openCount: 4, unexplainedFen: 10_000 },
        ourClosingFen: 73_000,
        theirClosingFen: 63_000,
      })
    })
  })
})
