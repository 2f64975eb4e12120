import type { ReactNode } from 'react'
import './empty-state.css'

interface EmptyStateProps {
  /** What is the case: “没有待审核的订单”. */
  readonly title: string
  /** What to do about it, with its key if there is one. */
  readonly hint?: ReactNode
  readonly icon?: ReactNode
  /** One button at most. */
  readonly action?: ReactNode
}

/** Says that there is nothing and what to do; never a bare “no data”. */
export function EmptyState({ title, hint, icon, action }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon !== undefined && (
        <div className="empty-icon" aria-hidden>
          {icon}
        </div>
      )}
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p className="empty-hint">{hint}</p>}
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  )
}
