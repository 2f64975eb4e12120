import type { DepositState, PlanState } from '../../../shared/schemas/fairs'
import { useTexts } from '../../i18n'
import '../../components/state-badge/state-badge.css'

const planTones = { none: 'draft', short: 'wrong', near: 'waits', met: 'done', over: 'waits' } as const
const depositTones = { none: 'draft', paid: 'done', open: 'waits', overdue: 'wrong' } as const

/** How far from its plan an order is: a colour and its word. */
export function PlanWord({ state }: { readonly state: PlanState }) {
  const { t } = useTexts()
  return <span className={`state-badge state-${planTones[state]}`}>{t(`fairs:plan.${state}`)}</span>
}

/** Where a deposit stands: a colour and its word. */
export function DepositWord({ state }: { readonly state: DepositState }) {
  const { t } = useTexts()
  return <span className={`state-badge state-${depositTones[state]}`}>{t(`fairs:deposit.${state}`)}</span>
}
