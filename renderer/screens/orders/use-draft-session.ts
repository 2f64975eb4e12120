import dayjs from 'dayjs'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { useRead } from '../../api/hooks'
import { useMay, useSession } from '../../components/session'
import { DraftSession } from './draft-session'
import { type DraftStart, loadStart } from './draft-start'
import { amendmentKey, draftKey, dropLocalDraft, readLocalDraft } from './local-drafts'
import { StyleBook } from './style-book'

interface DraftOf {
  /** The order as the books hold it; null while a new one has not been saved. */
  readonly order: OrderDocument | null
  readonly onCreated: (id: number) => void
  /** True amends an approved order instead of typing a draft. */
  readonly amends: boolean
}

/** An order being typed, once its styles are there. */
export interface OpenedDraft {
  readonly session: DraftSession
  readonly start: DraftStart
}

/** Opens the session of an order: what the books hold and what this computer kept of it, cell by cell. */
export function useDraftSession({ order, onCreated, amends }: DraftOf) {
  const { userId } = useSession()
  const may = useMay()
  const mayStock = may('stock.free')
  const company = useRead('companies.list', {}).data?.open?.id ?? ''
  const [opened, setOpened] = useState<OpenedDraft | null>(null)
  const [failed, setFailed] = useState<Error | null>(null)
  const [tries, setTries] = useState(0)
  // The effect takes what is there when it starts; later versions reach the session through its own saves and merges.
  const latest = useRef({ order, onCreated })
  latest.current = { order, onCreated }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` starts over after a failure
  useEffect(() => {
    let gone = false
    const now = latest.current.order
    const keyOf = (id: number | null) =>
      amends && id !== null ? amendmentKey(company, userId, id) : draftKey(company, userId, id ?? 'new')
    const book = new StyleBook(mayStock)
    if (amends && now !== null) book.agree(now)
    const local = readLocalDraft(keyOf(now?.document.id ?? null))
    loadStart(book, now, local, dayjs().format('YYYY-MM-DD')).then(
      (start) => {
        if (gone) return
        // A copy that says what the books say would go on telling of a change that is none.
        if (amends && local !== null && start.restoredFrom === null) dropLocalDraft(keyOf(now?.document.id ?? null))
        // An order that is saved for the first time while its screen is being left must not call the screen back.
        const created = (id: number) => {
          if (!gone) latest.current.onCreated(id)
        }
        const surroundings = { start, book, keyOf, onCreated: created, amends: amends ? now : null }
        setOpened({ session: new DraftSession(surroundings), start })
      },
      (error: Error) => {
        if (!gone) setFailed(error)
      },
    )
    return () => {
      gone = true
    }
  }, [company, userId, mayStock, amends, tries])
  const restart = useCallback(() => {
    setFailed(null)
    setOpened(null)
    setTries((count) => count + 1)
  }, [])
  return { opened, failed, restart }
}
