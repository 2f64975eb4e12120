import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { StatementDocument } from '../../../shared/schemas/statements'
import { ConfirmPosting } from '../../components/dialogs'
import { useKeys } from '../../components/keys/registry'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { DisputeDialog } from './dispute-dialog'
import type { StatementWork } from './use-statement'

const noKeys: readonly never[] = []

/** How the customer agreed: with a signature or a stamp, or by letting the agreed days pass; the two are not the same evidence. */
function AnswerDialog({
  work,
  words,
}: {
  readonly work: StatementWork
  readonly words: Readonly<Record<string, string>>
}) {
  const { t } = useTexts()
  const [agreement, setAgreement] = useState<'signed' | 'deemed'>('signed')
  const [note, setNote] = useState('')
  const open = work.question === 'confirm'
  useKeys(noKeys, 'dialog', open)
  return (
    <Modal
      open={open}
      title={t('statements:ask.confirm', words)}
      width={480}
      okText={t('statements:step.confirm')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={work.busy}
      onOk={() => void work.steps.confirm(agreement, note)}
      onCancel={() => work.ask(null)}
      destroyOnHidden
    >
      <div className="generate-form">
        <Radio.Group
          value={agreement}
          onChange={(event) => setAgreement(event.target.value === 'deemed' ? 'deemed' : 'signed')}
          options={(['signed', 'deemed'] as const).map((value) => ({
            value,
            label: t(`statements:agreement.${value}`),
          }))}
        />
        <p className="faint">{t(`statements:agreementHint.${agreement}`)}</p>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={500}
          placeholder={t('statements:answerNote')}
          aria-label={t('statements:answerNote')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  )
}

/** The questions of a statement's steps. */
export function StatementDialogs({
  statement,
  work,
}: {
  readonly statement: StatementDocument
  readonly work: StatementWork
}) {
  const { t } = useTexts()
  const { question, ask, busy, steps } = work
  const { document, view } = statement
  const closing = view.parts.find(({ part }) => part === 'receivable')?.closingFen ?? 0
  const words = { number: document.number, customer: view.distributorName, amount: formatFen(closing) }
  const close = () => ask(null)
  return (
    <>
      {(['issue', 'close', 'discard'] as const).map((step) => (
        <ConfirmPosting
          key={step}
          open={question === step}
          title={t(`statements:ask.${step}`, words)}
          effects={[t(`statements:effect.${step}`, words)]}
          okText={t(`statements:step.${step}`)}
          busy={busy}
          onConfirm={() => void steps[step]()}
          onCancel={close}
        />
      ))}
      <AnswerDialog work={work} words={words} />
      <DisputeDialog key={document.version} statement={statement} work={work} words={words} />
    </>
  )
}
