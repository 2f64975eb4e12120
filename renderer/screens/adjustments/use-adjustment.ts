import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AdjustmentDocument } from '../../../shared/schemas/adjustments'
import { useWrite } from '../../api/hooks'
import { useDraft } from '../../components/accounts-desk'
import { useStep } from '../../components/goods/use-step'
import { useMay, useSession } from '../../components/session'
import { useTexts } from '../../i18n'
import { type AdjustmentContent, savedAs } from './adjustment-draft'

/** Which question is open. */
export type AdjustmentQuestion = 'approve' | 'reverse' | 'discard'

/** What may be done with an adjustment as it stands, by whoever is signed in. */
function useRights(adjustment: AdjustmentDocument | null) {
  const may = useMay()
  const status = adjustment?.document.status ?? 'draft'
  return {
    edit: status === 'draft' && may('adjustments.save'),
    approve: status === 'draft' && may('adjustments.approve'),
    discard: adjustment !== null && status === 'draft' && may('adjustments.discard'),
    reverse: status === 'posted' && may('adjustments.reverse'),
  }
}

function useCalls() {
  const [save, approve] = [useWrite('adjustments.save'), useWrite('adjustments.approve')]
  const [discard, reverse] = [useWrite('adjustments.discard'), useWrite('adjustments.reverse')]
  const busy = [save, approve, discard, reverse].some(({ pending }) => pending)
  return { save, approve, discard, reverse, busy }
}

/** Everything an adjustment's screen does: what is typed, what may be done, and the steps themselves. */
export function useAdjustment(
  adjustment: AdjustmentDocument | null,
  inBooks: AdjustmentContent,
  refetch: () => unknown,
) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { approvalLimitFen } = useSession()
  const [question, setQuestion] = useState<AdjustmentQuestion | null>(null)
  const { id: own, version: current } = adjustment?.document ?? { id: 0, version: 0 }
  const seen = { id: own, version: current }
  const draft = useDraft(`adjustments.${own === 0 ? 'new' : own}`, inBooks, own === 0 ? null : current)
  const { save, approve, discard, reverse, busy } = useCalls()
  const take = useStep(refetch)
  const can = useRights(adjustment)
  const input = savedAs(draft.content)
  const saveDraft = async (): Promise<AdjustmentDocument | null> => {
    if (input === null) return null
    const base = adjustment === null ? {} : { id: seen.id, version: draft.version ?? seen.version }
    const saved = await take(save.run({ ...input, ...base }), t('components:document.saved'))
    if (saved === null) return null
    const { id } = saved.document
    client.setQueryData(['adjustments', 'adjustments.get', { id }], saved)
    draft.forget()
    if (adjustment === null) void navigate(`/adjustments/${id}`, { replace: true })
    return saved
  }
  const steps = {
    save: saveDraft,
    approve: async () => {
      const saved = adjustment === null || draft.dirty ? await saveDraft() : adjustment
      if (saved !== null) {
        const { id, version, number } = saved.document
        await take(approve.run({ id, version }), t('adjustments:said.approved', { number }))
      }
      setQuestion(null)
    },
    discard: async () => {
      await take(discard.run(seen), t('adjustments:said.discarded'))
      draft.forget()
      setQuestion(null)
    },
    reverse: async (reason: string) => {
      await take(reverse.run({ ...seen, reason }), t('adjustments:said.reversed'))
      setQuestion(null)
    },
  }
  return {
    adjustment,
    draft,
    can,
    busy,
    complete: input !== null,
    /** The amount is more than this person may decide. */
    overLimit: Math.abs(draft.content.amountFen ?? 0) > approvalLimitFen,
    limitFen: approvalLimitFen,
    problems: { ...approve.fields, ...save.fields },
    question,
    ask: setQuestion,
    steps,
  }
}

/** What `useAdjustment` gives. */
export type AdjustmentWork = ReturnType<typeof useAdjustment>
