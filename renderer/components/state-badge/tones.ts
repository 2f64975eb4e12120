import type { DocumentStatus } from '../../../shared/schemas/documents'

/** The five state colours: draft, in work, done, waits for someone, wrong or overdue. */
export type Tone = 'draft' | 'work' | 'done' | 'waits' | 'wrong'

/** One colour per state, the same on every screen. */
export const toneOfState: Readonly<Record<DocumentStatus, Tone>> = {
  draft: 'draft',
  cancelled: 'draft',
  reversed: 'draft',
  released: 'draft',
  closed: 'draft',
  superseded: 'draft',
  proposed: 'draft',
  approved: 'work',
  partlyAllocated: 'work',
  allocated: 'work',
  partlyShipped: 'work',
  partlyReceived: 'work',
  placed: 'work',
  firm: 'work',
  picked: 'work',
  dispatched: 'work',
  issued: 'work',
  received: 'work',
  completed: 'done',
  posted: 'done',
  consumed: 'done',
  confirmed: 'done',
  credited: 'done',
  reshipped: 'done',
  found: 'done',
  inspected: 'done',
  agreed: 'done',
  signed: 'done',
  submitted: 'waits',
  requested: 'waits',
  short: 'waits',
  open: 'waits',
  disputed: 'wrong',
  rejected: 'wrong',
}

/** Narrows a state that came as text, e.g. out of a grid. */
export function isDocumentStatus(value: unknown): value is DocumentStatus {
  return typeof value === 'string' && value in toneOfState
}
