import { useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import type { StatementDocument } from '../../../shared/schemas/statements'
import { useWrite } from '../../api/hooks'
import { useStep } from '../../components/goods/use-step'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

/** A step of a statement. */
export type StatementStep = 'issue' | 'confirm' | 'dispute' | 'close' | 'discard'

/** Which documents are disputed, and how much of each. */
type DisputedLines = readonly { readonly documentId: number; readonly amountFen: number }[]

const from: Readonly<Record<StatementStep, readonly string[]>> = {
  issue: ['draft'],
  confirm: ['issued', 'disputed'],
  dispute: ['issued', 'disputed'],
  close: ['confirmed', 'disputed'],
  discard: ['draft'],
}

/** What may be done with a statement, and the steps themselves. */
export function useStatement({ document }: StatementDocument, refetch: () => unknown) {
  const { t } = useTexts()
  const may = useMay()
  const navigate = useNavigate()
  const [question, setQuestion] = useState<StatementStep | null>(null)
  const [issue, confirm, dispute] = [
    useWrite('statements.issue'),
    useWrite('statements.confirm'),
    useWrite('statements.dispute'),
  ]
  const [close, discard] = [useWrite('statements.close'), useWrite('statements.discard')]
  const take = useStep(refetch)
  const seen = { id: document.id, version: document.version }
  const can = (step: StatementStep) => from[step].includes(document.status) && may(`statements.${step}`)
  const after = async (going: Promise<unknown>) => {
    await going
    setQuestion(null)
  }
  const said = (step: StatementStep) => t(`statements:said.${step}`)
  return {
    can: {
      issue: can('issue'),
      confirm: can('confirm'),
      dispute: can('dispute'),
      close: can('close'),
      discard: can('discard'),
    },
    busy: [issue, confirm, dispute, close, discard].some(({ pending }) => pending),
    question,
    ask: useCallback((step: StatementStep | null) => setQuestion(step), []),
    steps: {
      issue: () => after(take(issue.run(seen), said('issue'))),
      confirm: (agreement: 'signed' | 'deemed', note: string) =>
        after(take(confirm.run({ ...seen, agreement, note }), said('confirm'))),
      dispute: (reason: string, lines: DisputedLines) =>
        after(take(dispute.run({ ...seen, reason, lines: [...lines] }), said('dispute'))),
      close: () => after(take(close.run(seen), said('close'))),
      discard: async () => {
        const done = await take(discard.run(seen), said('discard'))
        setQuestion(null)
        if (done !== null) void navigate('/statements')
      },
    },
  }
}

/** What `useStatement` gives. */
export type StatementWork = ReturnType<typeof useStatement>
