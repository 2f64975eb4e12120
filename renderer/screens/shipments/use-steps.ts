import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import type { ShortageCause } from '../../../shared/schemas/shortages'
import { useWrite } from '../../api/hooks'
import { useArrivalMode, useAsked, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import type { DetailsEditing } from './use-details'

/** A step that asks before it is taken. */
export type AskedStep = 'dispatch' | 'confirm' | 'cancel' | 'reverse'

function useShipmentWrites() {
  const pick = useWrite('shipments.pick')
  const dispatch = useWrite('shipments.dispatch')
  const confirm = useWrite('shipments.confirm')
  const cancel = useWrite('shipments.cancel')
  const reverse = useWrite('shipments.reverse')
  const pending = [pick, dispatch, confirm, cancel, reverse].some((write) => write.pending)
  return { pick, dispatch, confirm, cancel, reverse, pending }
}

/** What a shipment may do now for this person. */
function useCan({ document: { status } }: ShipmentDocument) {
  const may = useMay()
  const unsent = status === 'draft' || status === 'picked'
  return {
    edit: may('shipments.save') && unsent,
    pick: may('shipments.pick') && status === 'draft',
    dispatch: may('shipments.dispatch') && unsent,
    confirm: may('shipments.confirm') && status === 'dispatched',
    cancel: may('shipments.cancel') && unsent,
    reverse: may('shipments.reverse') && ['dispatched', 'confirmed', 'short'].includes(status),
  }
}

/** The steps a shipment can take now, what they ask, and the taking. */
export function useShipmentSteps(shipment: ShipmentDocument, details: DetailsEditing, refetch: () => unknown) {
  const { t } = useTexts()
  const step = useStep(refetch)
  const counting = useArrivalMode()
  const { asked, ask, closing } = useAsked<AskedStep>(() => counting.setMode('view'))
  const { pick, dispatch, confirm, cancel, reverse, pending } = useShipmentWrites()
  const can = useCan(shipment)
  const { id, version, number } = shipment.document
  /** Saves what was typed first: a step is taken on what is seen. Null when that was refused. */
  const settled = async (): Promise<{ id: number; version: number } | null> => {
    if (!details.dirty) return { id, version }
    const saved = await details.save()
    if (saved.ok) return { id, version: saved.value.document.version }
    void refetch()
    return null
  }
  const take = {
    save: async () => {
      const saved = await details.save()
      if (!saved.ok) void refetch()
      return saved.ok
    },
    pick: async () => {
      const seen = await settled()
      if (seen !== null) await step(pick.run(seen), t('shipments:said.picked', { number }))
    },
    dispatch: async (date: string) => {
      const seen = await settled()
      if (seen === null) return false
      return closing('dispatch', step(dispatch.run({ ...seen, date }), t('shipments:said.dispatched', { number })))
    },
    confirm: (date: string, cause: ShortageCause) => {
      const { received } = counting
      const said = received.length === 0 ? 'shipments:said.confirmed' : 'shipments:said.confirmedShort'
      return closing('confirm', step(confirm.run({ id, version, date, received, cause }), t(said, { number })))
    },
    cancel: () => closing('cancel', step(cancel.run({ id, version }), t('shipments:said.cancelled', { number }))),
    reverse: (reason: string) =>
      closing('reverse', step(reverse.run({ id, version, reason }), t('shipments:said.reversed', { number }))),
  }
  return { can, take, asked, ask, ...counting, busy: pending || details.saving }
}

/** What the parts of the screen share. */
export type ShipmentSteps = ReturnType<typeof useShipmentSteps>
