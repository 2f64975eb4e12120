import { Progress as ProgressBar } from 'antd'
import type { ReactNode } from 'react'
import type { Progress } from '../../../shared/contract/envelope'

interface StartChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly disabled: boolean
  /** Shown in place of nothing while this choice is being carried out; the height stays. */
  readonly progress?: Progress | null
  readonly onClick: () => void
}

/** One way to begin, as a row that is a button. */
export function StartChoice({ icon, title, hint, disabled, progress = null, onClick }: StartChoiceProps) {
  const percent = progress === null || progress.total === 0 ? 0 : (progress.done / progress.total) * 100
  return (
    <button type="button" className="start-choice" disabled={disabled} onClick={onClick}>
      <span className="start-icon">{icon}</span>
      <span className="start-words">
        <b>{title}</b>
        <span className="soft">{progress?.label ?? hint}</span>
        {progress !== null && <ProgressBar percent={percent} size="small" showInfo={false} status="active" />}
      </span>
    </button>
  )
}
