import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { type DifferenceRow, differenceClasses } from '../../../shared/schemas/reconciliations'
import { ChoiceField } from '../../components/accounts-desk'
import { useKeys } from '../../components/keys/registry'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { reasonText } from './reason-text'
import type { Explanation } from './use-reconciliation'

interface ClassDialogProps {
  readonly difference: DifferenceRow
  readonly busy: boolean
  readonly onSubmit: (said: Explanation) => void
  readonly onCancel: () => void
}

const noKeys: readonly never[] = []

/** What a difference is, in the office's words, with a note; calling it unknown explains nothing. */
export function ClassDialog({ difference, busy, onSubmit, onCancel }: ClassDialogProps) {
  const { t } = useTexts()
  const [said, setSaid] = useState<Explanation>({
    differenceClass: difference.differenceClass,
    explained: true,
    note: difference.note,
  })
  useKeys(noKeys, 'dialog')
  const unknown = said.differenceClass === 'unknown'
  const submit = () => {
    if (!busy) onSubmit({ ...said, explained: said.explained && !(unknown && said.note.trim() === '') })
  }
  return (
    <Modal
      open
      title={t('reconciliations:ask.class')}
      width={440}
      okText={t('components:confirm.save')}
      cancelText={t('components:confirm.cancel')}
      confirmLoading={busy}
      onOk={submit}
      onCancel={onCancel}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Ctrl+Enter of the fields inside */}
      <div
        className="class-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      >
        <p>
          {difference.ourNumber || difference.reference} <Money fen={difference.amountFen} />
          {difference.reason !== null && <span className="faint"> {reasonText(t, difference.reason)}</span>}
        </p>
        <ChoiceField
          id="difference-class"
          label={t('reconciliations:column.class')}
          value={said.differenceClass}
          options={differenceClasses.map((value) => ({ value, label: t(`reconciliations:class.${value}`) }))}
          onChange={(differenceClass) => setSaid({ ...said, differenceClass })}
        />
        <Input
          id="difference-note"
          autoFocus
          maxLength={500}
          placeholder={t('reconciliations:note')}
          aria-label={t('reconciliations:note')}
          value={said.note}
          onChange={(event) => setSaid({ ...said, note: event.target.value })}
          onPressEnter={submit}
        />
        <Checkbox checked={said.explained} onChange={(event) => setSaid({ ...said, explained: event.target.checked })}>
          {t(unknown ? 'reconciliations:explainedUnknown' : 'reconciliations:explained')}
        </Checkbox>
      </div>
    </Modal>
  )
}
