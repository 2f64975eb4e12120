import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  closeStatement,
  confirmStatement,
  discardStatement,
  disputeStatement,
  generateStatements,
  getStatement,
  issueStatement,
  listStatements,
  previewStatement,
} from '../../../electron/services/statements'
import type { StatementView } from '../../../shared/schemas/statements'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter, type TestEntry } from '../../helpers/entries'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor().id
})

const sale = (businessDate: string, amountFen: number, rest: Partial<TestEntry> = {}): TestEntry => ({
  ...{ kind: 'shipment', businessDate, amountFen, quantity: 1 },
  ...rest,
})
const preview = (dateFrom: string, dateTo: string) =>
  previewStatement(company.office, parsed('statements.preview', { distributorId, dateFrom, dateTo }))
const generate = (dateFrom: string, dateTo: string, rest: { distributorIds?: number[]; skipEmpty?: boolean } = {}) =>
  generateStatements(company.office, parsed('statements.generate', { dateFrom, dateTo, ...rest }))
const rows = (statuses?: string[]) =>
  listStatements(company.office, parsed('statements.list', { distributorId, ...(statuses ? { statuses } : {}) })).rows
const newest = () => {
  const row = rows()[0]
  if (row === undefined) throw new Error('no statement')
  return getStatement(company.office, { id: row.id })
}
const receivable = (view: StatementView) => view.parts.find(({ part }) => part === 'receivable')

describe('the account of any days', () => {
  test('opens with everything before, lists the days in order, and closes with the ledger', () => {
    enter(company, distributorId, [
      sale('2026-01-20', 5000),
      sale('2026-02-03', 700, { reference: 'B' }),
      { kind: 'receipt', businessDate: '2026-02-02', amountFen: 2000 },
      { kind: 'receipt', businessDate: '2026-02-20', amountFen: 300, part: 'deposit' },
      sale('2026-03-01', 9000),
    ])
    const view = preview('2026-02-02', '2026-02-28')
    expect(receivable(view)).toMatchObject({
      openingFen: 5000,
      closingFen: 3700,
      openingQuantity: 1,
      closingQuantity: 2,
    })
    expect(view.parts.find(({ part }) => part === 'deposit')).toMatchObject({ openingFen: 0, closingFen: -300 })
    expect(view.lines.map(({ kind, amountFen, balanceFen }) => [kind, amountFen, balanceFen])).toEqual([
      ['receipt', -2000, 3000],
      ['shipment', 700, 3700],
      ['receipt', -300, 3700],
    ])
    expect(view.subtotals).toEqual([
      { kind: 'shipment', quantity: 1, amountFen: 700 },
      { kind: 'receipt', quantity: 0, amountFen: -2000 },
    ])
    expect(view).toMatchObject({ statementId: null, number: '', companyName: '测试服饰' })
  })

  test('refuses days that run backwards, and a distributor the reader does not look after', () => {
    expectRefusal(() => preview('2026-03-02', '2026-03-01'), 'invalidInput', 'dateTo')
    const other = company.officeFor('representative', { distributorIds: [company.addDistributor().id] })
    const input = parsed('statements.preview', { distributorId, dateFrom: '2026-01-01', dateTo: '2026-01-31' })
    expectRefusal(() => previewStatement(other, input), 'notFound')
  })
})

