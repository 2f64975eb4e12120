import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useKeys } from '../../components/keys/registry'
import { useTexts } from '../../i18n'

interface SaveDialogProps {
  readonly onSave: (name: string) => Promise<boolean>
  readonly onClose: () => void
}

const noKeys: readonly never[] = []

/** Asks for the name of a new view; Enter saves it. */
export function SaveDialog({ onSave, onClose }: SaveDialogProps) {
  const { t } = useTexts()
  const [name, setName] = useState('')
  useKeys(noKeys, 'dialog')
  const submit = async () => {
    if (name.trim() !== '' && (await onSave(name.trim()))) onClose()
  }
  return (
    <Modal
      open
      title={t('statistics:view.saveAs')}
      width={400}
      okText={t('components:confirm.save')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        maxLength={200}
        aria-label={t('statistics:view.name')}
        placeholder={t('statistics:view.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void submit()}
      />
      <p className="form-hint">{t('statistics:view.nameHint')}</p>
    </Modal>
  )
}
