import { useNavigate } from 'react-router'
import { useTexts } from '../../i18n'

interface Saved {
  readonly document: { readonly id: number; readonly version: number }
}

/** What a document asks of its draft to be saved. */
interface RequestForm {
  readonly ready: boolean
  readonly draft: {
    readonly dirty: boolean
    readonly lines: readonly { readonly skuId: number; readonly quantity: number }[]
    readonly settle: () => void
  }
}

/** What every request sends: which document, if it is in the books already, and its goods. */
export interface RequestInput {
  readonly id?: number
  readonly version?: number
  readonly lines: { readonly skuId: number; readonly quantity: number }[]
}

/**
 * Saves what was typed of a return or a transfer and answers the document as it stands in the books; null when it is not ready or was
 * refused. A new one goes to its own address.
 */
export function useRequestSave<Document extends Saved>(
  noun: 'returns' | 'transfers',
  stored: Document | null,
  { ready, draft }: RequestForm,
  save: (input: RequestInput, said: string) => Promise<Document | null>,
): () => Promise<Document | null> {
  const { t } = useTexts()
  const navigate = useNavigate()
  return async () => {
    if (!ready) return null
    if (stored !== null && !draft.dirty) return stored
    const lines = draft.lines.map(({ skuId, quantity }) => ({ skuId, quantity }))
    const known = stored === null ? {} : { id: stored.document.id, version: stored.document.version }
    const saved = await save({ ...known, lines }, t(stored === null ? `${noun}:said.requested` : `${noun}:said.saved`))
    if (saved === null) return null
    draft.settle()
    if (stored === null) void navigate(`/${noun}/${saved.document.id}`, { replace: true })
    return saved
  }
}