describe('a made statement', () => {
  test('opens with what the one before closed with; what was posted late appears in it and changes nothing before', () => {
    enter(company, distributorId, [sale('2025-12-30', 1000), sale('2026-01-05', 2000)])
    generate('2026-01-01', '2026-01-31')
    const january = newest()
    issueStatement(company.office, { id: january.document.id, version: 1 })
    enter(company, distributorId, [sale('2026-01-20', 40), sale('2025-11-01', 2), sale('2026-02-10', 300)])
    generate('2026-02-01', '2026-02-28')
    const february = newest()
    expect(receivable(january.view)).toMatchObject({ openingFen: 1000, closingFen: 3000 })
    expect(receivable(february.view)).toMatchObject({ openingFen: 3000, closingFen: 3342 })
    expect(february.view.lines.map(({ businessDate, priorPeriod }) => [businessDate, priorPeriod])).toEqual([
      ['2025-11-01', true],
      ['2026-01-20', true],
      ['2026-02-10', false],
    ])
    expect(getStatement(company.office, { id: january.document.id }).view).toEqual(january.view)
    expect(february.document.amountFen).toBe(3342)
  })

  test('holds what happened in days nobody stated', () => {
    enter(company, distributorId, [sale('2026-01-05', 1)])
    generate('2026-01-01', '2026-01-31')
    enter(company, distributorId, [sale('2026-02-14', 10), sale('2026-03-02', 100)])
    generate('2026-03-01', '2026-03-31')
    expect(newest().view.lines.map(({ amountFen, priorPeriod }) => [amountFen, priorPeriod])).toEqual([
      [10, true],
      [100, false],
    ])
  })

  test('is made for distributors with only an opening balance; empty ones are left out when asked, archived ones always', () => {
    enter(company, distributorId, [sale('2025-06-01', 500)])
    const empty = company.addDistributor()
    company.addDistributor({ archived: true })
    expect(generate('2026-01-01', '2026-01-31', { skipEmpty: true })).toEqual({ created: 1, kept: 0 })
    expect(generate('2026-01-01', '2026-01-31')).toEqual({ created: 2, kept: 0 })
    expect(receivable(newest().view)).toMatchObject({ openingFen: 500, closingFen: 500 })
    expect(generate('2026-02-01', '2026-02-28', { distributorIds: [empty.id] })).toEqual({ created: 1, kept: 0 })
  })

  test('is made anew while it is a draft, kept once it was issued', () => {
    generate('2026-01-01', '2026-01-31')
    enter(company, distributorId, [sale('2026-01-02', 70)])
    expect(generate('2026-01-01', '2026-01-31')).toEqual({ created: 1, kept: 0 })
    expect(rows().map(({ closingFen }) => closingFen)).toEqual([70])
    expect(rows(['superseded'])).toHaveLength(1)
    issueStatement(company.office, { id: newest().document.id, version: 1 })
    enter(company, distributorId, [sale('2026-01-03', 5)])
    expect(generate('2026-01-01', '2026-01-31')).toEqual({ created: 0, kept: 1 })
    expect(newest().view.lines).toHaveLength(1)
  })

  test('a disputed one is made anew by name, with the correction in it', () => {
    enter(company, distributorId, [sale('2026-01-02', 70)])
    generate('2026-01-01', '2026-01-31')
    const { id } = newest().document
    issueStatement(company.office, { id, version: 1 })
    disputeStatement(company.office, parsed('statements.dispute', { id, version: 2, reason: '数量不符' }))
    enter(company, distributorId, [{ kind: 'adjustment', businessDate: '2026-01-31', amountFen: -20 }])
    expect(generate('2026-01-01', '2026-01-31')).toEqual({ created: 0, kept: 1 })
    expect(generate('2026-01-01', '2026-01-31', { distributorIds: [distributorId] })).toEqual({ created: 1, kept: 0 })
    expect(receivable(newest().view)?.closingFen).toBe(50)
  })

  test('overlapping and older days are refused with the statement in the way; nothing of the run is left', () => {
    generate('2026-02-01', '2026-02-28')
    const before = rows().length
    const refused = expectRefusal(() => generate('2026-02-15', '2026-03-15'), 'periodStated')
    expect(refused.params).toMatchObject({
      number: newest().document.number,
      from: '2026-02-01',
      through: '2026-02-28',
    })
    expectRefusal(() => generate('2026-01-01', '2026-01-31'), 'periodStated')
    expect(rows()).toHaveLength(before)
  })

  test('a draft of the wrong days is taken away and the days are free; not while a later one opens with it', () => {
    generate('2026-01-01', '2026-01-20')
    const wrong = newest().document
    generate('2026-02-01', '2026-02-28')
    expectRefusal(() => discardStatement(company.office, { id: wrong.id, version: 1 }), 'periodStated')
    discardStatement(company.office, { id: newest().document.id, version: 1 })
    discardStatement(company.office, { id: wrong.id, version: 1 })
    expect(generate('2026-01-01', '2026-01-31')).toEqual({ created: 1, kept: 0 })
  })

  test('goes draft, issued, confirmed or disputed, closed; and remembers how it was agreed', () => {
    generate('2026-01-01', '2026-01-31')
    const { id } = newest().document
    const confirm = (version: number) =>
      confirmStatement(
        company.office,
        parsed('statements.confirm', { id, version, agreement: 'deemed', note: '未回复' }),
      )
    expectRefusal(() => confirm(1), 'wrongState')
    issueStatement(company.office, { id, version: 1 })
    expectRefusal(() => closeStatement(company.office, { id, version: 2 }), 'wrongState')
    expectRefusal(
      () => disputeStatement(company.office, parsed('statements.dispute', { id, version: 1, reason: 'x' })),
      'stale',
    )
    disputeStatement(company.office, parsed('statements.dispute', { id, version: 2, reason: '少货' }))
    confirm(3)
    expect(closeStatement(company.office, { id, version: 4 }).status).toBe('closed')
    const made = getStatement(company.office, { id })
    expect(made).toMatchObject({ agreement: 'deemed', note: '未回复' })
    expect(made.history.map(({ action }) => action)).toEqual(['close', 'confirm', 'dispute', 'issue', 'create'])
    expect(rows(['closed'])[0]?.agreement).toBe('deemed')
  })

  test('lists narrow to a month or to exact days', () => {
    generate('2026-01-01', '2026-01-31')
    generate('2026-02-01', '2026-02-28')
    const period = (value: string) =>
      listStatements(company.office, parsed('statements.list', { period: value })).rows.map(({ dateTo }) => dateTo)
    expect(period('2026-01')).toEqual(['2026-01-31'])
    expect(period('2026-02-01/2026-02-28')).toEqual(['2026-02-28'])
    expect(period('2026-02-01/2026-02-27')).toEqual([])
  })

  test('an unknown distributor is refused', () => {
    expectRefusal(() => generate('2026-01-01', '2026-01-31', { distributorIds: [distributorId, 999] }), 'notFound')
  })
})

