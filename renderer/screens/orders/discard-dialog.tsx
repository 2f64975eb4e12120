import { useNavigate } from 'react-router'
import { useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { useLive } from '../../components/live'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import type { DraftSession } from './draft-session'

interface DiscardDialogProps {
  readonly open: boolean
  readonly session: DraftSession
  readonly number: string
  readonly onClose: () => void
}

/** Gives a draft up: its number stays in the books as cancelled, so it is asked for once. */
export function DiscardDialog({ open, session, number, onClose }: DiscardDialogProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const discard = useWrite('orders.discard')
  const { quantity } = useLive(session.totals)
  const confirm = async () => {
    const base = session.saved.value
    session.forget()
    if (base !== null) {
      const done = await discard.run({ id: base.id, version: base.version })
      if (!done.ok) return onClose()
      toast.success(t('orders:discard.done', { number: done.value.number }))
    }
    onClose()
    void navigate('/orders')
  }
  return (
    <ConfirmPosting
      open={open}
      title={number === '' ? t('orders:discard.titleNew') : t('orders:discard.title', { number })}
      effects={[t('orders:discard.effect', { quantity })]}
      okText={t('orders:discard.action')}
      busy={discard.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}
