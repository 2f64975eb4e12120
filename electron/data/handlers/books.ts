import type { books } from '../../../shared/contract/books'
import { exportHandlers } from './exports'
import { importHandlers } from './imports'
import { searchHandlers } from './search'
import type { HandlersOf } from './types'

/** The check of the books, imports, exports, search and what waits, each from its own file. */
export const bookHandlers: HandlersOf<typeof books> = { ...importHandlers, ...exportHandlers, ...searchHandlers }
