import { useMemo } from 'react'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

interface RowSourcesProps {
  readonly order: ProductionDocument
  /** The sheet's name of the current row, style and colour; null before the cursor moved: the first. */
  readonly rowId: string | null
}

/** Which orders the pieces of the current row are for, and how many are on top of them. */
export function RowSources({ order, rowId }: RowSourcesProps) {
  const { t } = useTexts()
  const { first, sources, buffer } = useMemo(() => {
    const [top] = order.lines
    const [styleId, colourId] = rowId === null ? [top?.styleId, top?.colourId] : rowId.split('-').map(Number)
    const lines = order.lines.filter((line) => line.styleId === styleId && line.colourId === colourId)
    const sums = new Map<number, { number: string; name: string; quantity: number }>()
    for (const source of lines.flatMap((line) => line.sources)) {
      const before = sums.get(source.orderId)?.quantity ?? 0
      sums.set(source.orderId, {
        number: source.orderNumber,
        name: source.distributorName,
        quantity: before + source.quantity,
      })
    }
    const ordered = [...sums.values()].reduce((sum, source) => sum + source.quantity, 0)
    const made = lines.reduce((sum, line) => sum + line.quantity, 0)
    return { first: lines[0], sources: [...sums.entries()], buffer: made - ordered }
  }, [order.lines, rowId])
  if (first === undefined) return null
  return (
    <section>
      <h2>
        {first.styleCode} {first.colourName} · {t('production:source.title')}
      </h2>
      {sources.length === 0 ? (
        <p className="faint">{t('production:source.none')}</p>
      ) : (
        <table className="summary-lines">
          <tbody>
            {sources.map(([id, source]) => (
              <tr key={id}>
                <td>{source.number}</td>
                <td>{source.name}</td>
                <td className="numeric">
                  <Quantity value={source.quantity} />
                </td>
              </tr>
            ))}
            {buffer !== 0 && (
              <tr>
                <td className="soft" colSpan={2}>
                  {t('production:source.buffer')}
                </td>
                <td className="numeric">
                  <Quantity value={buffer} />
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </section>
  )
}
