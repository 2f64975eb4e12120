import { useState } from 'react'
import type { SizeRatioRow } from '../../../shared/schemas/size-ratios'
import { useRead } from '../../api/hooks'
import { StateBadge } from '../../components/state-badge'
import { useTexts } from '../../i18n'
import { RatioDrawer } from './ratio-drawer'

/** Where the keyboard goes for the ratios of a distributor. */
export const firstRatioId = 'distributor-first-ratio'

const ratioText = (row: SizeRatioRow) =>
  row.sizes
    .filter(({ parts }) => parts > 0)
    .map(({ size, parts }) => `${size}×${parts}`)
    .join(' ')

function GroupRow({
  row,
  isFirst,
  onOpen,
}: {
  readonly row: SizeRatioRow
  readonly isFirst: boolean
  readonly onOpen: () => void
}) {
  const { t } = useTexts()
  const isOwn = row.source === 'distributor'
  const pack = row.sizes.reduce((sum, { parts }) => sum + parts, 0)
  return (
    <tr>
      <td>
        <button type="button" className="link-row" {...(isFirst ? { id: firstRatioId } : {})} onClick={onOpen}>
          {row.groupName}
        </button>
      </td>
      <td className="distributor-ratio">{ratioText(row)}</td>
      <td>
        <StateBadge
          tone={isOwn ? 'work' : 'draft'}
          label={t(isOwn ? 'distributors:ratio.own' : 'distributors:ratio.group')}
        />
      </td>
      <td className="soft">{row.wholePacks ? t('distributors:ratio.pack', { pack }) : ''}</td>
    </tr>
  )
}

/** The size ratios as they hold for a distributor: its own, or those of the size groups. */
export function RatioCard({ distributorId, name }: { readonly distributorId: number; readonly name: string }) {
  const { t } = useTexts()
  const read = useRead('sizeRatios.list', { distributorId })
  const [editing, setEditing] = useState<SizeRatioRow | null>(null)
  const rows = read.data?.filter((row) => !row.archived || row.source === 'distributor') ?? []
  return (
    <section className="card">
      <header>
        <h2>{t('distributors:ratio.title')}</h2>
      </header>
      {read.data !== undefined && rows.length === 0 && (
        <p className="distributor-none">{t('distributors:ratio.none')}</p>
      )}
      <table className="plain-table">
        <tbody>
          {rows.map((row, at) => (
            <GroupRow key={row.sizeGroupId} row={row} isFirst={at === 0} onOpen={() => setEditing(row)} />
          ))}
        </tbody>
      </table>
      {editing !== null && <RatioDrawer row={editing} customer={name} onClose={() => setEditing(null)} />}
    </section>
  )
}
