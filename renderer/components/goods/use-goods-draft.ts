import { useCallback, useMemo, useState } from 'react'
import type { SheetEdit } from '../../grid/size-matrix'
import type { DraftLine } from './draft-sheet'
import { useLocalDraft } from './local-draft'

interface Typed<Header> {
  readonly header: Header
  readonly lines: readonly DraftLine[]
}

/**
 * A document of goods while it is being keyed in. What was typed is kept on this computer with every change, so that Esc, a crash or a
 * refused save loses nothing; it is forgotten when it is in the books or given up.
 */
export function useGoodsDraft<Header>(name: string, stored: Typed<Header>) {
  const local = useLocalDraft<Typed<Header>>(name)
  // What an older program kept lacks the fields that have come since.
  const [typed, setTyped] = useState<Typed<Header> | null>(
    () => local.found && { ...local.found, header: { ...stored.header, ...local.found.header } },
  )
  const [restored, setRestored] = useState(local.found !== null)
  const [sheet, setSheet] = useState(0)
  const [skuIds, setSkuIds] = useState<readonly number[]>(() => (local.found ?? stored).lines.map((line) => line.skuId))
  const now = typed ?? stored
  const { keep, forget } = local
  const write = useCallback(
    (next: (before: Typed<Header>) => Typed<Header>) =>
      setTyped((before) => {
        const after = next(before ?? stored)
        keep(after)
        return after
      }),
    [keep, stored],
  )
  const change = useCallback(
    (part: Partial<Header>) => write((before) => ({ ...before, header: { ...before.header, ...part } })),
    [write],
  )
  const takeLines = useCallback(
    (lines: readonly DraftLine[], edit: SheetEdit) => {
      write((before) => ({ ...before, lines }))
      if (edit.change.kind === 'cells') return
      const ids = edit.rows().flatMap((row) => row.skuIds ?? [])
      setSkuIds(ids.filter((id) => id !== null))
    },
    [write],
  )
  /** Back to what is in the books, because it was saved or given up. */
  const settle = useCallback(() => {
    forget()
    setTyped(null)
    setRestored(false)
  }, [forget])
  const giveUp = useCallback(() => {
    settle()
    setSheet((count) => count + 1)
  }, [settle])
  const quantity = useMemo(() => now.lines.reduce((sum, line) => sum + line.quantity, 0), [now.lines])
  return { ...now, quantity, skuIds, dirty: typed !== null, restored, sheet, change, takeLines, settle, giveUp }
}

/** A document of goods while it is being keyed in. */
export type GoodsDraft<Header> = ReturnType<typeof useGoodsDraft<Header>>
