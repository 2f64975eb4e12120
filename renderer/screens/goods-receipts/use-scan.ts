import { type RefObject, useCallback, useRef } from 'react'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { api } from '../../api'
import type { Scanned } from '../../components/goods'
import { useToast } from '../../components/toast'
import type { SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { blankLines, withRows } from './entry-lines'
import type { Entry } from './use-entry'

/**
 * Counts up by scanner: the first scan into a sheet that still shows what is expected begins at zero, because those pieces were not
 * counted; a SKU that is not in the sheet comes with a row of its own.
 */
export function useScan(order: ProductionDocument | null, entry: Entry, sheet: RefObject<SizeMatrixHandle | null>) {
  const { t } = useTexts()
  const toast = useToast()
  const latest = useRef(entry)
  latest.current = entry
  return useCallback(
    async (code: string): Promise<Scanned> => {
      const hit = await api.styles.scan({ code })
      if (hit === null) return { kind: 'unknown' }
      const { untouched, refill } = latest.current
      const sku = order?.lines.find((line) => line.skuId === hit.skuId)?.skuCode ?? code
      const lines = untouched ? blankLines(order) : latest.current.lines
      if (untouched && order !== null) toast.info(t('goodsReceipts:scan.fromZero'))
      const count = (lines.find((line) => line.skuId === hit.skuId)?.quantity ?? 0) + 1
      const row = untouched ? undefined : sheet.current?.rows().find((one) => one.skuIds?.includes(hit.skuId))
      if (row !== undefined) {
        const entries = (row.skuIds ?? []).map((id, at) => (id === hit.skuId ? count : (row.entries[at] ?? 0)))
        sheet.current?.fillRow(row.id, entries)
        return { kind: 'counted', sku, count }
      }
      const others = lines.filter((line) => line.skuId !== hit.skuId)
      const place = lines.findIndex((line) => line.skuId === hit.skuId)
      const { skuId, styleId } = hit
      const colourId = await colourOf(hit)
      const counted = { skuId, styleId, colourId, quantity: count }
      refill(place < 0 ? [...withRows(order, others), counted] : lines.with(place, counted))
      return { kind: 'counted', sku, count }
    },
    [order, sheet, t, toast],
  )
}

async function colourOf(hit: { readonly skuId: number; readonly styleId: number }): Promise<number> {
  const [matrix] = await api.styles.matrix({ styleIds: [hit.styleId] })
  return matrix?.skus.find((sku) => sku.id === hit.skuId)?.colourId ?? 0
}
