import { usePreferences } from '../../preferences'
import { formatDay, formatFen, formatInstant, formatQuantity, formatRate } from './text'

interface MoneyProps {
  readonly fen: number | null
  /** Shows nothing for 0, as matrices do. */
  readonly blankZero?: boolean
}

/** An amount of fen with two decimals, right-aligned where it stands in a block; negative in red with its minus. */
export function Money({ fen, blankZero = false }: MoneyProps) {
  if (fen === null || (blankZero && fen === 0)) return null
  return <span className={fen < 0 ? 'numeric negative' : 'numeric'}>{formatFen(fen)}</span>
}

/** A count of pieces with thousands separators; negative in red. */
export function Quantity({
  value,
  blankZero = false,
}: {
  readonly value: number | null
  readonly blankZero?: boolean
}) {
  if (value === null || (blankZero && value === 0)) return null
  return <span className={value < 0 ? 'numeric negative' : 'numeric'}>{formatQuantity(value)}</span>
}

/** A rate in basis points as per cent. */
export function Rate({ rateBp }: { readonly rateBp: number | null }) {
  return rateBp === null ? null : <span className="numeric">{formatRate(rateBp)}</span>
}

/** A business day as `2026-03-05`, on request with its weekday. */
export function Day({ day, weekday = false }: { readonly day: string | null; readonly weekday?: boolean }) {
  const { locale } = usePreferences()
  if (day === null || day === '') return null
  return <span className="numeric">{formatDay(day, weekday ? locale : null)}</span>
}

/** An instant in this computer's time zone, to the minute. */
export function Instant({ at }: { readonly at: string | null }) {
  return at === null || at === '' ? null : <span className="numeric">{formatInstant(at)}</span>
}