test('a chain of statements holds every entry exactly once, however late it was posted', () => {
  const months = ['2026-01', '2026-02', '2026-03', '2026-04']
  const entry = fc.record({
    month: fc.nat({ max: 3 }),
    day: fc.integer({ min: 1, max: 28 }),
    amountFen: fc.integer({ min: -9999, max: 9999 }).filter((amount) => amount !== 0),
    part: fc.constantFrom('receivable', 'prepayment', 'deposit', 'rebate'),
  })
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 6 }), { minLength: 4, maxLength: 4 }), (posted) => {
      const own = company.addDistributor().id
      const seen: number[] = []
      let closing = 0
      for (const [index, month] of months.entries()) {
        const entries = (posted[index] ?? []).map(({ month: of, day, amountFen, part }): TestEntry => {
          const businessDate = `${months[of]}-${String(day).padStart(2, '0')}`
          return { kind: 'adjustment', businessDate, amountFen, part }
        })
        enter(company, own, entries)
        const input = parsed('statements.generate', {
          dateFrom: `${month}-01`,
          dateTo: `${month}-28`,
          distributorIds: [own],
        })
        generateStatements(company.office, input)
        const row = listStatements(company.office, parsed('statements.list', { distributorId: own })).rows[0]
        const { view } = getStatement(company.office, { id: row?.id ?? 0 })
        if (index > 0) expect(receivable(view)?.openingFen).toBe(closing)
        closing = receivable(view)?.closingFen ?? 0
        seen.push(...view.lines.map(({ entryId }) => entryId))
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toHaveLength(posted.flat().length)
    }),
    { numRuns: 25 },
  )
})
