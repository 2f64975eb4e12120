import { useCallback, useMemo, useState } from 'react'
import { useLocalDraft } from '../goods/local-draft'

interface KeptDraft<Content> {
  readonly content: Content
  /** The version in the books that was changed; null for a document that is not in them yet. */
  readonly version: number | null
}

/** A form's content on its way into the books: kept on this computer with every change, until it is saved or given up. */
export interface Draft<Content> {
  readonly content: Content
  /** The version to save with. */
  readonly version: number | null
  readonly dirty: boolean
  /** Somebody saved another version since this content was begun. */
  readonly behind: boolean
  change(part: Partial<Content>): void
  /** Goes back to what the books hold, because they hold the content now or it is given up. */
  forget(): void
  /** Keeps the content and takes the newer version as its base, so that it may be saved over it. */
  insist(): void
}

/** @param name unique in the product; @param inBooks what the books hold, or a blank form */
export function useDraft<Content>(name: string, inBooks: Content, version: number | null): Draft<Content> {
  const { found, keep, forget } = useLocalDraft<KeptDraft<Content>>(name)
  const [kept, setKept] = useState<KeptDraft<Content> | null>(found)
  const { content, version: base } = kept ?? { content: inBooks, version }
  const dirty = useMemo(() => JSON.stringify(content) !== JSON.stringify(inBooks), [content, inBooks])
  const set = useCallback(
    (next: KeptDraft<Content>) => {
      setKept(next)
      keep(next)
    },
    [keep],
  )
  return {
    content,
    version: base,
    dirty,
    behind: dirty && base !== version,
    change: (part) => set({ content: { ...content, ...part }, version: base }),
    forget: () => {
      forget()
      setKept(null)
    },
    insist: () => set({ content, version }),
  }
}
