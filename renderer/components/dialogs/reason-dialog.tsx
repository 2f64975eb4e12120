import { Input, Modal, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../i18n'
import { useKeys } from '../keys/registry'

interface ReasonDialogProps {
  readonly open: boolean
  readonly title: string
  /** Reasons often given, one click each. */
  readonly common?: readonly string[]
  readonly okText: string
  readonly busy?: boolean
  /** In pixels; wider where the step shows what it is about. */
  readonly width?: number
  /** What else the step needs, above the reason. */
  readonly children?: ReactNode
  readonly onSubmit: (reason: string) => void
  readonly onCancel: () => void
}

const noKeys: readonly never[] = []

function ReasonForm({
  common = [],
  reason,
  onChange,
}: {
  common?: readonly string[]
  reason: string
  onChange: (text: string) => void
}) {
  const { t } = useTexts()
  return (
    <>
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={500}
        placeholder={t('components:reason.required')}
        aria-label={t('components:reason.label')}
        value={reason}
        onChange={(event) => onChange(event.target.value)}
      />
      {common.length > 0 && (
        <div className="dialog-reasons">
          {common.map((text) => (
            <Tag.CheckableTag key={text} checked={reason === text} onChange={() => onChange(text)}>
              {text}
            </Tag.CheckableTag>
          ))}
        </div>
      )}
    </>
  )
}

/** Asks for the reason a step needs: cancelling, reversing, rejecting, releasing. Ctrl+Enter submits. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, common, okText, busy = false, onSubmit, onCancel } = props
  const { t } = useTexts()
  const [reason, setReason] = useState('')
  useKeys(noKeys, 'dialog', open)
  const submit = () => {
    if (reason.trim() !== '' && !busy) onSubmit(reason.trim())
  }
  return (
    <Modal
      open={open}
      title={title}
      width={props.width ?? 440}
      okText={okText}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={busy}
      onOk={submit}
      onCancel={onCancel}
      afterClose={() => setReason('')}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Ctrl+Enter of the field inside */}
      <div
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      >
        {props.children}
        <ReasonForm {...(common ? { common } : {})} reason={reason} onChange={setReason} />
      </div>
    </Modal>
  )
}
