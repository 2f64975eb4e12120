import { Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { monthOf } from '../../../shared/domain/days'
import { useWrite } from '../../api/hooks'
import { DayField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { daysOfMonth } from './period'

interface GenerateDialogProps {
  readonly month: string
  readonly onClose: () => void
  readonly onMonth: (month: string) => void
}

const noKeys: readonly never[] = []

/** Makes the statements of a period for every customer: new ones and drafts; what was handed out stays as it is. */
export function GenerateDialog({ month, onClose, onMonth }: GenerateDialogProps) {
  const { t } = useTexts()
  const toast = useToast()
  const [days, setDays] = useState(() => daysOfMonth(month))
  const [skipEmpty, setSkipEmpty] = useState(true)
  const generate = useWrite('statements.generate')
  useKeys(noKeys, 'dialog')
  const run = async () => {
    const done = await generate.run({ ...days, skipEmpty })
    if (!done.ok) return
    toast.success(t('statements:generate.done', done.value))
    onMonth(monthOf(days.dateTo))
    onClose()
  }
  return (
    <Modal
      open
      title={t('statements:generate.title')}
      width={440}
      okText={t('statements:generate.ok')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ autoFocus: true, disabled: days.dateFrom > days.dateTo }}
      confirmLoading={generate.pending}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className="generate-form">
        <div className="generate-days">
          {(['dateFrom', 'dateTo'] as const).map((field) => (
            <label key={field} htmlFor={`generate-${field}`}>
              <span>{t(field === 'dateFrom' ? 'statements:field.from' : 'statements:field.to')}</span>
              <DayField
                id={`generate-${field}`}
                value={days[field]}
                allowClear={false}
                onChange={(day) => day !== null && setDays({ ...days, [field]: day })}
              />
            </label>
          ))}
        </div>
        <Checkbox checked={skipEmpty} onChange={(event) => setSkipEmpty(event.target.checked)}>
          {t('statements:generate.skipEmpty')}
        </Checkbox>
        <p className="faint">{t('statements:generate.hint')}</p>
      </div>
    </Modal>
  )
}
