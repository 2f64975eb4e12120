import type { DocumentStatus } from '../../../shared/schemas/documents'
import { StateBadge } from '../../components/state-badge'
import { toneOfState } from '../../components/state-badge/tones'
import { type Translate, useTexts } from '../../i18n'

/** The traffic lights of a statement, in the order it passes them. */
export const lights = ['draft', 'issued', 'disputed', 'confirmed', 'closed'] as const
/** A traffic light. */
export type Light = (typeof lights)[number]

const isLight = (status: DocumentStatus): status is Light => (lights as readonly DocumentStatus[]).includes(status)

/** What a statement's state is called; “confirmed” is another word here than on a shipment. */
export function stateText(t: Translate, status: DocumentStatus, agreement: 'signed' | 'deemed' | null): string {
  if (!isLight(status)) return t(`states:${status}`)
  if (status === 'confirmed' && agreement === 'deemed') return t('statements:state.deemed')
  return t(`statements:state.${status}`)
}

/** The traffic light of a statement. */
export function StatementState(props: {
  readonly status: DocumentStatus
  readonly agreement: 'signed' | 'deemed' | null
}) {
  const { t } = useTexts()
  return <StateBadge tone={toneOfState[props.status]} label={stateText(t, props.status, props.agreement)} />
}
