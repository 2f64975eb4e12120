import { codesIn } from '../../../shared/domain/reconciliation/goods'
import type { Reader } from '../../database/connection'
import { listStyleCodes, listStylesMoved } from '../../database/queries/reconciliation-answers'
import type { OurSide } from './ours'

/** Our side with the styles of its documents, when their book names any: then goods tell lines apart, and wrong goods from dear ones. */
export function withOurStyles(reader: Reader, side: OurSide, lines: readonly { readonly text?: string }[]): OurSide {
  const words = [...new Set(lines.flatMap(({ text = '' }) => codesIn(text)))]
  const named = words.length === 0 ? [] : listStyleCodes(reader, words)
  if (named.length === 0) return side
  const moved = listStylesMoved(
    reader,
    side.documents.map(({ id }) => id),
  )
  const byDocument = Map.groupBy(moved, ({ documentId }) => documentId)
  const documents = side.documents.map((document) => {
    const styles = byDocument.get(document.id)?.map(({ code }) => code.toUpperCase())
    return styles === undefined ? document : { ...document, styles: styles.toSorted() }
  })
  return { ...side, documents, styleCodes: new Set(named.map((code) => code.toUpperCase())) }
}
