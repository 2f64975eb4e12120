import type { books } from '../../../shared/contract/books'
import { waitingAtDesks } from '../../services/desks'
import { findAnything } from '../../services/search'
import type { HandlersOf } from './types'

/** The command palette and what waits at the desks. */
export const searchHandlers: HandlersOf<Pick<typeof books, 'search.find' | 'desks.waiting'>> = {
  'search.find': findAnything,
  'desks.waiting': waitingAtDesks,
}
