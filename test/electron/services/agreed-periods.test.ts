import { beforeEach, describe, expect, test } from 'vitest'
import type { Office } from '../../../electron/services/office'
import { postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import {
  closeStatement,
  confirmStatement,
  disputeStatement,
  generateStatements,
  getStatement,
  issueStatement,
  listStatements,
} from '../../../electron/services/statements'
import { verifyBooks } from '../../../electron/services/verify'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { quietJob } from '../../helpers/files'
import { expectRefusal } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number
let supervisor: Office

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor({ name: '宁波锦绣' }).id
  supervisor = company.officeFor('supervisor')
  enter(company, distributorId, [{ kind: 'shipment', businessDate: '2026-01-05', amountFen: 100_000 }])
})

const receive = (businessDate: string, office = supervisor, whose = distributorId) => {
  const { document } = saveReceipt(
    office,
    parsed('receipts.save', {
      businessDate,
      distributorId: whose,
      method: 'bank',
      parts: [{ part: 'receivable', amountFen: 1000 }],
    }),
  )
  return postReceipt(office, { id: document.id, version: document.version })
}
const generate = (dateFrom: string, dateTo: string) => {
  generateStatements(
    company.office,
    parsed('statements.generate', { dateFrom, dateTo, distributorIds: [distributorId] }),
  )
  const rows = listStatements(company.office, parsed('statements.list', { distributorId })).rows
  return { id: rows.find((row) => row.dateTo === dateTo)?.id ?? 0, version: 1 }
}
const agreed = (dateFrom: string, dateTo: string) => {
  const issued = issueStatement(company.office, generate(dateFrom, dateTo))
  return confirmStatement(company.office, parsed('statements.confirm', { id: issued.id, version: issued.version }))
}
const januaryOf = (id: number) => getStatement(company.office, { id })

describe('an agreed statement', () => {
  test('locks its days, and all before them, for its distributor and nobody else', () => {
    const other = company.addDistributor().id
    const { number } = agreed('2026-01-01', '2026-01-31')
    const refusal = expectRefusal(() => receive('2026-01-31'), 'periodAgreed')
    expect(refusal.params).toEqual({
      ...{ number, distributor: '宁波锦绣', from: '2026-01-01', through: '2026-01-31', date: '2026-01-31' },
    })
    expectRefusal(() => receive('2025-12-30'), 'periodAgreed')
    expect(receive('2026-02-01').status).toBe('posted')
    expect(receive('2026-01-20', supervisor, other).status).toBe('posted')
  })

  test('stays locked when it is filed, and is not locked by being handed out or disputed', () => {
    const issued = issueStatement(company.office, generate('2026-01-01', '2026-01-31'))
    receive('2026-01-20')
    const disputed = disputeStatement(
      company.office,
      parsed('statements.dispute', { id: issued.id, version: issued.version, reason: '少货' }),
    )
    receive('2026-01-21')
    const { id, version } = confirmStatement(
      company.office,
      parsed('statements.confirm', { id: disputed.id, version: disputed.version, agreement: 'deemed' }),
    )
    expectRefusal(() => receive('2026-01-22'), 'periodAgreed')
    closeStatement(company.office, { id, version })
    expectRefusal(() => receive('2026-01-22'), 'periodAgreed')
  })

  test('a dispute that was filed without agreement locks nothing', () => {
    const issued = issueStatement(company.office, generate('2026-01-01', '2026-01-31'))
    const disputed = disputeStatement(
      company.office,
      parsed('statements.dispute', { id: issued.id, version: issued.version, reason: '少货' }),
    )
    closeStatement(company.office, { id: disputed.id, version: disputed.version })
    expect(receive('2026-01-22').status).toBe('posted')
  })

  test('what a manager posts into it all the same is a prior-period line of the next and changes nothing agreed', async () => {
    const { id } = agreed('2026-01-01', '2026-01-31')
    const before = januaryOf(id).view
    receive('2026-01-20', company.officeFor('manager'))
    expect(januaryOf(id).view).toEqual(before)
    const february = januaryOf(generate('2026-02-01', '2026-02-28').id).view
    const [part] = february.parts
    expect(part).toMatchObject({ openingFen: before.parts[0]?.closingFen, closingFen: 99_000 })
    expect(february.lines.map(({ businessDate, priorPeriod }) => [businessDate, priorPeriod])).toEqual([
      ['2026-01-20', true],
    ])
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
  })

  test('a reversal is dated today, so it goes on while today is not agreed', () => {
    const posted = receive('2026-01-20')
    agreed('2026-01-01', '2026-01-31')
    const manager = company.officeFor('supervisor')
    expect(reverseReceipt(manager, { id: posted.id, version: posted.version, reason: '退票' }).status).toBe('reversed')
    const again = receive('2026-03-05')
    agreed('2026-02-01', '2026-03-05')
    expectRefusal(
      () => reverseReceipt(manager, { id: again.id, version: again.version, reason: '退票' }),
      'periodAgreed',
    )
  })
})
