import type { AgeingRow } from '../../../shared/schemas/ledgers'
import { useTexts } from '../../i18n'
import { Money } from '../values'
import './accounts-desk.css'

const buckets = [
  'notDueFen',
  'days30Fen',
  'days60Fen',
  'days90Fen',
  'olderFen',
  'noDueDateFen',
  'unallocatedCreditFen',
] as const

/** A receivable by age; the buckets add up to the balance, and the card says so in its last line. */
export function AgeingCard({ row }: { readonly row: AgeingRow }) {
  const { t } = useTexts()
  const widest = Math.max(1, ...buckets.map((bucket) => Math.abs(row[bucket])))
  const sum = buckets.reduce((total, bucket) => total + row[bucket], 0)
  return (
    <table className="ageing-card">
      <tbody>
        {buckets
          .filter((bucket) => row[bucket] !== 0 || (bucket !== 'noDueDateFen' && bucket !== 'unallocatedCreditFen'))
          .map((bucket) => (
            <tr key={bucket} className={`ageing-${bucket}`}>
              <th scope="row">{t(`accounts:ageing.${bucket}`)}</th>
              <td className="ageing-bar">
                <meter min={0} max={widest} value={Math.abs(row[bucket])} aria-hidden />
              </td>
              <td className="numeric">
                <Money fen={row[bucket]} blankZero />
              </td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('accounts:ageing.sum')}</th>
          <td />
          <td className="numeric">
            <Money fen={sum} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
