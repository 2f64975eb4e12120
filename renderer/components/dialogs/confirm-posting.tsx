import { Modal } from 'antd'
import { type ReactNode, useEffect, useId } from 'react'
import { useTexts } from '../../i18n'
import { useKeys } from '../keys/registry'

/** What `ConfirmPosting` asks. */
export interface ConfirmPostingProps {
  readonly open: boolean
  /** What will happen, as a statement: “发货单 SH-2026-000123 将过账”. */
  readonly title: string
  /** What it does to goods and money, one line each. */
  readonly effects: readonly ReactNode[]
  /** The verb on the button; posting by default, signing where a person signs. */
  readonly verb?: 'post' | 'sign'
  /** Another word on the button, where a step is neither, e.g. giving a draft up. */
  readonly okText?: string
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** Once it is gone: where the keyboard goes on, if not where it was. */
  readonly onClosed?: () => void
}

const noKeys: readonly never[] = []

/** The one question this product asks: before posting and signing, because entries are never deleted. Enter confirms. */
export function ConfirmPosting({
  open,
  title,
  effects,
  verb = 'post',
  okText,
  busy = false,
  onConfirm,
  onCancel,
  onClosed,
}: ConfirmPostingProps) {
  const { t } = useTexts()
  useKeys(noKeys, 'dialog', open)
  const okId = useId()
  // Over a form that slid in, the form takes the keyboard back once; the question asks for it after that, or Enter would close it.
  useEffect(() => {
    if (!open) return undefined
    const frame = requestAnimationFrame(() => document.getElementById(okId)?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open, okId])
  return (
    <Modal
      open={open}
      title={title}
      width={440}
      okText={okText ?? t(`components:confirm.${verb}`)}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ autoFocus: true, id: okId }}
      confirmLoading={busy}
      onOk={onConfirm}
      onCancel={onCancel}
      {...(onClosed === undefined ? {} : { afterClose: onClosed })}
      destroyOnHidden
    >
      <ul className="dialog-effects">
        {effects.map((effect, position) => (
          <li key={position}>{effect}</li>
        ))}
      </ul>
    </Modal>
  )
}
