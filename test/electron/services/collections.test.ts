import { beforeEach, describe, expect, test } from 'vitest'
import { saveSettings } from '../../../electron/database/queries/settings'
import {
  getCollection,
  listCollections,
  saveContact,
  withdrawCustomerPromise,
} from '../../../electron/services/collections'
import { exportCollectionLetter } from '../../../electron/services/exports'
import { inTransaction } from '../../../electron/services/office'
import { postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import { openAccount, postSettlements } from '../../../electron/services/settlements'
import {
  confirmStatement,
  disputeStatement,
  generateStatements,
  getStatement,
  issueStatement,
  listStatements,
} from '../../../electron/services/statements'
import type { Input } from '../../../shared/contract'
import { settingsDraft } from '../../../shared/schemas/companies'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { csvOf, importFiles, quietJob } from '../../helpers/files'
import { fontsFolder } from '../../helpers/fonts'
import { newGoods } from '../../helpers/goods-flow'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

let company: TestCompany
let distributorId: number

beforeEach(() => {
  company = newCompany()
  distributorId = company.addDistributor({ code: 'C9', name: '宁波锦绣' }).id
  enter(company, distributorId, [
    { kind: 'shipment', businessDate: '2025-12-01', reference: 'FH-1', amountFen: 100_000 },
    { kind: 'shipment', businessDate: '2026-02-03', reference: 'FH-2', amountFen: 50_000 },
    { kind: 'shipment', businessDate: '2026-03-01', reference: 'FH-3', amountFen: 70_000 },
  ])
})

const list = () => listCollections(company.office)
const detail = (office = company.office) => getCollection(office, { distributorId })
const contact = (given: Partial<Input<'collections.save'>> = {}) =>
  saveContact(company.office, parsed('collections.save', { distributorId, kind: 'call', text: '已提醒', ...given }))
const pay = (amountFen: number, businessDate = company.office.today()) => {
  const draft = {
    businessDate,
    distributorId,
    method: 'bank' as const,
    parts: [{ part: 'receivable' as const, amountFen }],
  }
  const { document } = saveReceipt(company.office, parsed('receipts.save', draft))
  return postReceipt(company.office, { id: document.id, version: 1 })
}

describe('the worklist', () => {
  test('holds what is overdue, the most first, and not what is due today', () => {
    const other = company.addDistributor().id
    enter(company, other, [{ kind: 'shipment', businessDate: '2026-01-10', amountFen: 900_000 }])
    const calm = company.addDistributor().id
    enter(company, calm, [{ kind: 'shipment', businessDate: '2026-02-03', amountFen: 5 }])
    expect(list().map((row) => [row.distributorId, row.overdueFen, row.overdueDays])).toEqual([
      [other, 900_000, 24],
      [distributorId, 100_000, 64],
    ])
    company.setToday('2026-03-06')
    expect(list().map((row) => row.distributorId)).toEqual([other, distributorId, calm])
  })

  test('follows what was settled: money that pays the new leaves the old overdue', () => {
    pay(70_000)
    expect(list()[0]).toMatchObject({ overdueFen: 30_000, receivableFen: 150_000 })
    const { credits, charges } = openAccount(company.office, { distributorId })
    const newest = charges.find(({ reference }) => reference === 'FH-3')
    const edges = [{ creditId: credits[0]?.entryId ?? 0, chargeId: newest?.entryId ?? 0, amountFen: 70_000 }]
    postSettlements(company.office, parsed('settlements.post', { distributorId, edges, seen: [] }))
    expect(list()[0]).toMatchObject({ overdueFen: 100_000, receivableFen: 150_000 })
  })

  test('leaves out a shortage that is claimed, and says what it is', () => {
    const goods = newGoods()
    goods.setToday('2025-12-01')
    const { shipment } = goods.dispatched([[goods.sku(0), 10]])
    goods.confirm(shipment, { 0: 8 })
    goods.setToday('2026-03-05')
    const [row] = listCollections(goods.office)
    expect(row).toMatchObject({ overdueFen: 50_000, disputedFen: 10_000, collectableFen: 40_000 })
    const { items } = getCollection(goods.office, { distributorId: goods.distributor.id })
    expect(items).toMatchObject([{ disputedFen: 10_000, disputedBy: 'SG-2025-000001', collectableFen: 40_000 }])
  })

  test('leaves out what an open comparison found, but not what is only on its way', async () => {
    const book = ['日期,单号,摘要,数量,进货金额', '2025-12-02,FH-1,进货,1,900', '2026-02-04,FH-2,进货,1,500']
    await importFiles(company.office, 'counter-ledger', [csvOf('C9 2025年12月-2026年2月.csv', book)])
    const { row, items } = detail()
    expect(row.disputedFen).toBe(10_000)
    expect(items[0]).toMatchObject({ reference: 'FH-1', disputedFen: 10_000, collectableFen: 90_000 })
    expect(items[0]?.disputedBy).toMatch(/^RE-/)
  })

  test('names the statement a customer does not agree with', () => {
    generateStatements(company.office, parsed('statements.generate', { dateFrom: '2026-02-01', dateTo: '2026-02-28' }))
    const [statement] = listStatements(company.office, parsed('statements.list', {})).rows
    const issued = issueStatement(company.office, { id: statement?.id ?? 0, version: statement?.version ?? 0 })
    disputeStatement(
      company.office,
      parsed('statements.dispute', { id: issued.id, version: issued.version, reason: '少货未处理' }),
    )
    expect(list()[0]?.disputedStatement).toBe(issued.number)
  })

  test('says where the credit gate stops goods, by the gate’s own rule', () => {
    expect(list()[0]?.stopped).toBe(false)
    const settings = { companyName: '测试服饰', stopAfterOverdueDays: 60 }
    inTransaction(company.office, (tx) => saveSettings(tx, settingsDraft.parse(settings)))
    expect(list()[0]?.stopped).toBe(true)
    expect(detail()).toMatchObject({ stopAfterDays: 60, stoppedOrders: [] })
    inTransaction(company.office, (tx) => saveSettings(tx, settingsDraft.parse({ ...settings, creditControl: false })))
    expect(list()[0]?.stopped).toBe(false)
  })

  test('shows a representative its own customers only', () => {
    const mine = company.addDistributor().id
    enter(company, mine, [{ kind: 'shipment', businessDate: '2026-01-10', amountFen: 5 }])
    const rep = company.officeFor('representative', { distributorIds: [mine] })
    expect(listCollections(rep).map((row) => row.distributorId)).toEqual([mine])
    expectRefusal(() => detail(rep), 'notFound')
    const said = parsed('collections.save', { distributorId, kind: 'call', text: '催' })
    expectRefusal(() => saveContact(rep, said), 'notFound')
  })
})

describe('contacts', () => {
  test('are kept in order, with what comes next; the newest one stands on the worklist', () => {
    contact({ text: '打了电话', nextAction: '再打', nextDate: '2026-03-08' })
    contact({ kind: 'visit', text: '上门', nextAction: '发函', nextDate: '2026-03-12', level: 3 })
    expect(detail().contacts.map(({ text }) => text)).toEqual(['上门', '打了电话'])
    expect(list()[0]).toMatchObject({ nextAction: '发函', nextDate: '2026-03-12', lastContactKind: 'visit', level: 4 })
    expectRefusal(() => contact({ nextDate: '2026-03-04' }), 'invalidInput', 'nextDate')
  })

  test('and promises cannot be changed afterwards, only withdrawn', () => {
    contact({ promise: { dueDate: '2026-03-10', amountFen: 5 } })
    const { sqlite } = company.connection
    for (const wrong of [
      "update collection_contacts set text = ''",
      'delete from collection_contacts',
      'update payment_promises set amount_fen = 1',
      'delete from payment_promises',
    ])
      expect(() => sqlite.exec(wrong)).toThrow(/append-only/)
  })
})

describe('a promise', () => {
  test('is kept by the money that comes in time', () => {
    pay(1000)
    contact({ promise: { dueDate: '2026-03-10', amountFen: 60_000 } })
    expect(list()[0]?.promise).toMatchObject({ state: 'open', paidFen: 0, amountFen: 60_000 })
    company.setToday('2026-03-09')
    pay(40_000)
    pay(20_000)
    expect(detail().promises).toMatchObject([{ state: 'kept', paidFen: 60_000 }])
    expect(list()[0]?.promise).toBeNull()
  })

  test('is broken the day after, told on the worklist, and makes the level higher', () => {
    enter(company, distributorId, [{ kind: 'receipt', businessDate: '2026-01-05', amountFen: 100_000 }])
    company.setToday('2026-03-10')
    contact({ promise: { dueDate: '2026-03-12', amountFen: 50_000 } })
    company.setToday('2026-03-12')
    expect(list()[0]).toMatchObject({ level: 1, promise: { state: 'open' } })
    company.setToday('2026-03-13')
    expect(list()[0]).toMatchObject({ level: 2, promise: { state: 'broken', paidFen: 0 } })
  })

  test('is not kept by money that was taken back', () => {
    contact({ promise: { dueDate: '2026-03-10', amountFen: 60_000 } })
    const step = pay(60_000)
    expect(detail().promises[0]?.state).toBe('kept')
    reverseReceipt(company.office, { id: step.id, version: step.version, reason: '退票' })
    company.setToday('2026-03-11')
    expect(detail().promises[0]).toMatchObject({ state: 'broken', paidFen: 0 })
  })

  test('that was a mistake is withdrawn once', () => {
    const { promises } = contact({ promise: { dueDate: '2026-03-10', amountFen: 60_000 } })
    const id = promises[0]?.id ?? 0
    expect(withdrawCustomerPromise(company.office, { id }).promises).toMatchObject([{ state: 'withdrawn' }])
    expect(list()[0]?.promise).toBeNull()
    expectRefusal(() => withdrawCustomerPromise(company.office, { id }), 'notFound')
    expectRefusal(
      () => contact({ promise: { dueDate: '2026-03-04', amountFen: 5 } }),
      'invalidInput',
      'promise.dueDate',
    )
  })
})

describe('the letter', () => {
  const job = { ...quietJob, fontsFolder: fontsFolder() }

  test('is a PDF of what can be asked for', async () => {
    const { name, bytes } = await exportCollectionLetter(company.office, { distributorId }, job)
    // Overdue for more than sixty days: the level of the debt names the letter, unless another one is asked for.
    expect(name).toBe('最后催款函 宁波锦绣 2026-03-05.pdf')
    const milder = await exportCollectionLetter(company.office, { distributorId, level: 2 }, job)
    expect(milder.name).toBe('催款函 宁波锦绣 2026-03-05.pdf')
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-')
  })

  test('is not written to whoever owes nothing that is overdue', async () => {
    pay(100_000)
    const refused = await exportCollectionLetter(company.office, { distributorId }, job).catch(
      (fault: unknown) => fault,
    )
    expect(
      refusalOf(() => {
        throw refused
      }).code,
    ).toBe('nothingOverdue')
  })
})

describe('a disputed statement', () => {
  /** A statement of all that was charged, handed out; answers its id and the documents by reference. */
  const issued = () => {
    generateStatements(
      company.office,
      parsed('statements.generate', { dateFrom: '2025-12-01', dateTo: '2026-02-28', distributorIds: [distributorId] }),
    )
    const [row] = listStatements(company.office, parsed('statements.list', { distributorId })).rows
    const id = row?.id ?? 0
    issueStatement(company.office, { id, version: 1 })
    const { view } = getStatement(company.office, { id })
    return { id, documents: new Map(view.lines.map((line) => [line.reference, line.documentId])) }
  }
  const dispute = (id: number, version: number, lines: Input<'statements.dispute'>['lines'] = []) =>
    disputeStatement(company.office, parsed('statements.dispute', { id, version, reason: '价格不符', lines }))
  const figures = () => {
    const [row] = list()
    return [row?.overdueFen, row?.disputedFen, row?.collectableFen, row?.overdueDays]
  }

  test('takes the documents it names off what is collected, by amount, and names itself beside them', () => {
    const { id, documents } = issued()
    // FH-2 is due today, which is not overdue.
    expect(figures()).toEqual([100_000, 0, 100_000, 64])
    dispute(id, 2, [{ documentId: documents.get('FH-1') ?? 0, amountFen: 30_000 }])
    expect(figures()).toEqual([100_000, 30_000, 70_000, 64])
    expect(detail().items).toMatchObject([
      {
        reference: 'FH-1',
        openFen: 100_000,
        disputedFen: 30_000,
        disputedBy: 'ST-2026-000001',
        collectableFen: 70_000,
      },
    ])
    expect(getStatement(company.office, { id }).view).toMatchObject({ disputedFen: 30_000 })
    dispute(id, 3, [{ documentId: documents.get('FH-1') ?? 0, amountFen: 100_000 }])
    expect(figures()).toEqual([100_000, 100_000, 0, 0])
  })

  test('that names nothing takes everything it states off, and nothing that came after it', () => {
    const { id } = issued()
    dispute(id, 2)
    company.setToday('2026-04-20')
    // FH-3 is of March: it is overdue by now and was not in the statement.
    expect(figures()).toEqual([220_000, 150_000, 70_000, 20])
    expect(getStatement(company.office, { id }).view).toMatchObject({ disputes: [], disputedFen: 150_000 })
  })

  test('counts until it is agreed', () => {
    const { id } = issued()
    dispute(id, 2)
    expect(figures()).toEqual([100_000, 100_000, 0, 0])
    confirmStatement(company.office, parsed('statements.confirm', { id, version: 3 }))
    expect(figures()).toEqual([100_000, 0, 100_000, 64])
    expect(getStatement(company.office, { id }).view.disputedFen).toBe(0)
  })

  test('cannot dispute what it does not charge, nor more than it charges', () => {
    const { id, documents } = issued()
    const documentId = documents.get('FH-2') ?? 0
    expectRefusal(() => dispute(id, 2, [{ documentId, amountFen: 50_001 }]), 'invalidInput', 'lines.0.amountFen')
    expectRefusal(() => dispute(id, 2, [{ documentId: id, amountFen: 1 }]), 'invalidInput', 'lines.0.documentId')
    const twice = [
      { documentId, amountFen: 1 },
      { documentId, amountFen: 2 },
    ]
    expectRefusal(() => dispute(id, 2, twice), 'invalidInput', 'lines.1.documentId')
    expect(figures()[1]).toBe(0)
  })
})
