import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { type DifferenceKind, differenceKinds, type OpenAccount } from '../../../shared/schemas/settlements'
import { useKeys } from '../../components/keys/registry'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { SettlingWork } from './use-settling'

const noKeys: readonly never[] = []

/** Numbers that still read as a sentence. */
const NAMED = 3

/** Asks what a small difference is booked as; the entry it is left on is named, and so is the limit. */
export function DifferenceDialog({ account, work }: { readonly account: OpenAccount; readonly work: SettlingWork }) {
  const { t } = useTexts()
  const { asking, difference, answer, cancel } = work.difference
  const [kind, setKind] = useState<DifferenceKind>('rounding')
  const [note, setNote] = useState('')
  useKeys(noKeys, 'dialog', asking)
  const ids = new Set(difference.rest.map(({ entryId }) => entryId))
  const numbers = [...account.credits, ...account.charges]
    .filter(({ entryId }) => ids.has(entryId))
    .map(({ documentNumber }) => documentNumber)
  const named = `${numbers.slice(0, NAMED).join('、')}${numbers.length > NAMED ? ` +${numbers.length - NAMED}` : ''}`
  const words = { fen: formatFen(Math.abs(difference.fen)), limit: formatFen(difference.limitFen), numbers: named }
  const basis = note.trim() === '' ? t('settlements:difference.basis', words) : note.trim()
  return (
    <Modal
      open={asking}
      title={t('settlements:difference.title', words)}
      width={480}
      okText={t('settlements:post')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={work.busy}
      onOk={() => void answer({ adjustmentKind: kind, basis })}
      onCancel={cancel}
      destroyOnHidden
    >
      <div className="difference-form">
        <p>{t(difference.fen > 0 ? 'settlements:difference.over' : 'settlements:difference.under', words)}</p>
        <Radio.Group
          value={kind}
          onChange={(event) => setKind(differenceKinds.find((one) => one === event.target.value) ?? 'rounding')}
          options={differenceKinds.map((value) => ({ value, label: t(`adjustments:kind.${value}`) }))}
        />
        <Input
          maxLength={500}
          placeholder={t('settlements:difference.basis', words)}
          aria-label={t('adjustments:field.basis')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <p className="faint">{t('settlements:difference.limit', words)}</p>
      </div>
    </Modal>
  )
}
