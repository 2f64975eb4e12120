import { useState } from 'react'
import type { PolicyPreview, PreviewConsequence } from '../../../shared/schemas/prices'
import type { PricePolicyRow } from '../../../shared/schemas/styles'
import { useJob, useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { type Translate, useTexts } from '../../i18n'

/** In the order a person asks: what changes by itself, what only after a step, what stays. */
const consequences: readonly PreviewConsequence[] = ['follows', 'whenRedated', 'whenTakenBack', 'stays']

/** What a rule does to open orders, a line for each thing that becomes of them. */
export function effectsOf(preview: PolicyPreview, t: Translate): readonly string[] {
  const told = consequences.flatMap((consequence) => {
    const { orderCount, differenceFen } = preview.byConsequence[consequence]
    if (orderCount === 0) return []
    const difference = `${differenceFen > 0 ? '+' : ''}${formatFen(differenceFen)}`
    return [t(`styles:policy.becomes.${consequence}`, { count: orderCount, difference })]
  })
  return told.length === 0 ? [t('styles:policy.becomes.none', { count: preview.openOrderCount })] : told
}

/**
 * Approving a rule: first it is worked out what it changes of the open orders, then the question says so. `begin` starts it,
 * `dialog` stands in the screen.
 */
export function useApproval(policy: PricePolicyRow | null, done: () => void) {
  const { t } = useTexts()
  const toast = useToast()
  const job = useJob('pricePolicies.preview', t('styles:policy.previewBusy'))
  const approve = useWrite('pricePolicies.approve')
  const [shown, setShown] = useState<PolicyPreview | null>(null)
  const begin = async () => {
    if (policy === null || job.running) return
    const outcome = await job.start({ id: policy.id })
    if (outcome.ok) setShown(outcome.value)
  }
  const confirm = async () => {
    if (policy === null) return
    const outcome = await approve.run({ id: policy.id, version: policy.version })
    setShown(null)
    if (!outcome.ok) return
    toast.success(t('styles:policy.approved', { name: policy.name, from: policy.dateFrom }))
    done()
  }
  const dialog = (
    <ConfirmPosting
      open={shown !== null}
      title={t('styles:policy.approveTitle', { name: policy?.name })}
      effects={
        shown === null ? [] : [t('styles:policy.approveFrom', { from: policy?.dateFrom }), ...effectsOf(shown, t)]
      }
      okText={t('styles:policy.approve')}
      busy={approve.pending}
      onConfirm={() => void confirm()}
      onCancel={() => setShown(null)}
    />
  )
  return { begin: () => void begin(), busy: job.running || approve.pending, dialog }
}
