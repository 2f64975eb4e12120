import type { TransferDocument } from '../../../shared/schemas/transfers'
import { useWrite } from '../../api/hooks'
import { useArrivalMode, useAsked, useRequestSave, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import type { TransferForm } from './use-transfer-form'

/** A step that asks before it is taken. */
export type AskedStep = 'release' | 'reject' | 'cancel' | 'dispatch' | 'receive'

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
  const save = useWrite('transfers.save')
  const approve = useWrite('transfers.approve')
  const reject = useWrite('transfers.reject')
  const cancel = useWrite('transfers.cancel')
  const dispatch = useWrite('transfers.dispatch')
  const receive = useWrite('transfers.receive')
  const pending = [save, approve, reject, cancel, dispatch, receive].some((write) => write.pending)
  return { save, approve, reject, cancel, dispatch, receive, pending }
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
  const write = useRequestSave('transfers', transfer, form, async (input, said) => {
    const { fromWarehouseId, toWarehouseId, ...fields } = draft.header
    if (fromWarehouseId === null || toWarehouseId === null) return null
    return step(save.run({ ...fields, ...input, mode, fromWarehouseId, toWarehouseId }), said)
  })
  const take = {
    save: write,
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
    dispatch: (date: string) =>
      closing('dispatch', step(dispatch.run({ id, version, date }), t('transfers:said.dispatched', { number }))),
    receive: (date: string) => {
      const { received } = counting
      const said = received.length === 0 ? 'transfers:said.received' : 'transfers:said.receivedShort'
      return closing('receive', step(receive.run({ id, version, date, received }), t(said, { number })))
    },
  }
  return { can, take, asked, ask, ...counting, busy: pending }
}

/** What the parts of the screen share. */
export type TransferSteps = ReturnType<typeof useTransferSteps>
