import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ReceiptDocument } from '../../../shared/schemas/receipts'
import { useWrite } from '../../api/hooks'
import { useDraft } from '../../components/accounts-desk'
import { useStep } from '../../components/goods/use-step'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { type ReceiptContent, savedAs } from './receipt-draft'

/** Which question is open. */
export type ReceiptQuestion = 'post' | 'reverse' | 'discard'

/** What may be done with a receipt as it stands, by whoever is signed in. */
function useRights(receipt: ReceiptDocument | null) {
  const may = useMay()
  const status = receipt?.document.status ?? 'draft'
  const mayPost = may('receipts.post') && (status === 'approved' || (status === 'draft' && may('receipts.approve')))
  return {
    edit: status === 'draft' && may('receipts.save'),
    approve: status === 'draft' && receipt !== null && may('receipts.approve'),
    post: mayPost,
    discard: receipt !== null && (status === 'draft' || status === 'approved') && may('receipts.discard'),
    reverse: status === 'posted' && may('receipts.reverse'),
    settle:
      status === 'posted' &&
      may('settlements.open') &&
      receipt?.parts.some(({ part, amountFen }) => part === 'receivable' && amountFen > 0) === true,
  }
}

/** Leads to the desk where the receipt's money is settled. */
function useSettle(receipt: ReceiptDocument | null): () => void {
  const navigate = useNavigate()
  const { distributorId = null, id = 0 } = receipt?.document ?? {}
  return useCallback(
    () => void navigate(`/accounts/${distributorId ?? 0}/settle?receipt=${id}`),
    [navigate, distributorId, id],
  )
}

/** Everything a receipt's screen does: what is typed, what may be done, and the steps themselves. */
export function useReceipt(receipt: ReceiptDocument | null, inBooks: ReceiptContent, refetch: () => unknown) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [question, setQuestion] = useState<ReceiptQuestion | null>(null)
  const version = receipt?.document.version ?? null
  const draft = useDraft(`receipts.${receipt?.document.id ?? 'new'}`, inBooks, version)
  const [save, approve, post] = [useWrite('receipts.save'), useWrite('receipts.approve'), useWrite('receipts.post')]
  const [discard, reverse] = [useWrite('receipts.discard'), useWrite('receipts.reverse')]
  const take = useStep(refetch)
  const can = useRights(receipt)
  const input = savedAs(draft.content)
  const seen = { id: receipt?.document.id ?? 0, version: receipt?.document.version ?? 0 }
  const saveDraft = async (): Promise<ReceiptDocument | null> => {
    if (input === null) return null
    const base = receipt === null ? {} : { id: seen.id, version: draft.version ?? seen.version }
    const saved = await take(save.run({ ...input, ...base }), t('components:document.saved'))
    if (saved === null) return null
    const { id } = saved.document
    client.setQueryData(['receipts', 'receipts.get', { id }], saved)
    draft.forget()
    if (receipt === null) void navigate(`/receipts/${id}`, { replace: true })
    return saved
  }
  const steps = {
    save: saveDraft,
    approve: () => take(approve.run(seen), t('receipts:said.approved')),
    post: async () => {
      const current = receipt === null || draft.dirty ? await saveDraft() : receipt
      if (current !== null) {
        const { id, version: now, number } = current.document
        await take(post.run({ id, version: now }), t('receipts:said.posted', { number }))
      }
      setQuestion(null)
    },
    discard: async () => {
      await take(discard.run(seen), t('receipts:said.discarded'))
      draft.forget()
      setQuestion(null)
    },
    settle: useSettle(receipt),
    reverse: async (reason: string) => {
      await take(reverse.run({ ...seen, reason }), t('receipts:said.reversed'))
      setQuestion(null)
    },
  }
  const busy = [save, approve, post, discard, reverse].some(({ pending }) => pending)
  return {
    receipt,
    draft,
    can,
    busy,
    complete: input !== null,
    problems: save.fields,
    question,
    ask: setQuestion,
    steps,
  }
}

/** What `useReceipt` gives. */
export type ReceiptWork = ReturnType<typeof useReceipt>
