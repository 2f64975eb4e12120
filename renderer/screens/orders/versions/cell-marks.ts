import type { Obstacle } from '../../../../shared/domain/order-differences'
import { formatFen } from '../../../components/values/text'
import type { CellFlag, MatrixRow } from '../../../grid/size-matrix'
import type { Translate } from '../../../i18n'
import { type Comparison, piecesIn } from './comparison'

/** Why a difference cannot be taken over, in words. */
export const obstacleText = (obstacle: Obstacle, t: Translate): string =>
  obstacle.kind === 'committed'
    ? t('orders:compare.committed', { committed: obstacle.committed })
    : t('orders:compare.closed')

function priceNote({ from, to }: Comparison, skuId: number, t: Translate): CellFlag | null {
  const [was, now] = [from.prices.get(skuId), to.prices.get(skuId)]
  if (was === undefined || now === undefined || was === now || piecesIn(to, skuId) === 0) return null
  return { kind: 'changed', reason: t('orders:compare.price', { was: formatFen(was), now: formatFen(now) }) }
}

function markOf(comparison: Comparison, accepted: ReadonlySet<number>, skuId: number, t: Translate): CellFlag | null {
  const [was, now] = [piecesIn(comparison.from, skuId), piecesIn(comparison.to, skuId)]
  if (was === now) return priceNote(comparison, skuId, t)
  const offered = comparison.offered.get(skuId)
  const reason = t(`orders:compare.cell.${comparison.kind}`, { was, now })
  if (offered === undefined) return { kind: 'changed', was, reason }
  const { ours, theirs, obstacle } = offered
  if (obstacle !== null) return { kind: 'problem', was, reason: `${reason} ${obstacleText(obstacle, t)}` }
  if (!accepted.has(skuId)) return { kind: 'changed', was, reason: `${reason} ${t('orders:compare.hint', { theirs })}` }
  return { kind: 'accepted', shown: `✓${theirs}`, reason: t('orders:compare.accepted', { ours, theirs }) }
}

/** Marks of every cell on which two versions disagree: to be decided, taken over, or why it cannot be. */
export function marksOf(
  rows: readonly MatrixRow[],
  comparison: Comparison,
  accepted: ReadonlySet<number>,
  t: Translate,
): ReadonlyMap<string, ReadonlyMap<number, CellFlag>> {
  return new Map(
    rows.map((row) => {
      const marks = (row.skuIds ?? []).flatMap((skuId, position) => {
        const mark = skuId === null ? null : markOf(comparison, accepted, skuId, t)
        return mark === null ? [] : [[position, mark] as const]
      })
      return [row.id, new Map(marks)] as const
    }),
  )
}
