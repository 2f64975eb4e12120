import type { OrderRevisionRow } from '../../../../shared/schemas/orders'
import { Instant } from '../../../components/values'
import { formatFen, formatQuantity } from '../../../components/values/text'
import { useTexts } from '../../../i18n'

/** A version that can be compared: a revision that was kept, or what holds now. */
export type VersionName = number | 'now'

/** A version as the list shows it. */
export interface ListedVersion extends Omit<OrderRevisionRow, 'revision'> {
  readonly name: VersionName
  /** The revision that says the same as what holds now; null where something was cancelled since. */
  readonly revision: number | null
}

interface VersionListProps {
  readonly versions: readonly ListedVersion[]
  readonly from: VersionName
  readonly to: VersionName
  readonly onPick: (side: 'from' | 'to', name: VersionName) => void
}

/** What a version is called. */
export function useVersionText(): (version: Pick<ListedVersion, 'name' | 'revision'>) => string {
  const { t } = useTexts()
  return ({ name, revision }) => {
    if (name === 'now') return revision === null ? t('orders:version.now') : t('orders:version.nowAs', { revision })
    return name === 0 ? t('orders:version.first') : t('orders:version.one', { revision: name })
  }
}

/** The versions of an order, newest first: who, when, why, pieces, amount; two of them are compared. */
export function VersionList({ versions, from, to, onPick }: VersionListProps) {
  const { t } = useTexts()
  const text = useVersionText()
  return (
    <aside className="version-list selectable" aria-label={t('orders:version.title')}>
      <p className="faint">{t('orders:version.hint')}</p>
      <ul>
        {versions.map((version) => {
          const side = version.name === from ? 'from' : version.name === to ? 'to' : null
          return (
            <li key={version.name} className={side === null ? 'version' : `version version-${side}`}>
              <button type="button" onClick={(event) => onPick(event.shiftKey ? 'to' : 'from', version.name)}>
                <span className="version-head">
                  <b>{text(version)}</b>
                  {side !== null && <span className="version-side">{t(`orders:version.${side}`)}</span>}
                </span>
                <span className="soft">
                  {version.userName} <Instant at={version.at} />
                </span>
                {version.reason !== '' && <span className="one-line">{version.reason}</span>}
                <span className="numeric soft">
                  {t('orders:version.worth', {
                    quantity: formatQuantity(version.quantity),
                    amount: formatFen(version.amountFen),
                  })}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </aside>
  )
}
