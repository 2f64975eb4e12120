import type { DocumentStatus } from '../../../shared/schemas/documents'
import { useTexts } from '../../i18n'
import './state-badge.css'
import { type Tone, toneOfState } from './tones'

type StateBadgeProps =
  | { readonly state: DocumentStatus; readonly tone?: Tone; readonly label?: string }
  | { readonly state?: never; readonly tone: Tone; readonly label: string }

/** A state as a dot and a word, never by colour alone. Give `state` for documents, `tone` and `label` for anything else. */
export function StateBadge({ state, tone, label }: StateBadgeProps) {
  const { t } = useTexts()
  const colour = tone ?? (state === undefined ? 'draft' : toneOfState[state])
  const word = label ?? (state === undefined ? '' : t(`states:${state}`))
  return <span className={`state-badge state-${colour}`}>{word}</span>
}
