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
    explain: isOpenStill && may('reconciliations.explain') && may('reconciliations.accept'),
    agree: isOpenStill && may('reconciliations.agree'),
    sign:
      (status === 'agreed' || (isOpenStill && openCount > 0 && roles.includes('manager'))) &&
      may('reconciliations.sign'),
    discard: (isOpenStill || status === 'agreed') && may('reconciliations.discard'),
  }
}

function useCalls() {
  const [match, unmatch] = [useWrite('reconciliations.match'), useWrite('reconciliations.unmatch')]
  const [explain, accept] = [useWrite('reconciliations.explain'), useWrite('reconciliations.accept')]
  const agree = useWrite('reconciliations.agree')
  const [sign, discard] = [useWrite('reconciliations.sign'), useWrite('reconciliations.discard')]
  const busy = [match, unmatch, explain, accept, agree, sign, discard].some(({ pending }) => pending)
  return { match, unmatch, explain, accept, agree, sign, discard, busy }
}

interface Acceptance {
  readonly differenceIds: number[]
  readonly accepted: boolean
}
type Seen = Pick<ReconciliationDocument['document'], 'id' | 'version'>

/** Accepting what is proposed, one by one or many at once, and taking the last of it back. */
function useAcceptance(seen: Seen, run: (said: Seen & Acceptance) => Promise<ReconciliationDocument | null>) {
  const { t } = useTexts()
  const toast = useToast()
  const [last, setLast] = useState<Acceptance | null>(null)
  const turn = async (said: Acceptance, at: Seen) => {
    const done = await run({ ...at, ...said })
    if (done !== null) setLast({ ...said, accepted: !said.accepted })
    return done
  }
  const accept = async (rows: readonly ComparedRow[], accepted: boolean): Promise<boolean> => {
    const differenceIds = rows.flatMap(({ difference }) => (difference === null ? [] : [difference.id]))
    if (differenceIds.length === 0) return false
    const done = await turn({ differenceIds, accepted }, seen)
    if (done !== null && differenceIds.length > 1) {
      const { id, version } = done.document
      toast.undoable(t('reconciliations:said.accepted', { count: differenceIds.length }), async () => {
        await turn({ differenceIds, accepted: !accepted }, { id, version })
      })
    }
    return done !== null
  }
  return { accept, undo: async () => (last === null ? null : turn(last, seen)) }
}

/** Tying lines by hand, which can be taken back. */
function useTies(
  run: (chosen: { ourDocumentIds: number[]; counterLineIds: number[] }) => Promise<ReconciliationDocument | null>,
  part: (groupNo: number, at: Seen) => Promise<ReconciliationDocument | null>,
) {
  const { t } = useTexts()
  const toast = useToast()
  const idsOf = (chosen: readonly ComparedRow[], side: 'ours' | 'theirs') =>
    chosen.flatMap(({ pair }) => (pair?.[side] ?? []).map((line) => line.id))
  const tie = async (chosen: readonly ComparedRow[]) => {
    const done = await run({ ourDocumentIds: idsOf(chosen, 'ours'), counterLineIds: idsOf(chosen, 'theirs') })
    if (done === null) return false
    const groupNo = Math.max(...done.pairs.map((pair) => pair.groupNo))
    const { id, version } = done.document
    toast.undoable(t('reconciliations:said.matched'), async () => {
      await part(groupNo, { id, version })
    })
    return true
  }
  return { tie, part }
}

/** Everything the screen of a comparison does. */
export function useReconciliation(reconciliation: ReconciliationDocument, refetch: () => unknown) {
  const { t } = useTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const take = useStep(refetch)
  const [question, setQuestion] = useState<ReconciliationQuestion | null>(null)
  const { explain, agree, sign, discard, busy, ...calls } = useCalls()
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
  const { tie, part } = useTies(
    (chosen) => changed(calls.match.run({ ...seen, ...chosen })),
    (groupNo, at) => changed(calls.unmatch.run({ ...at, groupNo })),
  )
  const { accept, undo } = useAcceptance(seen, (said) => changed(calls.accept.run(said)))
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
    accept,
    undo,
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
