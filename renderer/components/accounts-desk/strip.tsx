import type { ReactNode } from 'react'
import { Money } from '../values'
import './accounts-desk.css'

interface DeskStripProps {
  /** Labels beside the figures rather than above them: one low line. */
  readonly inline?: boolean
  readonly children: ReactNode
}

/** The figures that matter, in one line above a list. */
export function DeskStrip({ children, inline = false }: DeskStripProps) {
  return <dl className={inline ? 'desk-strip desk-strip-inline selectable' : 'desk-strip selectable'}>{children}</dl>
}

interface StripFigureProps {
  readonly label: string
  readonly fen: number | null
  readonly strong?: boolean
  /** Red when there is any, e.g. what is overdue. */
  readonly wrong?: boolean
}

/** One figure of the strip, in yuan. */
export function StripFigure({ label, fen, strong = false, wrong = false }: StripFigureProps) {
  const isWrong = wrong && fen !== null && fen > 0
  return (
    <div className={`${strong ? 'strip-strong' : ''} ${isWrong ? 'strip-wrong' : ''}`}>
      <dt>{label}</dt>
      <dd>{fen === null ? '—' : <Money fen={fen} />}</dd>
    </div>
  )
}
