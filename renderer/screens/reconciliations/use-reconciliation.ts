import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { hasDraft } from '../../../shared/domain/reconciliation/next-step'
import type {
  DifferenceClass,
  DifferenceRow,
  ReconciliationDocument,
  SuggestedTie,
} from '../../../shared/schemas/reconciliations'
import { type Outcome, useWrite } from '../../api/hooks'
import { useStep } from '../../components/goods/use-step'
import { useMay, useSession } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { type ComparedRow, comparedRows, isOpen, isSuggested } from './compared-rows'

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
    confirm: isOpenStill && may('reconciliations.confirm'),
    reject: isOpenStill && may('reconciliations.reject'),
    refresh: isOpenStill && may('reconciliations.refresh'),
    settle: status !== 'cancelled' && may('reconciliations.settle'),
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
  const [confirm, refresh] = [useWrite('reconciliations.confirm'), useWrite('reconciliations.refresh')]
  const [settle, reject] = [useWrite('reconciliations.settle'), useWrite('reconciliations.reject')]
  const all = { match, unmatch, explain, accept, agree, sign, discard, confirm, refresh, settle, reject }
  return { ...all, busy: Object.values(all).some(({ pending }) => pending) }
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
  const tieLines = async (ourDocumentIds: number[], counterLineIds: number[]) => {
    const done = await run({ ourDocumentIds, counterLineIds })
    if (done === null) return false
    const groupNo = Math.max(...done.pairs.map((pair) => pair.groupNo))
    const { id, version } = done.document
    toast.undoable(t('reconciliations:said.matched'), async () => {
      await part(groupNo, { id, version })
    })
    return true
  }
  return {
    tie: (chosen: readonly ComparedRow[]) => tieLines(idsOf(chosen, 'ours'), idsOf(chosen, 'theirs')),
    tieIds: ({ ourIds, theirIds }: SuggestedTie) => tieLines([...ourIds], [...theirIds]),
    part,
  }
}

/** Drafting the document that settles a difference, or opening the one there is; a return has to be typed. */
function useSettling(
  seen: Seen,
  can: ReturnType<typeof useRights>,
  run: ReturnType<typeof useCalls>['settle']['run'],
  refetch: () => unknown,
) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const settle = async ({ id }: DifferenceRow) => {
    const done = await run({ ...seen, differenceId: id })
    if (!done.ok) {
      if (done.error.code === 'stale') void refetch()
      return
    }
    const { kind, id: documentId, created } = done.value
    if (documentId === null && kind !== 'return') return toast.info(t('reconciliations:said.nothingToOpen'))
    if (created) toast.success(t('reconciliations:said.drafted'))
    void navigate(documentId === null ? '/returns/new' : routeOf(kind, documentId))
  }
  const canSettle = ({ nextStep, settlement }: DifferenceRow) =>
    can.settle && (settlement !== null || hasDraft(nextStep))
  return { settle, canSettle }
}

/** Takes an answer in: it is the whole document, so the next key finds the next version without a read. */
function useChanged(id: number, refetch: () => unknown) {
  const client = useQueryClient()
  return async (going: Promise<Outcome<ReconciliationDocument>>) => {
    const done = await going
    if (done.ok) client.setQueryData(['reconciliations', 'reconciliations.get', { id }], done.value)
    else if (done.error.code === 'stale' || done.error.code === 'wrongState') void refetch()
    return done.ok ? done.value : null
  }
}

const suggestedGroups = (rows: readonly ComparedRow[]): number[] =>
  rows.filter(isSuggested).flatMap(({ pair }) => pair?.groupNo ?? [])

/** Everything the screen of a comparison does. */
export function useReconciliation(reconciliation: ReconciliationDocument, refetch: () => unknown) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const take = useStep(refetch)
  const [question, setQuestion] = useState<ReconciliationQuestion | null>(null)
  const { explain, agree, sign, discard, busy, ...calls } = useCalls()
  const rows = useMemo(() => comparedRows(reconciliation), [reconciliation])
  const openCount = rows.filter(isOpen).length
  const can = useRights(reconciliation, openCount)
  const { id, version } = reconciliation.document
  const seen = { id, version }
  const changed = useChanged(id, refetch)
  const { part, ...ties } = useTies(
    (chosen) => changed(calls.match.run({ ...seen, ...chosen })),
    (groupNo, at) => changed(calls.unmatch.run({ ...at, groupNo })),
  )
  const settling = useSettling(seen, can, calls.settle.run, refetch)
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
    ...ties,
    ...settling,
    accept,
    undo,
    confirm: async (chosen: readonly ComparedRow[]) => {
      const groupNos = suggestedGroups(chosen)
      return can.confirm && groupNos.length > 0 ? changed(calls.confirm.run({ ...seen, groupNos })) : null
    },
    reject: ({ ourIds, theirIds }: SuggestedTie) =>
      changed(calls.reject.run({ ...seen, ourDocumentIds: [...ourIds], counterLineIds: [...theirIds] })),
    refresh: () => (can.refresh ? changed(calls.refresh.run(seen)) : Promise.resolve(null)),
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
