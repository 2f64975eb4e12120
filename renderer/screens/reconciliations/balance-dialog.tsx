import { Modal } from 'antd'
import { useState } from 'react'
import { MoneyField } from '../../components/fields'
import { useKeys } from '../../components/keys/registry'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'

interface BalanceDialogProps {
  readonly customer: string
  readonly ourClosingFen: number
  readonly busy: boolean
  readonly onSubmit: (theirClosingFen: number) => void
  readonly onCancel: () => void
}

const noKeys: readonly never[] = []

/** The customer answered with a balance and nothing else; ours stands there already, so that an equal one is a single key. */
export function BalanceDialog({ customer, ourClosingFen, busy, onSubmit, onCancel }: BalanceDialogProps) {
  const { t } = useTexts()
  const [theirs, setTheirs] = useState<number | null>(ourClosingFen)
  useKeys(noKeys, 'dialog')
  const submit = () => {
    if (theirs !== null && !busy) onSubmit(theirs)
  }
  return (
    <Modal
      open
      width={400}
      title={t('reconciliations:reply.title', { customer })}
      okText={t(theirs === ourClosingFen ? 'reconciliations:reply.agree' : 'reconciliations:reply.keep')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ disabled: theirs === null }}
      confirmLoading={busy}
      onOk={submit}
      onCancel={onCancel}
      destroyOnHidden
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter of the field inside */}
      <div
        className="balance-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit()
        }}
      >
        <p>
          {t('reconciliations:field.ourClosing')} <Money fen={ourClosingFen} />
        </p>
        <label htmlFor="their-balance">{t('reconciliations:field.theirClosing')}</label>
        <MoneyField id="their-balance" autoFocus value={theirs} onChange={setTheirs} />
        {theirs !== null && theirs !== ourClosingFen && (
          <p className="soft">
            {t('reconciliations:difference')} <Money fen={ourClosingFen - theirs} />
          </p>
        )}
      </div>
    </Modal>
  )
}
