/** What of an order line was asked of factories, beside what became of it. */
export interface AskedLine {
  readonly quantity: number
  readonly cancelledQuantity: number
  /** Promised or shipped. */
  readonly servedQuantity: number
  /** Asked of factories in any production order that was not cancelled, without what was given up. */
  readonly askedQuantity: number
  /** What the line had got before it was first asked for; null where that is not known. */
  readonly servedBeforeQuantity: number | null
}

/**
 * How many pieces of an order line a factory has to be asked for: what it still waits for, but never a piece twice. What was asked for
 * covers the line also after it arrived and lies in the warehouse; what the line had got before was not of it. Where that is not
 * known, nothing it got is taken to be of it, which asks for too little rather than twice.
 */
export function toAskFor(line: AskedLine): number {
  const wanted = line.quantity - line.cancelledQuantity
  const apart = line.askedQuantity === 0 ? 0 : (line.servedBeforeQuantity ?? line.servedQuantity)
  return Math.max(0, Math.min(wanted - line.servedQuantity, wanted - line.askedQuantity - apart))
}
