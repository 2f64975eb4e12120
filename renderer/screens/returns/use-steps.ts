import { useState } from 'react'
import type { ReturnDocument } from '../../../shared/schemas/returns'
import { useWrite } from '../../api/hooks'
import { useArrivalMode, useAsked, useRequestSave, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { allGood, type Finding, openOf } from './inspection'
import type { ReturnForm } from './use-return-form'

/** A step that asks before it is taken. */
export type AskedStep = 'reject' | 'cancel' | 'overQuota' | 'beyondSold' | 'receive' | 'inspect'

/** What a return may do now for this person. */
function useCan(document: ReturnDocument | null) {
  const may = useMay()
  const status = document?.document.status ?? null
  const here = document !== null && document.receivedOn !== null
  const changed = document !== null && document.current !== null
  return {
    // Goods that are here already are priced anew, not asked for anew.
    edit: may('returns.save') && (status === null || (status === 'requested' && !here)),
    reprice: may('returns.reprice') && changed,
    allowBeyond: may('returns.approveBeyondSold') && status === 'requested',
    approve: may('returns.approve') && status === 'requested',
    exceed: may('returns.approveOverQuota') && status === 'requested',
    reject: may('returns.reject') && status === 'requested',
    cancel: may('returns.cancel') && (status === 'requested' || status === 'approved'),
    receive: may('returns.receive') && status === 'approved',
    inspect: may('returns.inspect') && status === 'received' && !changed,
  }
}

/** The inspection as it is being typed: nothing was found to be wrong until someone says so. */
function useFindings(document: ReturnDocument | null) {
  const [typed, setFindings] = useState<readonly Finding[] | null>(null)
  const lines = document?.lines ?? []
  const findings = typed ?? allGood(lines)
  const byLine = new Map(findings.map((finding) => [finding.lineId, finding]))
  const open = lines.filter((line) => {
    const finding = byLine.get(line.id)
    return finding === undefined ? line.receivedQuantity > 0 : openOf(line, finding) !== 0
  }).length
  return { findings, setFindings, open }
}

function useReturnWrites() {
  const save = useWrite('returns.save')
  const approve = useWrite('returns.approve')
  const exceed = useWrite('returns.approveOverQuota')
  const allowBeyond = useWrite('returns.approveBeyondSold')
  const reprice = useWrite('returns.reprice')
  const reject = useWrite('returns.reject')
  const cancel = useWrite('returns.cancel')
  const receive = useWrite('returns.receive')
  const inspect = useWrite('returns.inspect')
  const writes = { save, approve, exceed, allowBeyond, reprice, reject, cancel, receive, inspect }
  return { ...writes, pending: Object.values(writes).some((write) => write.pending) }
}

/** The steps of a return: request, approve, receive, inspect. */
export function useReturnSteps(document: ReturnDocument | null, form: ReturnForm, refetch: () => unknown) {
  const { t } = useTexts()
  const step = useStep(refetch)
  const can = useCan(document)
  const inspection = useFindings(document)
  const counting = useArrivalMode()
  const { asked, ask, closing } = useAsked<AskedStep>(() => counting.setMode('view'))
  const { save, approve, exceed, allowBeyond, reprice, reject, cancel, receive, inspect, pending } = useReturnWrites()
  const { id = 0, version = 1, number = '' } = document?.document ?? {}
  const write = useRequestSave('returns', document, form, async (input, said) => {
    const { distributorId, warehouseId, distributorLabel: _, ...fields } = form.draft.header
    if (distributorId === null || warehouseId === null) return null
    return step(save.run({ ...fields, ...input, distributorId, warehouseId }), said)
  })
  const take = {
    save: write,
    approve: async () => {
      const saved = await write()
      if (saved === null) return
      const { quota } = saved
      // What is asked for may have changed by being priced: beyond the quota, or what was sold, someone else has to say yes.
      if (saved.beyondSold > 0 && can.allowBeyond) ask('beyondSold')
      else if (quota.thisFen > 0 && quota.overFen > 0 && can.exceed) ask('overQuota')
      else await step(approve.run({ id, version: saved.document.version }), t('returns:said.approved', { number }))
    },
    exceed: (reason: string) =>
      closing('overQuota', step(exceed.run({ id, version, reason }), t('returns:said.approved', { number }))),
    allowBeyond: (reason: string) =>
      closing('beyondSold', step(allowBeyond.run({ id, version, reason }), t('returns:said.approved', { number }))),
    reprice: () => step(reprice.run({ id, version }), t('returns:said.repriced', { number })),
    reject: (reason: string) =>
      closing('reject', step(reject.run({ id, version, reason }), t('returns:said.rejected', { number }))),
    cancel: () => closing('cancel', step(cancel.run({ id, version }), t('returns:said.cancelled', { number }))),
    receive: (date: string) => {
      const { received } = counting
      return closing(
        'receive',
        step(receive.run({ id, version, date, received }), t('returns:said.received', { number })),
      )
    },
    inspect: (date: string) => {
      const lines = inspection.findings.map((finding) => ({ ...finding }))
      return closing(
        'inspect',
        step(inspect.run({ id, version, date, lines }), t('returns:said.inspected', { number })),
      )
    },
  }
  return { can, take, asked, ask, ...counting, inspection, busy: pending }
}

/** What the parts of the screen share. */
export type ReturnSteps = ReturnType<typeof useReturnSteps>
