import { useRef, useState } from 'react'
import type { TransferDocument } from '../../../shared/schemas/transfers'
import { errorText } from '../../api/error-text'
import { type Outcome, useWrite } from '../../api/hooks'
import { useArrivalMode, useAsked, useRequestSave, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import type { TransferForm } from './use-transfer-form'

/** A step that asks before it is taken. */
export type AskedStep = 'release' | 'reject' | 'cancel' | 'dispatch' | 'receive' | 'beyondHeld'

/** What a transfer may do now for this person. */
function useCan(transfer: TransferDocument | null) {
  const may = useMay()
  const status = transfer?.document.status ?? null
  return {
    edit: may('transfers.save') && (status === null || status === 'requested'),
    approve: may('transfers.approve') && status === 'requested',
    reject: may('transfers.reject') && status === 'requested',
    release: may('transfers.releaseCredit') && (transfer?.credit?.breaches.length ?? 0) > 0,
    cancel: may('transfers.cancel') && (status === 'requested' || status === 'approved'),
    dispatch: may('transfers.dispatch') && status === 'approved',
    receive: may('transfers.receive') && status === 'dispatched',
  }
}

function useTransferWrites() {
  // Both tell in a dialog of their own what the sender lacks, and ask why it may send it all the same.
  const save = useWrite('transfers.save', { quiet: true })
  const approve = useWrite('transfers.approve')
  const reject = useWrite('transfers.reject')
  const cancel = useWrite('transfers.cancel')
  const dispatch = useWrite('transfers.dispatch', { quiet: true })
  const receive = useWrite('transfers.receive')
  const pending = [save, approve, reject, cancel, dispatch, receive].some((write) => write.pending)
  return { save, approve, reject, cancel, dispatch, receive, pending }
}

/** What is taken again once it is known why more is sent than the sender is known to hold. */
interface Unexplained {
  readonly why: string
  readonly again: (reason: string) => Promise<unknown>
}

/** Takes a step, and where the sender lacks goods asks for the reason first; any other refusal is told as always. */
function useExplained(ask: (what: AskedStep) => void) {
  const { t } = useTexts()
  const toast = useToast()
  const [open, setOpen] = useState<Unexplained | null>(null)
  const explained = async <Value>(
    run: (reason: string | null) => Promise<Outcome<Value>>,
    again: (reason: string) => Promise<unknown>,
    reason: string | null,
  ): Promise<Outcome<Value>> => {
    const done = await run(reason)
    if (done.ok) return done
    if (done.error.code === 'transferBeyondHeld') {
      setOpen({ why: errorText(t, done.error), again })
      ask('beyondHeld')
    } else toast.error(errorText(t, done.error))
    return done
  }
  return { open, explained }
}

/** The steps of a transfer: request, approve or reject, send, receive. */
export function useTransferSteps(transfer: TransferDocument | null, form: TransferForm, refetch: () => unknown) {
  const { t } = useTexts()
  const step = useStep(refetch)
  const can = useCan(transfer)
  const may = useMay()
  const counting = useArrivalMode()
  const { asked, ask, closing } = useAsked<AskedStep>(() => counting.setMode('view'))
  const { save, approve, reject, cancel, dispatch, receive, pending } = useTransferWrites()
  const { id = 0, version = 1, number = '' } = transfer?.document ?? {}
  const { draft, mode } = form
  const { open, explained } = useExplained(ask)
  const why = useRef<string | null>(null)
  const write = useRequestSave('transfers', transfer, form, async (input, said) => {
    const { fromWarehouseId, toWarehouseId, ...fields } = draft.header
    if (fromWarehouseId === null || toWarehouseId === null) return null
    const run = (reason: string | null) => {
      const beyondHeldReason = reason ?? fields.beyondHeldReason
      return save.run({ ...fields, ...input, beyondHeldReason, mode, fromWarehouseId, toWarehouseId })
    }
    const again = (reason: string) => {
      why.current = reason
      return write()
    }
    return step(explained(run, again, why.current), said)
  })
  const leave = (date: string, reason: string | null): Promise<boolean> => {
    const run = (beyondHeldReason: string | null) => {
      const input = { id, version, date }
      return dispatch.run(beyondHeldReason === null ? input : { ...input, beyondHeldReason })
    }
    const going = explained(run, (given) => leave(date, given), reason)
    return closing(reason === null ? 'dispatch' : 'beyondHeld', step(going, t('transfers:said.dispatched', { number })))
  }
  const take = {
    save: write,
    explain: async (reason: string) => {
      const done = await open?.again(reason)
      why.current = null
      if (done !== null && done !== false) ask(null)
    },
    approve: async () => {
      const saved = await write()
      if (saved === null) return
      // What is asked for may have changed by being priced: beyond the receiver's credit someone has to let it pass.
      if (saved.credit?.ok === false && may('transfers.releaseCredit')) ask('release')
      else await step(approve.run({ id, version: saved.document.version }), t('transfers:said.approved', { number }))
    },
    reject: (reason: string) =>
      closing('reject', step(reject.run({ id, version, reason }), t('transfers:said.rejected', { number }))),
    cancel: () => closing('cancel', step(cancel.run({ id, version }), t('transfers:said.cancelled', { number }))),
    dispatch: (date: string) => leave(date, null),
    receive: (date: string) => {
      const { received } = counting
      const said = received.length === 0 ? 'transfers:said.received' : 'transfers:said.receivedShort'
      return closing('receive', step(receive.run({ id, version, date, received }), t(said, { number })))
    },
  }
  return { can, take, asked, ask, ...counting, beyond: open?.why ?? '', busy: pending }
}

/** What the parts of the screen share. */
export type TransferSteps = ReturnType<typeof useTransferSteps>
