import { useMemo } from 'react'
import type { OpenAccount, OpenEntry, SettlingWay } from '../../../shared/schemas/settlements'
import { useWrite } from '../../api/hooks'
import { useDraft } from '../../components/accounts-desk'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import {
  clipped,
  filled,
  nothingChosen,
  pairingOf,
  proposed,
  type Settling,
  type Side,
  withAmount,
  withDocument,
} from './settling'

/** Posts what is chosen and offers to take it back at once. */
function usePost(account: OpenAccount, settling: Settling, done: () => void) {
  const { t } = useTexts()
  const toast = useToast()
  const post = useWrite('settlements.post')
  const undo = useWrite('settlements.undo')
  const { distributorId, credits, charges } = account
  const run = async () => {
    const { edges, creditLeftFen, chargeLeftFen } = pairingOf(settling, account)
    const differenceFen = creditLeftFen - chargeLeftFen
    if (differenceFen !== 0) return toast.error(t('settlements:unequal', { fen: formatFen(Math.abs(differenceFen)) }))
    if (edges.length === 0) return toast.info(t('settlements:nothingChosen'))
    const touched = new Set(edges.flatMap(({ creditId, chargeId }) => [creditId, chargeId]))
    const seen = [...credits, ...charges]
      .filter(({ entryId }) => touched.has(entryId))
      .map(({ entryId, openFen }) => ({ entryId, openFen }))
    const posted = await post.run({ distributorId, edges: [...edges], seen })
    if (!posted.ok) return
    done()
    const { postingId, edgeCount, amountFen } = posted.value
    toast.undoable(t('settlements:posted', { count: edgeCount, fen: formatFen(amountFen) }), async () => {
      await undo.run({ postingId })
    })
  }
  return { run, busy: post.pending || undo.pending }
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
  const pairing = useMemo(() => pairingOf(settling, account), [settling, account])
  return {
    may,
    settling,
    pairing,
    busy: post.busy,
    propose,
    post: () => void post.run(),
    clear: () => change(nothingChosen),
    type: (side: Side, entryId: number, amountFen: number) => change(withAmount(settling, side, entryId, amountFen)),
    fill: (side: Side, entry: OpenEntry) => change(filled(settling, account, side, entry)),
  }
}

/** What `useSettling` gives. */
export type SettlingWork = ReturnType<typeof useSettling>
