import { type ReactNode, useState } from 'react'
import { useTexts } from '../../i18n'
import { ConfirmPosting, type ConfirmPostingProps } from '../dialogs'
import { DayField } from '../fields'
import { today } from './today'
import './goods.css'

/** A dated step's day, as the last line of what a confirmation says. */
export function StepDay({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <span className="step-day">
      <span>{label}</span>
      <DayField value={day} allowClear={false} onChange={(picked) => picked !== null && onChange(picked)} />
    </span>
  )
}

/** Asks before a step that has a day of its own: what it does, then the day, today until it is changed. */
export function ConfirmOnDay({
  dayLabel,
  effects,
  onConfirm,
  ...asked
}: Omit<ConfirmPostingProps, 'onConfirm'> & {
  readonly dayLabel: string
  readonly onConfirm: (day: string) => void
}) {
  const [day, setDay] = useState(today)
  return (
    <ConfirmPosting
      {...asked}
      effects={[...effects, <StepDay key="day" label={dayLabel} day={day} onChange={setDay} />]}
      onConfirm={() => onConfirm(day)}
    />
  )
}

/** A note across a document: what is special about it, and what can be done. */
export function DocumentNote({
  tone,
  children,
  action,
}: {
  readonly tone: 'waits' | 'wrong' | 'work'
  readonly children: ReactNode
  readonly action?: ReactNode
}) {
  return (
    <div className={`document-note note-${tone}`} role="status">
      <span>{children}</span>
      {action}
    </div>
  )
}

/** Sizes across, or line by line. */
export type LineView = 'sizes' | 'lines'

/** The words of the two views, for a Segmented. */
export function useLineViews(): { readonly value: LineView; readonly label: string }[] {
  const { t } = useTexts()
  return [
    { value: 'sizes', label: t('goods:view.sizes') },
    { value: 'lines', label: t('goods:view.lines') },
  ]
}
