import { Refusal } from '../../shared/schemas/errors'

/** Refuses a step dated before the step it follows, because the ledger would show goods arriving before they left. @throws Refusal invalidInput */
export function assertNotBefore(date: string, earlier: string | null): void {
  if (earlier !== null && date < earlier)
    throw new Refusal('invalidInput', { date, earliest: earlier }, [{ path: 'date', code: 'tooEarly' }])
}

/** Points at one field of the input that is wrong. */
export const fieldRefusal = (path: string, code: string): Refusal => new Refusal('invalidInput', {}, [{ path, code }])

/** What a history line says beside its step: the note, if one was written. */
export const noted = (remark: string): { readonly detail?: { readonly remark: string } } =>
  remark === '' ? {} : { detail: { remark } }

/** Lines of the same SKU as one, in the order they were first typed. */
export function mergeLines(
  lines: readonly { readonly skuId: number; readonly quantity: number }[],
): { readonly skuId: number; readonly quantity: number }[] {
  const merged = new Map<number, number>()
  for (const { skuId, quantity } of lines) merged.set(skuId, (merged.get(skuId) ?? 0) + quantity)
  return [...merged].map(([skuId, quantity]) => ({ skuId, quantity }))
}

/**
 * How many pieces of each line arrived; a line that is not named arrived whole.
 * @throws Refusal invalidInput for a line that is not of this document or is named twice, or more than was sent
 */
export function arrivedPieces<Line extends { readonly id: number; readonly quantity: number }>(
  lines: readonly Line[],
  received: readonly { readonly lineId: number; readonly quantity: number }[],
): { readonly line: Line; readonly arrived: number }[] {
  const said = new Map(received.map((entry) => [entry.lineId, entry.quantity]))
  for (const [index, entry] of received.entries()) {
    const line = lines.find((candidate) => candidate.id === entry.lineId)
    if (line === undefined) throw fieldRefusal(`received.${index}.lineId`, 'unknown')
    // Of two answers for one line neither may win in silence.
    if (received.findIndex(({ lineId }) => lineId === entry.lineId) < index)
      throw fieldRefusal(`received.${index}.lineId`, 'repeated')
    if (entry.quantity > line.quantity) throw fieldRefusal(`received.${index}.quantity`, 'tooBig')
  }
  return lines.map((line) => ({ line, arrived: said.get(line.id) ?? line.quantity }))
}
