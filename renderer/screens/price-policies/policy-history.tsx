import type { PolicyHistoryRow, PolicyValue } from '../../../shared/schemas/prices'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { Instant } from '../../components/values'
import { formatFen, formatQuantity, formatRate } from '../../components/values/text'
import { type Translate, useTexts } from '../../i18n'

const fieldNames = [
  'kind',
  'name',
  'effect',
  'rateBp',
  'effectFen',
  'combines',
  'minQuantity',
  'floorPriceFen',
  'dateFrom',
  'dateTo',
  'priority',
  'distributor',
  'region',
  'grade',
  'season',
  'category',
  'styles',
  'orderKind',
] as const
const isField = (name: string): name is (typeof fieldNames)[number] => fieldNames.some((field) => field === name)
const actionNames = ['create', 'save', 'approve', 'expire'] as const
const isAction = (name: string): name is (typeof actionNames)[number] => actionNames.some((action) => action === name)

function valueText(field: string, value: PolicyValue, t: Translate): string {
  if (value === null || value === '') return t('styles:policy.any')
  if (typeof value === 'boolean') return t(value ? 'styles:policy.yes' : 'styles:policy.no')
  if (field === 'kind' && (value === 'policy' || value === 'promotion')) return t(`styles:policy.kinds.${value}`)
  if (field === 'effect' && (value === 'rate' || value === 'netPrice' || value === 'amountOff'))
    return t(`styles:policy.effects.${value}`)
  if (field === 'orderKind' && (value === 'fair' || value === 'replenish' || value === 'reorder' || value === 'spot'))
    return t(`styles:orderKind.${value}`)
  if (typeof value === 'string') return value
  if (field === 'rateBp') return formatRate(value)
  return field.endsWith('Fen') ? formatFen(value) : formatQuantity(value)
}

function Step({ row }: { readonly row: PolicyHistoryRow }) {
  const { t } = useTexts()
  return (
    <li>
      <p>
        <b>{row.userName}</b> {isAction(row.action) ? t(`styles:policy.action.${row.action}`) : row.action}{' '}
        <span className="faint">
          <Instant at={row.at} />
        </span>
      </p>
      {row.changes.map(({ field, from, to }) => (
        <p key={field} className="soft">
          {isField(field) ? t(`styles:policy.changed.${field}`) : field} {valueText(field, from, t)} →{' '}
          {valueText(field, to, t)}
        </p>
      ))}
    </li>
  )
}

/** Who wrote, approved or ended a rule, and what each save changed, newest first. */
export function PolicyHistory({ id }: { readonly id: number }) {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('pricePolicies.history', { id }, { enabled: may('pricePolicies.history') })
  if (read.data === undefined || read.data.length === 0) return null
  return (
    <section className="policy-history">
      <h3 className="form-section">{t('components:document.history')}</h3>
      <ol>
        {read.data.map((row) => (
          <Step key={`${row.version}${row.action}`} row={row} />
        ))}
      </ol>
    </section>
  )
}
