import { Input, Modal, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import {
  type CollectionRow,
  type ContactKind,
  collectionLevels,
  contactKinds,
} from '../../../shared/schemas/collections'
import type { Input as InputOf } from '../../api'
import { useWrite } from '../../api/hooks'
import { DayField, MoneyField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { levelText } from './columns'

interface ContactDialogProps {
  readonly open: boolean
  readonly row: CollectionRow
  readonly onClose: () => void
}

interface Typed {
  readonly kind: ContactKind
  readonly text: string
  readonly nextAction: string
  readonly nextDate: string | null
  readonly level: 1 | 2 | 3 | 4 | null
  readonly promisedFen: number | null
  readonly promisedOn: string | null
}

const blank: Typed = {
  kind: 'call',
  text: '',
  nextAction: '',
  nextDate: null,
  level: null,
  promisedFen: null,
  promisedOn: null,
}

const noKeys: readonly never[] = []

/** What is typed as the office takes it; null while half of a promise or all of the text is missing. */
function inputOf(typed: Typed, distributorId: number): InputOf<'collections.save'> | null {
  const { promisedFen, promisedOn, ...contact } = typed
  const hasPromise = promisedFen !== null && promisedFen > 0 && promisedOn !== null
  const isHalf = (promisedFen !== null && promisedFen > 0) !== (promisedOn !== null)
  if (contact.text.trim() === '' || isHalf) return null
  return {
    ...contact,
    distributorId,
    promise: hasPromise ? { dueDate: promisedOn, amountFen: promisedFen } : null,
  }
}

interface FieldsProps {
  readonly typed: Typed
  readonly change: (part: Partial<Typed>) => void
  readonly problems: Readonly<Record<string, string>>
}

function PromiseFields({ typed, change, problems }: FieldsProps) {
  const { t } = useTexts()
  return (
    <div className="contact-pair">
      <label htmlFor="contact-promised">{t('collections:form.promised')}</label>
      <MoneyField id="contact-promised" value={typed.promisedFen} onChange={(promisedFen) => change({ promisedFen })} />
      <label htmlFor="contact-promised-on">{t('collections:form.promisedOn')}</label>
      <DayField id="contact-promised-on" value={typed.promisedOn} onChange={(promisedOn) => change({ promisedOn })} />
      {problems['promise.dueDate'] !== undefined && <p className="paper-wrong">{problems['promise.dueDate']}</p>}
    </div>
  )
}

function NextFields({ typed, change, problems }: FieldsProps) {
  const { t } = useTexts()
  const levels = collectionLevels.map((value) => ({ value, label: levelText(t, value) }))
  return (
    <div className="contact-pair">
      <label htmlFor="contact-next">{t('collections:form.next')}</label>
      <Input
        id="contact-next"
        maxLength={200}
        value={typed.nextAction}
        onChange={(event) => change({ nextAction: event.target.value })}
      />
      <label htmlFor="contact-next-date">{t('collections:form.nextDate')}</label>
      <DayField id="contact-next-date" value={typed.nextDate} onChange={(nextDate) => change({ nextDate })} />
      {problems.nextDate !== undefined && <p className="paper-wrong">{problems.nextDate}</p>}
      <label htmlFor="contact-level">{t('collections:field.level')}</label>
      <Select
        id="contact-level"
        allowClear
        placeholder={t('collections:form.byAge')}
        value={typed.level}
        options={levels}
        onChange={(level) => change({ level: level ?? null })}
      />
    </div>
  )
}

/** Writes down that a customer was asked for money: how, what was said, what was promised, what comes next. Ctrl+Enter saves. */
export function ContactDialog({ open, row, onClose }: ContactDialogProps) {
  const { t } = useTexts()
  const toast = useToast()
  const save = useWrite('collections.save')
  const [typed, setTyped] = useState(blank)
  useKeys(noKeys, 'dialog', open)
  const { distributorId, distributorName, collectableFen } = row
  useEffect(() => {
    if (open) setTyped(blank)
  }, [open])
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const input = inputOf(typed, distributorId)
  const submit = async () => {
    if (input === null || save.pending) return
    const done = await save.run(input)
    if (!done.ok) return
    toast.success(t('collections:saved', { customer: distributorName }))
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('collections:form.title', { customer: distributorName })}
      width={520}
      okText={t('components:confirm.save')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: input === null }}
      confirmLoading={save.pending}
      onOk={() => void submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Ctrl+Enter of the fields inside */}
      <div
        className="contact-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      >
        <Segmented<ContactKind>
          value={typed.kind}
          options={contactKinds.map((value) => ({ value, label: t(`collections:kind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <Input.TextArea
          id="contact-text"
          autoFocus
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          aria-label={t('collections:form.text')}
          placeholder={t('collections:form.text')}
          value={typed.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <PromiseFields typed={typed} change={change} problems={save.fields} />
        {typed.promisedFen === null && collectableFen > 0 && (
          <button type="button" className="collection-link" onClick={() => change({ promisedFen: collectableFen })}>
            {t('collections:form.whole')}
          </button>
        )}
        <NextFields typed={typed} change={change} problems={save.fields} />
      </div>
    </Modal>
  )
}
