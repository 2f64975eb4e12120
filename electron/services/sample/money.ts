import { addDays, firstDayOfMonth, lastDayOfMonth } from '../../../shared/domain/days'
import { findBalance } from '../../database/queries/ledgers'
import { approveAdjustment, saveAdjustment } from '../adjustments'
import { listAgeing } from '../ageing'
import { listCollections, saveContact } from '../collections'
import type { Office } from '../office'
import { postReceipt, saveReceipt } from '../receipts'
import { postSettlements, proposeSettlements } from '../settlements'
import { confirmStatement, disputeStatement, generateStatements, issueStatement, listStatements } from '../statements'
import type { SampleDistributor, SamplePlay } from './world'

const wholeYuan = (fen: number): number => Math.floor(fen / 10_000) * 10_000

/** Distributors pay what is due, most of them; deposits are applied and rebates given at quarter's end. */
export function payAccounts(play: SamplePlay): void {
  const { chance, distributors, offices } = play
  const { assistant, supervisor } = offices
  const today = assistant.today()
  const dues = new Map(
    listAgeing(assistant, { asOf: addDays(today, 7) }).map((row) => [
      row.distributorId,
      row.receivableFen - row.notDueFen,
    ]),
  )
  for (const distributor of distributors) {
    applyPrepayment(play, distributor)
    if (distributor.discipline > 90 && chance.happens(4)) prepay(play, distributor)
    const due = dues.get(distributor.id) ?? 0
    const amountFen = wholeYuan((due * distributor.discipline) / 100)
    if (amountFen <= 0 || !chance.happens(distributor.discipline)) continue
    const receipt = takeMoney(play, distributor, { part: 'receivable', amountFen })
    if (today > addDays(play.lastDay, -31) && chance.happens(10)) continue
    postReceipt(supervisor, receipt)
  }
  if (['03', '06', '09', '12'].includes(today.slice(5, 7)))
    for (const distributor of distributors) giveRebate(play, distributor)
}

function takeMoney(
  { chance, offices: { assistant } }: SamplePlay,
  distributor: SampleDistributor,
  part: { readonly part: 'receivable' | 'prepayment'; readonly amountFen: number },
): { readonly id: number; readonly version: number } {
  const today = assistant.today()
  const { id, version } = saveReceipt(assistant, {
    businessDate: today,
    distributorId: distributor.id,
    method: chance.pick(['bank', 'bank', 'bank', 'draft', 'mobile']),
    bankReference: `${today.replaceAll('-', '')}${part.part === 'prepayment' ? 'Y' : ''}${String(distributor.id).padStart(4, '0')}`,
    payerName: '',
    reference: '',
    remark: part.part === 'prepayment' ? '补货预付款' : '',
    fairId: null,
    parts: [part],
  }).document
  return { id, version }
}

/** Good customers send money before they replenish. */
function prepay(play: SamplePlay, distributor: SampleDistributor): void {
  const amountFen = distributor.weight * play.chance.between(3, 12) * 100_000
  postReceipt(play.offices.supervisor, takeMoney(play, distributor, { part: 'prepayment', amountFen }))
}

/** What came in up to a month ago is settled, oldest due first; the newest money waits for somebody to do it. */
export function settleAccounts({ distributors, offices, lastDay }: SamplePlay): void {
  const { supervisor } = offices
  if (supervisor.today() > addDays(lastDay, -31)) return
  for (const { id: distributorId } of distributors) {
    const edges = [...proposeSettlements(supervisor, { distributorId, way: 'oldest' })]
    if (edges.length > 0) postSettlements(supervisor, { distributorId, edges, seen: [] })
  }
}

/** The customers that are late were called: some promised, and some of those broke it. */
export function callLate({ offices, chance }: SamplePlay): void {
  const { supervisor } = offices
  const today = supervisor.today()
  for (const row of listCollections(supervisor).slice(0, 12)) {
    const { distributorId, collectableFen } = row
    const promise = chance.happens(60)
      ? { dueDate: addDays(today, chance.between(2, 25)), amountFen: Math.max(100, wholeYuan(collectableFen / 2)) }
      : null
    saveContact(supervisor, {
      ...{ distributorId, kind: chance.pick(['call', 'call', 'message', 'visit']), level: null, promise },
      text: promise === null ? '说货款在安排，没有给日期' : '答应分两次付，先付一半',
      nextAction: promise === null ? '再打电话' : '到期查账',
      nextDate: promise?.dueDate ?? addDays(today, 5),
    })
  }
}

function applyPrepayment({ offices }: SamplePlay, distributor: SampleDistributor): void {
  const { assistant, manager } = offices
  const owed = findBalance(assistant.connection, distributor.id, 'receivable')
  const held = 0 - findBalance(assistant.connection, distributor.id, 'prepayment')
  const quarter = wholeYuan(Math.min(held, owed / 4))
  // Nobody leaves a few yuan of a deposit standing.
  const amountFen = held - quarter < 100_000 && owed >= held ? held : quarter
  if (amountFen <= 0) return
  adjust(manager, distributor.id, { adjustmentKind: 'prepaymentApplied', amountFen, basis: '订货会订金按发货抵用' })
}

function giveRebate({ offices, chance }: SamplePlay, distributor: SampleDistributor): void {
  if (distributor.weight < 3) return
  const { manager } = offices
  const amountFen = distributor.weight * chance.between(20, 60) * 10_000
  adjust(manager, distributor.id, { adjustmentKind: 'rebateAccrued', amountFen, basis: '季度返利' })
  if (findBalance(manager.connection, distributor.id, 'receivable') > amountFen && chance.happens(60))
    adjust(manager, distributor.id, { adjustmentKind: 'rebateRedeemed', amountFen, basis: '返利抵货款' })
}

function adjust(
  office: Office,
  distributorId: number,
  what: {
    readonly adjustmentKind: 'prepaymentApplied' | 'rebateAccrued' | 'rebateRedeemed'
    readonly amountFen: number
    readonly basis: string
  },
): void {
  const { document } = saveAdjustment(office, {
    ...what,
    businessDate: office.today(),
    distributorId,
    part: 'receivable',
    reference: '',
    remark: '',
  })
  approveAdjustment(office, { id: document.id, version: document.version })
}

/** At a month's end every account is stated; the distributors agree, one in twenty-five disputes. */
export function stateAccounts({ chance, offices, lastDay }: SamplePlay, month: string): void {
  const { supervisor } = offices
  const dateTo = lastDayOfMonth(month)
  generateStatements(supervisor, { dateFrom: firstDayOfMonth(month), dateTo, skipEmpty: true })
  // The last finished month is on its way: some agreed, some sent, some not looked at yet.
  const isLatest = dateTo > addDays(lastDay, -31)
  for (const row of listStatements(supervisor, { limit: 1000, statuses: ['draft'] }).rows) {
    if (isLatest && chance.happens(25)) continue
    const issued = issueStatement(supervisor, { id: row.id, version: row.version })
    const seen = { id: issued.id, version: issued.version }
    if (isLatest && chance.happens(35)) continue
    if (chance.happens(4)) disputeStatement(supervisor, { ...seen, reason: '少货未处理', lines: [] })
    else confirmStatement(supervisor, { ...seen, agreement: chance.happens(80) ? 'signed' : 'deemed', note: '' })
  }
}
