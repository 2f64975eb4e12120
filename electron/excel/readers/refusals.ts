import { Refusal } from '../../../shared/schemas/errors'

/** The refusal of a file that cannot be read, with the reason the window puts into words. */
export function unreadable(name: string, reason: string): Refusal {
  return new Refusal('fileUnreadable', { name, reason })
}
