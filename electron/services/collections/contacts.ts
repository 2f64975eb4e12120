import type { ParsedInput } from '../../../shared/contract'
import type { CollectionDetail } from '../../../shared/schemas/collections'
import { Refusal } from '../../../shared/schemas/errors'
import { findPromise, insertContact, insertPromise, withdrawPromise } from '../../database/queries/collections'
import { findDistributor } from '../../database/queries/masters'
import { assertMaySee, inTransaction, type Office } from '../office'
import { fieldRefusal } from '../steps'
import { getCollection } from './worklist'

/**
 * Writes a contact down: what was said, what was promised, what comes next and when.
 * @throws Refusal notFound, invalidInput for a day that is over
 */
export function saveContact(office: Office, input: ParsedInput<'collections.save'>): CollectionDetail {
  const { distributorId, promise, ...contact } = input
  assertMaySee(office, distributorId)
  inTransaction(office, (tx) => {
    if (findDistributor(tx, distributorId) === undefined) throw new Refusal('notFound')
    const today = office.today()
    if (contact.nextDate !== null && contact.nextDate < today) throw fieldRefusal('nextDate', 'tooEarly')
    if (promise !== null && promise.dueDate < today) throw fieldRefusal('promise.dueDate', 'tooEarly')
    const act = { userId: office.actor.userId, at: office.now() }
    const contactId = insertContact(tx, { distributorId, ...contact, ...act })
    if (promise !== null) insertPromise(tx, { distributorId, contactId, madeOn: today, ...promise, ...act })
  })
  return getCollection(office, { distributorId })
}

/** Takes a promise away that was written down by mistake; it counts neither as kept nor as broken. @throws Refusal notFound */
export function withdrawCustomerPromise(office: Office, { id }: ParsedInput<'collections.withdraw'>): CollectionDetail {
  const distributorId = inTransaction(office, (tx) => {
    const promise = findPromise(tx, id)
    if (promise === undefined || promise.withdrawnAt !== null) throw new Refusal('notFound')
    assertMaySee(office, promise.distributorId)
    withdrawPromise(tx, id, office.actor.userId, office.now())
    return promise.distributorId
  })
  return getCollection(office, { distributorId })
}
