import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AllocationDocument } from '../../../shared/schemas/allocations'
import { useWrite } from '../../api/hooks'
import { useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import type { Workbench } from './use-workbench'

/** A step that asks before it is taken. */
export type AskedStep = 'confirm' | 'release'

/** The steps of an allocation: save what was typed, promise, give back, make shipments. */
export function useAllocationSteps(allocation: AllocationDocument, bench: Workbench, refetch: () => unknown) {
  const { t } = useTexts()
  const may = useMay()
  const navigate = useNavigate()
  const step = useStep(refetch)
  const [asked, ask] = useState<AskedStep | null>(null)
  const confirm = useWrite('allocations.confirm')
  const release = useWrite('allocations.release')
  const ship = useWrite('allocations.ship')
  const { id, version, status, number } = allocation.document
  const unshipped = allocation.lines.some((line) => line.quantity > line.consumedQuantity + line.releasedQuantity)
  const can = {
    edit: may('allocations.revise') && status === 'proposed',
    confirm: may('allocations.confirm') && status === 'proposed',
    release: may('allocations.release') && (status === 'proposed' || (status === 'firm' && unshipped)),
    ship: may('allocations.ship') && status === 'firm' && unshipped,
  }
  // The next question may have been asked already.
  const closed = (mine: AskedStep) => ask((now) => (now === mine ? null : now))
  const take = {
    save: async () => {
      const saved = await bench.save()
      if (!saved.ok) void refetch()
      return saved.ok
    },
    confirm: async () => {
      const saved = await bench.save()
      if (!saved.ok) {
        void refetch()
        return
      }
      const seen = { id, version: saved.value.document.version }
      if ((await step(confirm.run(seen), t('allocations:said.confirmed', { number }))) !== null) closed('confirm')
    },
    release: async () => {
      if ((await step(release.run({ id, version }), t('allocations:said.released', { number }))) !== null)
        closed('release')
    },
    ship: async () => {
      const count = new Set(allocation.lines.filter((line) => line.quantity > 0).map((line) => line.distributorId)).size
      const made = await step(ship.run({ id, version }), t('allocations:said.shipped', { count }))
      if (made === null) return
      const [only, ...rest] = made
      void navigate(
        only !== undefined && rest.length === 0 ? routeOf('shipment', only.id) : '/shipments?list=toDispatch',
      )
    },
  }
  return { can, take, asked, ask, busy: confirm.pending || release.pending || ship.pending || bench.saving }
}

/** What the parts of the screen share. */
export type AllocationSteps = ReturnType<typeof useAllocationSteps>
