import type { ReturnLineRow } from '../../../shared/schemas/returns'
import type { Finding } from './inspection'

/** What accepting good and defective pieces credits, in fen: each line's pieces from its earliest sales on, as posting does. */
export function creditOf(lines: readonly ReturnLineRow[], findings: readonly Finding[]): number {
  const byLine = new Map(findings.map((finding) => [finding.lineId, finding]))
  let creditFen = 0
  for (const line of lines) {
    const finding = byLine.get(line.id)
    let open = finding === undefined ? 0 : finding.good + finding.defect
    for (const source of line.sources) {
      const taken = Math.min(open, source.quantity)
      creditFen += taken * source.priceFen
      open -= taken
    }
  }
  return creditFen
}
