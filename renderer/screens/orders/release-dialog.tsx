import { Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { useWrite } from '../../api/hooks'
import { DayField, MoneyField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useSession } from '../../components/session'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'

interface ReleaseDialogProps {
  readonly open: boolean
  readonly order: OrderDocument
  readonly onClose: () => void
}

interface Release {
  readonly amountFen: number | null
  readonly until: string | null
  readonly reason: string
}

const noKeys: readonly never[] = []
const usualDays = 30

interface ReleaseFormProps {
  readonly value: Release
  readonly onChange: (value: Release) => void
  readonly overFen: number
}

function ReleaseForm({ value, onChange, overFen }: ReleaseFormProps) {
  const { t } = useTexts()
  const { approvalLimitFen } = useSession()
  const short = value.amountFen !== null && value.amountFen < overFen
  const beyond = value.amountFen !== null && value.amountFen > approvalLimitFen
  return (
    <div className="release-form">
      <p>{t('orders:release.over', { amount: formatFen(overFen) })}</p>
      <label htmlFor="release-amount">{t('orders:release.amount')}</label>
      <MoneyField
        id="release-amount"
        value={value.amountFen}
        onChange={(amountFen) => onChange({ ...value, amountFen })}
      />
      <p className={beyond ? 'release-problem' : 'faint'}>
        {beyond && t('orders:release.beyond', { amount: formatFen(approvalLimitFen) })}
        {!beyond && short && t('orders:release.short')}
      </p>
      <label htmlFor="release-until">{t('orders:release.until')}</label>
      <DayField id="release-until" value={value.until} onChange={(until) => onChange({ ...value, until })} />
      <label htmlFor="release-reason">{t('components:reason.label')}</label>
      <Input.TextArea
        id="release-reason"
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        placeholder={t('components:reason.required')}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.target.value })}
      />
    </div>
  )
}

/** Lets an order pass the credit limit: by how much, until when, why. Ctrl+Enter releases. */
export function ReleaseDialog({ open, order, onClose }: ReleaseDialogProps) {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite('orders.releaseCredit')
  const { overFen } = order.credit
  const [value, setValue] = useState<Release>({ amountFen: null, until: null, reason: '' })
  useKeys(noKeys, 'dialog', open)
  useEffect(() => {
    if (open) setValue({ amountFen: overFen, until: dayjs().add(usualDays, 'day').format('YYYY-MM-DD'), reason: '' })
  }, [open, overFen])
  const { amountFen, until, reason } = value
  const ready = amountFen !== null && amountFen > 0 && until !== null && reason.trim() !== ''
  const submit = async () => {
    if (!ready || write.pending) return
    const { id, version, number } = order.document
    const done = await write.run({ id, version, amountFen, until, reason: reason.trim() })
    if (!done.ok) return
    toast.success(t('orders:release.done', { number, amount: formatFen(amountFen), until }))
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('orders:release.title', { number: order.document.number })}
      width={440}
      okText={t('orders:release.action')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={write.pending}
      onOk={() => void submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Ctrl+Enter of the fields inside */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      >
        <ReleaseForm value={value} onChange={setValue} overFen={overFen} />
      </div>
    </Modal>
  )
}
