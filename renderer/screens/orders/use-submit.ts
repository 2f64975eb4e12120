import { type RefObject, useCallback } from 'react'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { useErrorText } from '../../api/error-text'
import { useWrite } from '../../api/hooks'
import { useToast } from '../../components/toast'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'

/** Hands the order in: saved first, what is wrong shown where it stands; the toast takes it back. */
export function useSubmit(
  session: DraftSession,
  order: OrderDocument | null,
  sheet: RefObject<SizeMatrixHandle | null>,
) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const submit = useWrite('orders.submit')
  const withdraw = useWrite('orders.withdraw')
  const number = order?.document.number ?? ''
  const run = useCallback(async () => {
    const problem = firstProblem(session)
    if (problem !== null) {
      sheet.current?.goTo(problem.rowId, problem.position)
      toast.error(t('orders:submit.notQuantities', { count: session.totals.value.problems }))
      return
    }
    const saved = await session.flush()
    const base = session.saved.value
    if (!saved || base === null) {
      if (session.state.value === 'local' || base === null) {
        const missing = session.header.value.distributorId === null ? 'noDistributor' : 'noLines'
        toast.error(t(`orders:submit.${missing}`))
        if (missing === 'noDistributor') document.getElementById('order-distributor')?.focus()
      } else if (session.refusal.value !== null) toast.error(text(session.refusal.value))
      return
    }
    const done = await submit.run({ id: base.id, version: base.version })
    if (!done.ok) return
    const { id, version } = done.value
    toast.undoable(t('orders:submit.done', { number: done.value.number || number }), async () => {
      await withdraw.run({ id, version })
    })
  }, [session, sheet, toast, t, text, submit, withdraw, number])
  return { run, pending: submit.pending }
}

/** The first cell whose text is no quantity. */
function firstProblem(session: DraftSession): { readonly rowId: string; readonly position: number } | null {
  for (const row of session.rows()) {
    const position = row.entries.findIndex((entry) => typeof entry === 'string')
    if (position >= 0) return { rowId: row.id, position }
  }
  return null
}
