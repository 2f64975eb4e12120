import { Modal } from 'antd'
import { useTexts } from '../../i18n'
import { type KeyBinding, useKeyHelp, useKeys } from '../keys/registry'

function Combination({ keys }: { keys: string }) {
  return (
    <span className="key-combination">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}

function KeyList({ title, bindings, none }: { title: string; bindings: readonly KeyBinding[]; none: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {bindings.length === 0 && <p className="faint">{none}</p>}
      <dl className="key-list">
        {bindings.map((binding) => (
          <div key={binding.label}>
            <dt>{binding.label}</dt>
            <dd>
              {(typeof binding.keys === 'string' ? [binding.keys] : binding.keys).map((keys) => (
                <Combination key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const noKeys: readonly never[] = []

/** `?`: every key that works on the current screen, named. */
export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTexts()
  const { screen, everywhere } = useKeyHelp()
  useKeys(noKeys, 'dialog', open)
  return (
    <Modal open={open} onCancel={onClose} footer={null} width={720} title={t('frame:keys.title')}>
      <div className="key-help">
        <KeyList title={t('frame:keys.here')} bindings={screen} none={t('frame:keys.none')} />
        <KeyList title={t('frame:keys.everywhere')} bindings={everywhere} none="" />
      </div>
    </Modal>
  )
}
