import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Entry } from '../../../../renderer/grid/size-matrix'
import { blankHeader, type DraftContent } from '../../../../renderer/screens/orders/draft-content'
import { Journal } from '../../../../renderer/screens/orders/journal'
import { contentOfLocal, readLocalDraft } from '../../../../renderer/screens/orders/local-drafts'

const key = 'order-draft/C/1/new'
const keyOf = () => key

/** The browser's storage as far as drafts use it. */
function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly written: string[] } {
  const values = new Map<string, string>()
  const written: string[] = []
  return {
    written,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => {
      written.push(value)
      values.set(name, value)
    },
    removeItem: (name) => void values.delete(name),
  }
}

/** An order being typed, and its journal. */
function typing() {
  const cells = new Map<number, Entry>()
  let header = blankHeader('2026-03-05')
  const content = (): DraftContent => ({ header, rows: [], cells, prices: new Map() })
  const journal = new Journal(keyOf, content, () => null)
  return {
    cells,
    content,
    journal,
    type: (skuId: number, entry: Entry) => {
      if (entry === 0) cells.delete(skuId)
      else cells.set(skuId, entry)
      journal.keep([[skuId, entry]])
    },
    remark: (remark: string) => {
      header = { ...header, remark }
      journal.keep()
    },
  }
}

const kept = (): DraftContent | null => {
  const draft = readLocalDraft(key)
  return draft === null ? null : contentOfLocal(draft)
}

describe('the copy of a draft on this computer', () => {
  let disk = storage()
  beforeEach(() => {
    disk = storage()
    vi.stubGlobal('localStorage', disk)
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is what was typed, whatever was typed and whenever it was written', () => {
    const entry = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constantFrom('x', '1o'))
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), skuId: fc.integer({ min: 1, max: 400 }), entry }),
      fc.record({ kind: fc.constant('remark' as const), text: fc.string({ maxLength: 5 }) }),
      fc.record({ kind: fc.constantFrom('pause' as const, 'rebased' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const draft = typing()
        draft.journal.drop()
        for (const step of steps) {
          if (step.kind === 'type') draft.type(step.skuId, step.entry)
          else if (step.kind === 'remark') draft.remark(step.text)
          else if (step.kind === 'rebased') draft.journal.rebased()
          else vi.advanceTimersByTime(30)
        }
        draft.journal.now()
        const touched = steps.some(({ kind }) => kind === 'type' || kind === 'remark')
        expect(kept()?.cells ?? null).toEqual(touched ? draft.cells : null)
        if (touched) expect(kept()?.header).toEqual(draft.content().header)
      }),
    )
  })

  it('costs a long order no more than its newest cells', () => {
    const draft = typing()
    for (let skuId = 1; skuId <= 3600; skuId++) draft.cells.set(skuId, 1)
    draft.type(1, 2)
    vi.advanceTimersByTime(30)
    const whole = disk.written.at(-1)?.length ?? 0
    draft.type(2, 2)
    vi.advanceTimersByTime(30)
    expect(disk.written.at(-1)?.length).toBeLessThan(whole / 100)
    expect(kept()?.cells).toEqual(draft.cells)
  })

  it('is gone with its cells once the books hold the order', () => {
    const draft = typing()
    for (const skuId of [1, 2]) {
      draft.type(skuId, 5)
      vi.advanceTimersByTime(30)
    }
    draft.journal.drop()
    expect([disk.getItem(key), disk.getItem(`${key}/cells`)]).toEqual([null, null])
  })
})
