import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UndoHistory } from '../../../renderer/grid/undo'

describe('undo history', () => {
  it('takes back every step in reverse order and does them again in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 300 }), (steps) => {
        const history = new UndoHistory<number>()
        for (const step of steps) history.record(step)
        const undone = steps.map(() => history.undo())
        const redone = steps.map(() => history.redo())
        expect(undone.reverse()).toEqual(steps)
        expect(redone).toEqual(steps)
        expect([history.canUndo, history.canRedo]).toEqual([steps.length > 0, false])
      }),
    )
  })

  it('forgets what was undone once something new is done', () => {
    const history = new UndoHistory<string>()
    history.record('a')
    history.undo()
    history.record('b')
    expect(history.redo()).toBeNull()
    expect(history.undo()).toBe('b')
  })

  it('keeps the newest steps when it is full', () => {
    const history = new UndoHistory<number>(100)
    for (let step = 0; step < 150; step++) history.record(step)
    const kept: (number | null)[] = []
    while (history.canUndo) kept.push(history.undo())
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, 149, 50])
  })
})
