import { wholePacks } from '../../../shared/domain/size-runs'
import { useFollowing } from '../../components/live'
import type { MatrixRow } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'
import { useRowRatio } from './row-ratio'

/** How many packs the current row makes, where its distributor orders by the pack; a warning when it is no whole number, never a refusal. */
export function PackNews({ session, row }: { readonly session: DraftSession; readonly row: MatrixRow }) {
  const { t } = useTexts()
  const ratio = useRowRatio(session, row)
  useFollowing(session.edits)
  if (ratio === null || !ratio.wholePacks) return null
  const entries = session.rows().find(({ id }) => id === row.id)?.entries ?? []
  const quantities = ratio.sizes.map(({ size, position }) => ({ size, quantity: Number(entries[position]) || 0 }))
  if (quantities.every(({ quantity }) => quantity === 0)) return null
  const pack = ratio.sizes.reduce((sum, { parts }) => sum + parts, 0)
  const packs = wholePacks(quantities, ratio.sizes)
  return packs === null ? (
    <span className="row-pack-broken">{t('orders:row.brokenPacks', { pack })}</span>
  ) : (
    <span className="soft">{t('orders:row.packs', { count: packs })}</span>
  )
}
