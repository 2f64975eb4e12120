import { Alert, Button, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import type { Settings } from '../../../shared/schemas/companies'
import { useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { DayField } from '../../components/fields'
import { FormField, FormGrid, TextControl } from '../../components/masters'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

interface CompanyCardProps {
  readonly settings: Settings
  readonly readOnly: boolean
  /** Whether days may be closed, which a director may who changes nothing else. */
  readonly mayClose: boolean
}

function Choice(props: {
  readonly label: string
  readonly hint: string
  readonly on: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => void
}) {
  return (
    <div className="settings-choice">
      <Switch
        size="small"
        checked={props.on}
        disabled={props.disabled}
        aria-label={props.label}
        onChange={props.onChange}
      />
      <span>
        <b>{props.label}</b>
        <span className="faint">{props.hint}</span>
      </span>
    </div>
  )
}

interface FieldsProps {
  readonly draft: Settings
  readonly change: (part: Partial<Settings>) => void
  readonly readOnly: boolean
  readonly mayClose: boolean
  readonly problems: Readonly<Record<string, string>>
}

function Text({
  field,
  draft,
  change,
  readOnly,
  problems,
}: FieldsProps & { readonly field: 'name' | 'address' | 'phone' }) {
  const { t } = useTexts()
  const key = ({ name: 'companyName', address: 'companyAddress', phone: 'companyPhone' } as const)[field]
  return (
    <FormField
      label={t(`settings:company.${field}`)}
      htmlFor={`settings-${field}`}
      problem={problems[key]}
      whole={field !== 'phone'}
      {...(field === 'name' ? { hint: t('settings:company.nameHint') } : {})}
    >
      {readOnly ? (
        <span className="selectable">{draft[key]}</span>
      ) : (
        <TextControl id={`settings-${field}`} value={draft[key]} onChange={(text) => change({ [key]: text })} />
      )}
    </FormField>
  )
}

function Fields(props: FieldsProps) {
  const { t } = useTexts()
  const { draft, change, readOnly, mayClose } = props
  return (
    <>
      <FormGrid>
        <Text {...props} field="name" />
        <Text {...props} field="address" />
        <Text {...props} field="phone" />
        <FormField
          label={t('settings:company.closedThrough')}
          htmlFor="settings-closed"
          hint={t('settings:company.closedHint')}
        >
          <DayField
            id="settings-closed"
            disabled={readOnly && !mayClose}
            value={draft.closedThrough}
            onChange={(closedThrough) => change({ closedThrough })}
          />
        </FormField>
      </FormGrid>
      <Choice
        label={t('settings:company.credit')}
        hint={t('settings:company.creditHint')}
        on={draft.creditControl}
        disabled={readOnly}
        onChange={(creditControl) => change({ creditControl })}
      />
      <div className="settings-choice">
        <InputNumber
          id="settings-overdue"
          min={0}
          max={3650}
          precision={0}
          disabled={readOnly || !draft.creditControl}
          value={draft.stopAfterOverdueDays}
          aria-label={t('settings:company.overdue')}
          onChange={(stopAfterOverdueDays) => change({ stopAfterOverdueDays })}
        />
        <span>
          <b>{t('settings:company.overdue')}</b>
          <span className="faint">{t('settings:company.overdueHint')}</span>
        </span>
      </div>
      <Choice
        label={t('settings:company.negative')}
        hint={t('settings:company.negativeHint')}
        on={draft.allowNegativeStock}
        disabled={readOnly}
        onChange={(allowNegativeStock) => change({ allowNegativeStock })}
      />
    </>
  )
}

/** Closing days are signed, so they are asked about; opening them again too. */
function useClosing(settings: Settings, draft: Settings) {
  const { t } = useTexts()
  const day = draft.closedThrough
  const later = day !== null && (settings.closedThrough === null || day > settings.closedThrough)
  const title = later
    ? t('settings:company.closeTitle', { day })
    : day === null
      ? t('settings:company.reopenNone')
      : t('settings:company.reopenTitle', { day })
  return {
    changed: day !== settings.closedThrough,
    title,
    effect: later ? t('settings:company.closeEffect', { day }) : t('settings:company.reopenEffect'),
    okText: t(later ? 'settings:company.closeButton' : 'settings:company.reopenButton'),
  }
}

/** Name, address, closing day and the two controls of the company. */
export function CompanyCard({ settings, readOnly, mayClose }: CompanyCardProps) {
  const { t } = useTexts()
  const toast = useToast()
  const whole = useWrite('settings.save', { quiet: true })
  const closed = useWrite('settings.closePeriod', { quiet: true })
  const write = readOnly ? closed : whole
  const [draft, setDraft] = useState(settings)
  const [asking, setAsking] = useState(false)
  const closing = useClosing(settings, draft)
  const changed = JSON.stringify(draft) !== JSON.stringify(settings)
  const save = async () => {
    const done = readOnly ? await closed.run({ closedThrough: draft.closedThrough }) : await whole.run(draft)
    setAsking(false)
    if (done.ok) toast.success(t('settings:company.saved'))
  }
  return (
    <section className="card">
      <header>
        <h2>{t('settings:company.title')}</h2>
      </header>
      <form
        className="settings-body"
        onSubmit={(event) => {
          event.preventDefault()
          if (closing.changed) setAsking(true)
          else void save()
        }}
      >
        {write.message !== null && <Alert type="error" showIcon title={write.message} className="master-alert" />}
        <Fields
          draft={draft}
          change={(part) => setDraft({ ...draft, ...part })}
          readOnly={readOnly}
          mayClose={mayClose}
          problems={write.fields}
        />
        {(!readOnly || mayClose) && (
          <div className="settings-buttons">
            {changed && <Button onClick={() => setDraft(settings)}>{t('components:confirm.cancel')}</Button>}
            <Button type="primary" htmlType="submit" disabled={!changed} loading={write.pending}>
              {t('components:confirm.save')}
            </Button>
          </div>
        )}
      </form>
      <ConfirmPosting
        open={asking}
        title={closing.title}
        effects={[closing.effect]}
        okText={closing.okText}
        busy={write.pending}
        onConfirm={() => void save()}
        onCancel={() => setAsking(false)}
      />
    </section>
  )
}
