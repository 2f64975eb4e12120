import { Modal, Progress } from 'antd'
import { useRef, useState } from 'react'
import type { StatementRow } from '../../../shared/schemas/statements'
import { useWrite } from '../../api/hooks'
import { useKeys } from '../../components/keys/registry'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

const noKeys: readonly never[] = []

/** Hands out every draft of the month, one after the other; stopping keeps what was handed out so far. */
export function IssueAll({
  drafts,
  onClose,
}: {
  readonly drafts: readonly StatementRow[]
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const toast = useToast()
  const issue = useWrite('statements.issue')
  const [asked] = useState(drafts)
  const [done, setDone] = useState<number | null>(null)
  const stopped = useRef(false)
  useKeys(noKeys, 'dialog')
  const run = async () => {
    setDone(0)
    let count = 0
    for (const { id, version } of asked) {
      if (stopped.current) break
      const answer = await issue.run({ id, version })
      if (!answer.ok) break
      count += 1
      setDone(count)
    }
    toast.success(t('statements:issueAll.done', { count }))
    onClose()
  }
  const running = done !== null
  return (
    <Modal
      open
      title={t('statements:issueAll.title', { count: asked.length })}
      width={440}
      okText={t('statements:step.issue')}
      cancelText={t('components:confirm.cancel')}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={running}
      closable={!running}
      onOk={() => void run()}
      onCancel={() => {
        stopped.current = true
        if (!running) onClose()
      }}
    >
      <p>{t('statements:issueAll.effect')}</p>
      {running && <Progress className="issue-progress" percent={Math.round((100 * done) / asked.length)} />}
    </Modal>
  )
}
