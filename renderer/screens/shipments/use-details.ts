import { useCallback, useState } from 'react'
import type { ShipmentDocument } from '../../../shared/schemas/shipments'
import { type Outcome, useWrite } from '../../api/hooks'
import { useLocalDraft } from '../../components/goods'

/** What the packer may change before the goods leave. */
export interface Details {
  readonly carrier: string
  readonly waybill: string
  readonly cartons: number
  readonly remark: string
  /** Carton numbers by line. */
  readonly cartonNos: Readonly<Record<string, number>>
}

function detailsOf({ carrier, waybill, cartons, document, lines }: ShipmentDocument): Details {
  const cartonNos = Object.fromEntries(lines.map((line) => [String(line.id), line.cartonNo]))
  return { carrier, waybill, cartons, remark: document.remark, cartonNos }
}

/** The shipment's details as they are being typed: kept on this computer until they are saved, so that Esc loses nothing. */
export function useDetails(shipment: ShipmentDocument) {
  const { found, keep, forget } = useLocalDraft<Partial<Details>>(`shipment.${shipment.document.id}`)
  const [typed, setTyped] = useState<Partial<Details>>(found ?? {})
  const write = useWrite('shipments.save')
  const dirty = Object.keys(typed).length > 0
  const saved = detailsOf(shipment)
  const now: Details = { ...saved, ...typed, cartonNos: { ...saved.cartonNos, ...typed.cartonNos } }
  const change = useCallback(
    (part: Partial<Details>) =>
      setTyped((before) => {
        const next = { ...before, ...part }
        keep(next)
        return next
      }),
    [keep],
  )
  const save = async (): Promise<Outcome<ShipmentDocument>> => {
    if (!dirty) return { ok: true, value: shipment }
    const { cartonNos, ...fields } = now
    const done = await write.run({
      ...fields,
      id: shipment.document.id,
      version: shipment.document.version,
      cartonNos: Object.entries(cartonNos).map(([lineId, cartonNo]) => ({ lineId: Number(lineId), cartonNo })),
    })
    if (done.ok) {
      forget()
      setTyped({})
    }
    return done
  }
  return { now, dirty, restored: found !== null && dirty, change, save, saving: write.pending }
}

/** The details while they are being typed. */
export type DetailsEditing = ReturnType<typeof useDetails>
