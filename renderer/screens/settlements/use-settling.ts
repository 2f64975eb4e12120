import { useMemo, useState } from 'react'
import type { DifferenceKind, OpenAccount, OpenEntry, SettlingWay } from '../../../shared/schemas/settlements'
import { useWrite } from '../../api/hooks'
import { useDraft } from '../../components/accounts-desk'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import {
  clipped,
  differenceOf,
  filled,
  nothingChosen,
  pairingOf,
  proposed,
  type Settling,
  type Side,
  withAmount,
  withDocument,
} from './settling'

/** What the difference is written off to, and why. */
export interface DifferenceAnswer {
  readonly adjustmentKind: DifferenceKind
  readonly basis: string
}

/** Which entries an act looked at, with what they had open. */
function seenOf({ credits, charges }: OpenAccount, touched: ReadonlySet<number>) {
  return [...credits, ...charges]
    .filter(({ entryId }) => touched.has(entryId))
    .map(({ entryId, openFen }) => ({ entryId, openFen }))
}

/** Posts what is chosen, a small difference with it when its reason was given, and offers to take it all back at once. */
function usePost(account: OpenAccount, settling: Settling, done: () => void) {
  const { t } = useTexts()
  const toast = useToast()
  const post = useWrite('settlements.post')
  const undo = useWrite('settlements.undo')
  const run = async (answer: DifferenceAnswer | null) => {
    const { edges } = pairingOf(settling, account)
    const { rest } = differenceOf(settling, account)
    const closed = answer === null ? [] : rest
    const touched = new Set([
      ...edges.flatMap(({ creditId, chargeId }) => [creditId, chargeId]),
      ...closed.map(({ entryId }) => entryId),
    ])
    const posted = await post.run({
      distributorId: account.distributorId,
      edges: [...edges],
      seen: seenOf(account, touched),
      ...(answer === null ? {} : { difference: { ...answer, rest: [...rest] } }),
    })
    if (!posted.ok) return
    done()
    const { postingId, edgeCount, amountFen, differenceNumber } = posted.value
    const words = { count: edgeCount, fen: formatFen(amountFen), number: differenceNumber }
    toast.undoable(t(differenceNumber === '' ? 'settlements:posted' : 'settlements:postedWith', words), async () => {
      await undo.run({ postingId })
    })
  }
  return { run, busy: post.pending || undo.pending }
}

/** Posts at once when both sides are equal, asks what a small difference is when they are not, and names the limit for a greater one. */
function useAsking(account: OpenAccount, settling: Settling, run: (answer: DifferenceAnswer | null) => Promise<void>) {
  const { t } = useTexts()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const difference = useMemo(() => differenceOf(settling, account), [settling, account])
  const start = () => {
    const { fen, small, limitFen } = difference
    if (small) return setAsking(true)
    const words = { fen: formatFen(Math.abs(fen)), limit: formatFen(limitFen) }
    if (fen !== 0) return toast.error(t('settlements:unequal', words))
    if (pairingOf(settling, account).edges.length === 0) return toast.info(t('settlements:nothingChosen'))
    void run(null)
  }
  const answer = async (given: DifferenceAnswer) => {
    await run(given)
    setAsking(false)
  }
  return { difference, asking, start, answer, cancel: () => setAsking(false) }
}

/**
 * Everything the settling desk does. What is chosen is kept on this computer until it is posted.
 * @param receiptId the receipt one came from, which is chosen whole at first; 0 for none
 */
export function useSettling(account: OpenAccount, receiptId: number) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()('settlements.post')
  const first = useMemo(() => withDocument(account, receiptId), [account, receiptId])
  const draft = useDraft<Settling>(`settlements.${account.distributorId}.${receiptId}`, first, null)
  const settling = useMemo(() => clipped(draft.content, account), [draft.content, account])
  const { change } = draft
  const propose = (way: SettlingWay) => {
    const answer = proposed(settling, account, way)
    change(answer.settling)
    if (answer.found === 0) toast.info(t(`settlements:notFound.${way}`))
    else toast.info(t('settlements:found', { count: answer.found }))
  }
  const post = usePost(account, settling, draft.forget)
  const asking = useAsking(account, settling, post.run)
  const pairing = useMemo(() => pairingOf(settling, account), [settling, account])
  return {
    may,
    settling,
    pairing,
    busy: post.busy,
    difference: asking,
    propose,
    post: asking.start,
    clear: () => change(nothingChosen),
    type: (side: Side, entryId: number, amountFen: number) => change(withAmount(settling, side, entryId, amountFen)),
    fill: (side: Side, entry: OpenEntry) => change(filled(settling, account, side, entry)),
  }
}

/** What `useSettling` gives. */
export type SettlingWork = ReturnType<typeof useSettling>
