import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { type DocumentKind, documentKinds, documentPrefixes } from '../../../shared/schemas/documents'
import type { StatementLine } from '../../../shared/schemas/statements'
import { routeOf } from '../../routes'

/** The kind of a document by the letters its number begins with. */
function kindOfNumber(number: string): DocumentKind | undefined {
  return documentKinds.find((kind) => number.startsWith(`${documentPrefixes[kind]}-`))
}

/** Opens the document behind a line. */
export function useOpenDocument(lines: readonly StatementLine[]): (number: string) => void {
  const navigate = useNavigate()
  return useCallback(
    (number) => {
      const kind = kindOfNumber(number)
      const line = lines.find(({ documentNumber }) => documentNumber === number)
      if (kind !== undefined && line !== undefined) void navigate(routeOf(kind, line.documentId))
    },
    [lines, navigate],
  )
}
