import type { collections } from '../../../shared/contract/collections'
import type { FileContent } from '../../../shared/contract/envelope'
import { getCollection, listCollections, saveContact, withdrawCustomerPromise } from '../../services/collections'
import { exportCollectionLetter } from '../../services/exports'
import { defineJob, type HandlersOf } from './types'

/** Who answers what collection asks. */
export const collectionHandlers: HandlersOf<typeof collections> = {
  'collections.list': listCollections,
  'collections.get': getCollection,
  'collections.save': saveContact,
  'collections.withdraw': withdrawCustomerPromise,
  'exports.collectionLetter': defineJob<'exports.collectionLetter', FileContent>({ prepare: exportCollectionLetter }),
}
