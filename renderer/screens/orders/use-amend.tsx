import { type RefObject, useCallback, useState } from 'react'
import { useWrite } from '../../api/hooks'
import { ReleaseDialog, useTypedCredit } from '../../components/credit'
import { useLive } from '../../components/live'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { committedFen, firstAmendProblem } from './amend-change'
import type { DraftSession } from './draft-session'

interface Amending {
  readonly session: DraftSession
  readonly sheet: RefObject<SizeMatrixHandle | null>
  readonly onDone: () => void
}

const creditCodes: readonly string[] = ['creditExceeded', 'creditOverdue']

/** Lets an amendment hold: what is wrong is shown where it stands, then why is asked, then the books take it or say why not. */
export function useAmend({ session, sheet, onDone }: Amending) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()
  const write = useWrite('orders.amend')
  const [asking, setAsking] = useState(false)
  const [releasing, setReleasing] = useState(false)
  const ask = useCallback(() => {
    const order = session.amended.value
    const problem = order === null ? null : firstAmendProblem(order, session.rows())
    if (problem === null)
      return session.state.value === 'clean' ? toast.info(t('orders:amend.nothing')) : setAsking(true)
    if (problem.cell !== null) sheet.current?.goTo(problem.cell.rowId, problem.cell.position)
    if (problem.kind === 'floor') toast.error(t('orders:amend.belowFloor', { sku: problem.sku }))
    else toast.error(t('orders:submit.notQuantities', { count: session.totals.value.problems }))
  }, [session, sheet, toast, t])
  const submit = useCallback(
    async (reason: string) => {
      const amendment = session.amendment(reason)
      if (amendment === null) return
      const done = await write.run(amendment)
      setAsking(false)
      if (done.ok) {
        session.forget()
        toast.success(t('orders:amend.done', { number: done.value.document.number }))
        return onDone()
      }
      if (creditCodes.includes(done.error.code) && may('orders.releaseCredit')) setReleasing(true)
      else session.refused(done.error)
    },
    [session, write, toast, t, may, onDone],
  )
  return {
    ...{ ask, submit, asking, releasing, pending: write.pending },
    close: useCallback(() => setAsking(false), []),
    released: useCallback(() => {
      setReleasing(false)
      // A release makes a version of the order; what is typed belongs on top of it.
      void session.take('both')
    }, [session]),
  }
}

interface AmendReleaseProps {
  readonly amend: ReturnType<typeof useAmend>
  readonly session: DraftSession
}

/** The release an amendment needs, for what it would make of the order. */
export function AmendRelease({ amend, session }: AmendReleaseProps) {
  const order = useLive(session.amended)
  const { amountFen } = useLive(session.totals)
  const { distributorId } = useLive(session.header)
  const thisFen = amountFen - (order === null ? 0 : committedFen(order))
  const credit = useTypedCredit({ distributorId, thisFen: Math.max(0, thisFen), orderId: order?.document.id })
  if (order === null || credit === undefined) return null
  return (
    <ReleaseDialog
      open={amend.releasing}
      document={order.document}
      credit={credit}
      method="orders.releaseCredit"
      onClose={amend.released}
    />
  )
}
