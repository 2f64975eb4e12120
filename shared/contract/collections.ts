import { z } from 'zod'
import { type CollectionDetail, type CollectionRow, contactDraft } from '../schemas/collections'
import { nothing, rowId } from '../schemas/values'
import type { FileContent } from './envelope'
import { job, reads, writes } from './method'

const changes = { changes: ['collections'] }

/** Asking for money that is overdue (催收): a worklist, what was said and promised, and the letter. */
export const collections = {
  'collections.list': reads(nothing).returns<readonly CollectionRow[]>(),
  'collections.get': reads(z.object({ distributorId: rowId })).returns<CollectionDetail>(),
  'collections.save': writes(contactDraft, changes).returns<CollectionDetail>(),
  'collections.withdraw': writes(z.object({ id: rowId }), changes).returns<CollectionDetail>(),
  /** The letter (催款函) as it would be sent today, in the words of its level or of another one. */
  'exports.collectionLetter': job(
    z.object({
      distributorId: rowId,
      level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).optional(),
    }),
  ).returns<FileContent>(),
} as const
