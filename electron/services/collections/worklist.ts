import type { ParsedInput } from '../../../shared/contract'
import { collectionLevel, judgePromises } from '../../../shared/domain/collection'
import type { CollectionDetail, CollectionRow, PromiseRow } from '../../../shared/schemas/collections'
import { Refusal } from '../../../shared/schemas/errors'
import type { BalanceRow } from '../../../shared/schemas/ledgers'
import type { Reader } from '../../database/connection'
import { listBalancesAsOf } from '../../database/queries/accounts'
import {
  type ContactOf,
  type DisputedStatement,
  listContactsOf,
  listDisputedStatements,
  listDisputes,
  listGatedOrders,
  listLastContacts,
  listPaidSince,
  listPromises,
  type StoredPromise,
} from '../../database/queries/collections'
import { findDistributorContact } from '../../database/queries/distributors'
import { findSettings } from '../../database/queries/settings'
import { agerAsOf } from '../ageing'
import { creditState } from '../credit'
import { assertMaySee, type ReadingOffice } from '../office'
import { debtsOf, disputesByDistributor, type FoundDebts } from './debts'

type Promised = StoredPromise & { readonly userName: string }

/** What came of each promise, judged by the ledger of the day. */
function judged(reader: Reader, promises: readonly Promised[], today: string): readonly PromiseRow[] {
  const [first] = promises
  if (first === undefined) return []
  const from = promises.map(({ madeOn }) => madeOn).toSorted()[0] ?? first.madeOn
  const received = listPaidSince(reader, first.distributorId, from)
  const states = new Map(
    judgePromises(
      promises.map((promise) => ({ ...promise, withdrawn: promise.withdrawnAt !== null })),
      received,
      today,
    ).map((one) => [one.id, one]),
  )
  return promises.map(({ id, madeOn, dueDate, amountFen, userName }) => ({
    ...{ id, madeOn, dueDate, amountFen, userName },
    paidFen: states.get(id)?.paidFen ?? 0,
    state: states.get(id)?.state ?? 'open',
  }))
}

/** The broken promise that is oldest, else the open one that is due next. */
function telling(promises: readonly PromiseRow[]): PromiseRow | null {
  const open = promises.filter(({ state }) => state === 'open')
  // A promise that came to nothing is told until another one is made after it.
  const last = promises.filter(({ state }) => state !== 'withdrawn').at(-1)
  const broken = last?.state === 'broken' ? last : undefined
  return open[0] ?? broken ?? null
}

interface Known {
  readonly contacts: ReadonlyMap<number, ContactOf>
  readonly promises: ReadonlyMap<number, readonly Promised[]>
  readonly statements: ReadonlyMap<number, string>
  readonly whole: ReadonlyMap<number, DisputedStatement>
  readonly levelDays: readonly number[]
}

/** What is written down of some distributors. */
function knownOf(reader: Reader, distributorIds: readonly number[] | null): Known {
  const disputed = listDisputedStatements(reader)
  return {
    contacts: new Map(listLastContacts(reader, distributorIds).map((row) => [row.distributorId, row])),
    promises: Map.groupBy(listPromises(reader, distributorIds), ({ distributorId }) => distributorId),
    // Oldest first, so that the newest of each distributor stays.
    statements: new Map(disputed.map(({ distributorId, number }) => [distributorId, number])),
    whole: new Map(disputed.filter(({ whole }) => whole === 1).map((row) => [row.distributorId, row])),
    levelDays: findSettings(reader).collectionLevelDays,
  }
}

function rowOf(
  office: ReadingOffice,
  balance: Pick<BalanceRow, 'distributorId' | 'distributorCode' | 'distributorName' | 'regionName'>,
  debts: FoundDebts,
  known: Known,
): CollectionRow {
  const { connection } = office
  const { distributorId, distributorCode, distributorName, regionName } = balance
  const promises = judged(connection, known.promises.get(distributorId) ?? [], office.today())
  const promise = telling(promises)
  const contact = known.contacts.get(distributorId)
  const { receivableFen, overdueFen, disputedFen, collectableFen, overdueDays } = debts
  return {
    ...{ distributorId, distributorCode, distributorName, regionName },
    ...{ receivableFen, overdueFen, disputedFen, collectableFen, overdueDays, promise },
    level: collectionLevel(
      { overdueDays, hasBrokenPromise: promise?.state === 'broken', said: contact?.level ?? null },
      known.levelDays,
    ),
    lastContactKind: contact?.kind ?? null,
    lastContactAt: contact?.at ?? null,
    nextAction: contact?.nextAction ?? '',
    nextDate: contact?.nextDate ?? null,
    stopped: overdueFen > 0 && isStopped(office, distributorId),
    disputedStatement: known.statements.get(distributorId) ?? '',
  }
}

/** Whether the credit gate itself would stop goods for overdue money today; there is no second rule here. */
function isStopped(office: ReadingOffice, distributorId: number): boolean {
  const state = creditState(office.connection, {
    ...{ distributorId, thisFen: 0, under: { kind: 'order' as const, ids: [] } },
    day: office.today(),
  })
  return !state.ok && state.breaches.includes('overdue')
}

/**
 * Who has to be asked for money: what is overdue and not disputed, the most first. Who owes nothing any more stays while a promise of
 * theirs is open.
 */
export function listCollections(office: ReadingOffice): readonly CollectionRow[] {
  const { connection, actor } = office
  const asOf = office.today()
  const age = agerAsOf(connection, asOf)
  const disputes = disputesByDistributor(listDisputes(connection))
  const known = knownOf(connection, actor.distributorIds)
  return listBalancesAsOf(connection, { asOf, distributorIds: actor.distributorIds })
    .flatMap((balance) => {
      const { distributorId, receivableFen } = balance
      const debts = debtsOf(connection, age, {
        ...{ distributorId, receivableFen, disputes: disputes.get(distributorId) },
        whole: known.whole.get(distributorId),
      })
      if (debts.overdueFen === 0 && !known.promises.has(distributorId)) return []
      const row = rowOf(office, balance, debts, known)
      return debts.overdueFen > 0 || row.promise !== null ? [row] : []
    })
    .toSorted((a, b) => b.collectableFen - a.collectableFen || a.distributorId - b.distributorId)
}

/** One customer's debt with everything that was said about it. @throws Refusal notFound */
export function getCollection(
  office: ReadingOffice,
  { distributorId }: ParsedInput<'collections.get'>,
): CollectionDetail {
  assertMaySee(office, distributorId)
  const { connection } = office
  const asOf = office.today()
  const [balance] = listBalancesAsOf(connection, { asOf, distributorIds: [distributorId] })
  const person = findDistributorContact(connection, distributorId)
  if (balance === undefined || person === undefined) throw new Refusal('notFound')
  const disputes = disputesByDistributor(listDisputes(connection)).get(distributorId)
  const { receivableFen } = balance
  const known = knownOf(connection, [distributorId])
  const whole = known.whole.get(distributorId)
  const debts = debtsOf(connection, agerAsOf(connection, asOf), { distributorId, receivableFen, disputes, whole })
  const row = rowOf(office, balance, debts, known)
  return {
    row,
    ...person,
    items: debts.items,
    promises: judged(connection, known.promises.get(distributorId) ?? [], asOf).toReversed(),
    contacts: listContactsOf(connection, distributorId),
    stopAfterDays: findSettings(connection).stopAfterOverdueDays,
    stoppedOrders: row.stopped ? listGatedOrders(connection, distributorId) : [],
  }
}
