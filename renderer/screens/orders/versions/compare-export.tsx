import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { api, type Input } from '../../../api'
import { ExportButton } from '../../../components/files'
import { type Translate, useTexts } from '../../../i18n'
import { allSkus, type Comparison, piecesIn, priceIn, sheetOf } from './comparison'
import { headerOf } from './difference-sheet'

interface CompareExportProps {
  readonly title: string
  readonly comparison: Comparison
  readonly matrices: readonly StyleMatrix[] | undefined
  readonly onlyChanged: boolean
}

type Cells = Input<'exports.grid'>['rows'][number]

/** A row a SKU, in the order of the sheet, with both figures and what lies between them. */
function rowsOf(matrices: readonly StyleMatrix[], comparison: Comparison, onlyChanged: boolean): Cells[] {
  const { rows, groups } = sheetOf(matrices, comparison, onlyChanged)
  const sizes = new Map(groups.map((group) => [group.id, group.sizes]))
  const known = new Set(allSkus(comparison))
  return rows.flatMap((row) =>
    (row.skuIds ?? []).flatMap((skuId, position) => {
      if (skuId === null || !known.has(skuId)) return []
      const [was, now] = [piecesIn(comparison.from, skuId), piecesIn(comparison.to, skuId)]
      if (onlyChanged && was === now) return []
      const [priceWas, priceNow] = [priceIn(comparison, 'from', skuId), priceIn(comparison, 'to', skuId)]
      const size = sizes.get(row.sizeGroupId)?.[position] ?? ''
      const figures = [was, now, now - was, priceNow, now * priceNow - was * priceWas]
      return [[row.styleCode, row.styleName, row.colourName, size, ...figures]]
    }),
  )
}

function columnsOf(comparison: Comparison, t: Translate): Input<'exports.grid'>['columns'] {
  const text = (header: string, width: number) => ({ header, width, type: 'text' as const })
  const pieces = (header: string) => ({ header, width: 10, type: 'quantity' as const })
  const money = (header: string) => ({ header, width: 14, type: 'money' as const })
  return [
    text(t('grid:sheet.style'), 14),
    text(t('grid:sheet.name'), 20),
    text(t('grid:sheet.colour'), 12),
    text(t('orders:row.size'), 8),
    pieces(headerOf(comparison, 'from', t)),
    pieces(headerOf(comparison, 'to', t)),
    pieces(headerOf(comparison, 'difference', t)),
    money(t('grid:sheet.netPrice')),
    money(headerOf(comparison, 'amount', t)),
  ]
}

/** The comparison as a workbook: what is shown, a line a SKU. */
export function CompareExport({ title, comparison, matrices, onlyChanged }: CompareExportProps) {
  const { t } = useTexts()
  const start = () => {
    const rows = rowsOf(matrices ?? [], comparison, onlyChanged)
    const sum = (at: number) => rows.reduce((total, row) => total + Number(row[at] ?? 0), 0)
    const totals = [t('grid:sheet.total'), null, null, null, sum(4), sum(5), sum(6), null, sum(8)]
    return api.exports.grid({ title, columns: columnsOf(comparison, t), rows, totals })
  }
  return (
    <ExportButton disabled={matrices === undefined} start={start}>
      {t('components:export.excel')}
    </ExportButton>
  )
}
