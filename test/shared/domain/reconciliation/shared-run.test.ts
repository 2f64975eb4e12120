import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedRun } from '../../../../shared/domain/reconciliation/shared-run'

describe('the shared run of two references', () => {
  test('is the longest run that both have', () => {
    expect(sharedRun('SH-2026-000123', '出货2026-000123')).toEqual({ ourStart: 3, theirStart: 2, length: 11 })
    expect(sharedRun('so43659', '单号SO43659')).toEqual({ ourStart: 0, theirStart: 2, length: 7 })
  })

  test('is nothing where only a few characters are alike', () => {
    expect(sharedRun('A12', 'B12')).toBeNull()
    expect(sharedRun('', 'SH-1')).toBeNull()
  })

  test('stands in both where it says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '-'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, (ours, theirs) => {
        const found = sharedRun(ours, theirs)
        if (found === null) return
        const { ourStart, theirStart, length } = found
        expect(length).toBeGreaterThanOrEqual(3)
        expect(ours.slice(ourStart, ourStart + length)).toBe(theirs.slice(theirStart, theirStart + length))
      }),
    )
  })
})
