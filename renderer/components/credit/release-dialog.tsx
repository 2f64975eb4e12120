import { Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import type { CreditState } from '../../../shared/schemas/credit'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { useWrite } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { DayField, MoneyField } from '../fields'
import { useKeys } from '../keys/registry'
import { useSession } from '../session'
import { useToast } from '../toast'
import { formatFen } from '../values/text'
import './credit.css'

interface ReleaseDialogProps {
  readonly open: boolean
  readonly document: DocumentRow
  readonly credit: CreditState
  readonly method: 'orders.releaseCredit' | 'transfers.releaseCredit'
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
  readonly credit: CreditState
}

function ReleaseForm({ value, onChange, credit }: ReleaseFormProps) {
  const { t } = useTexts()
  const { approvalLimitFen } = useSession()
  const { overFen, overdueDays, neededFen } = credit
  const short = value.amountFen !== null && value.amountFen < neededFen
  const beyond = value.amountFen !== null && value.amountFen > approvalLimitFen
  return (
    <div className="release-form">
      <p>
        {overFen > 0 && t('credit:release.over', { amount: formatFen(overFen) })}
        {credit.breaches.includes('overdue') &&
          t('credit:release.overdue', { days: overdueDays, amount: formatFen(neededFen) })}
      </p>
      <label htmlFor="release-amount">{t('credit:release.amount')}</label>
      <MoneyField
        id="release-amount"
        value={value.amountFen}
        onChange={(amountFen) => onChange({ ...value, amountFen })}
      />
      <p className={beyond ? 'release-problem' : 'faint'}>
        {beyond && t('credit:release.beyond', { amount: formatFen(approvalLimitFen) })}
        {!beyond && short && t('credit:release.short')}
      </p>
      <label htmlFor="release-until">{t('credit:release.until')}</label>
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

/** Lets a document pass the credit gate: by how much, until when, why. Ctrl+Enter releases. */
export function ReleaseDialog({ open, document, credit, method, onClose }: ReleaseDialogProps) {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite(method)
  const { neededFen } = credit
  const [value, setValue] = useState<Release>({ amountFen: null, until: null, reason: '' })
  useKeys(noKeys, 'dialog', open)
  useEffect(() => {
    if (open) setValue({ amountFen: neededFen, until: dayjs().add(usualDays, 'day').format('YYYY-MM-DD'), reason: '' })
  }, [open, neededFen])
  const { amountFen, until, reason } = value
  const ready = amountFen !== null && amountFen > 0 && until !== null && reason.trim() !== ''
  const submit = async () => {
    if (!ready || write.pending) return
    const { id, version, number } = document
    const done = await write.run({ id, version, amountFen, until, reason: reason.trim() })
    if (!done.ok) return
    toast.success(t('credit:release.done', { number, amount: formatFen(amountFen), until }))
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('credit:release.title', { number: document.number })}
      width={440}
      okText={t('credit:release.action')}
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
        <ReleaseForm value={value} onChange={setValue} credit={credit} />
      </div>
    </Modal>
  )
}
