import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DifferenceClass, ReconciliationDocument } from '../../../shared/schemas/reconciliations'
import { type Outcome, useWrite } from '../../api/hooks'
import { useStep } from '../../components/goods/use-step'
import { useMay, useSession } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { type ComparedRow, comparedRows, isOpen } from './compared-rows'

/** Which question is open. */
export type ReconciliationQuestion = 'agree' | 'sign' | 'signOpen' | 'discard' | 'class'

/** What a person says of a difference. */
export interface Explanation {
  readonly differenceClass: DifferenceClass
  readonly explained: boolean
  readonly note: string
}

function useRights(reconciliation: ReconciliationDocument, openCount: number) {
  const may = useMay()
  const { roles } = useSession()
  const { status } = reconciliation.document
  const isOpenStill = status === 'open'
  return {
    match: isOpenStill && may('reconciliations.match'),
    unmatch: isOpenStill && may('reconciliations.unmatch'),
    explain: isOpenStill && may('reconciliations.explain'),
    agree: isOpenStill && may('reconciliations.agree'),
    sign:
      (status === 'agreed' || (isOpenStill && openCount > 0 && roles.includes('manager'))) &&
      may('reconciliations.sign'),
    discard: (isOpenStill || status === 'agreed') && may('reconciliations.discard'),
  }
}

function useCalls() {
  const [match, unmatch] = [useWrite('reconciliations.match'), useWrite('reconciliations.unmatch')]
  const [explain, agree] = [useWrite('reconciliations.explain'), useWrite('reconciliations.agree')]
  const [sign, discard] = [useWrite('reconciliations.sign'), useWrite('reconciliations.discard')]
  const busy = [match, unmatch, explain, agree, sign, discard].some(({ pending }) => pending)
  return { match, unmatch, explain, agree, sign, discard, busy }
}

/** Everything the screen of a comparison does. */
export function useReconciliation(reconciliation: ReconciliationDocument, refetch: () => unknown) {
  const { t } = useTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const take = useStep(refetch)
  const [question, setQuestion] = useState<ReconciliationQuestion | null>(null)
  const { match, unmatch, explain, agree, sign, discard, busy } = useCalls()
  const rows = useMemo(() => comparedRows(reconciliation), [reconciliation])
  const openCount = rows.filter(isOpen).length
  const can = useRights(reconciliation, openCount)
  const { id, version } = reconciliation.document
  const seen = { id, version }
  /** The answer is the whole document, so the next key finds the next version without a read. */
  const changed = async (going: Promise<Outcome<ReconciliationDocument>>) => {
    const done = await going
    if (done.ok) client.setQueryData(['reconciliations', 'reconciliations.get', { id }], done.value)
    else if (done.error.code === 'stale' || done.error.code === 'wrongState') void refetch()
    return done.ok ? done.value : null
  }
  const part = (groupNo: number, now: { id: number; version: number }) => changed(unmatch.run({ ...now, groupNo }))
  const tie = async (chosen: readonly ComparedRow[]) => {
    const ourDocumentIds = chosen.flatMap(({ pair }) => (pair?.ours ?? []).map((line) => line.id))
    const counterLineIds = chosen.flatMap(({ pair }) => (pair?.theirs ?? []).map((line) => line.id))
    const done = await changed(match.run({ ...seen, ourDocumentIds, counterLineIds }))
    if (done === null) return false
    const groupNo = Math.max(...done.pairs.map((pair) => pair.groupNo))
    toast.undoable(t('reconciliations:said.matched'), async () => {
      await part(groupNo, { id, version: done.document.version })
    })
    return true
  }
  const finish = async (going: Promise<unknown>) => {
    await going
    setQuestion(null)
  }
  return {
    reconciliation,
    rows,
    openCount,
    can,
    busy,
    question,
    ask: setQuestion,
    tie,
    part: (row: ComparedRow) => (row.pair === null ? Promise.resolve(null) : part(row.pair.groupNo, seen)),
    explain: (row: ComparedRow, said: Explanation) =>
      row.difference === null
        ? Promise.resolve(null)
        : changed(explain.run({ ...seen, differenceId: row.difference.id, ...said })),
    agree: () => finish(take(agree.run(seen), t('reconciliations:said.agreed'))),
    sign: (reason: string) => finish(take(sign.run({ ...seen, reason }), t('reconciliations:said.signed'))),
    discard: async () => {
      const done = await take(discard.run(seen), t('reconciliations:said.discarded'))
      setQuestion(null)
      if (done !== null) void navigate('/reconciliations')
    },
  }
}

/** What `useReconciliation` gives. */
export type ReconciliationWork = ReturnType<typeof useReconciliation>
