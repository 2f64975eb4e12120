import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeCells } from '../../../shared/domain/merge-cells'

const cells = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 })), { selector: ([key]) => key })
  .map((pairs) => new Map(pairs))

describe('merging the cells of two people', () => {
  test('a cell only one of them changed is as that one left it', () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const { merged } = mergeCells({ base, mine, theirs, blank: 0 })
        for (let key = 1; key <= 12; key++) {
          const [was, here, there] = [base, mine, theirs].map((map) => map.get(key) ?? 0)
          if (here === was) expect(merged.get(key) ?? 0).toBe(there)
          else expect(merged.get(key) ?? 0).toBe(here)
        }
      }),
    )
  })

  test('exactly the cells both changed differently are conflicts', () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const { conflicts } = mergeCells({ base, mine, theirs, blank: 0 })
        const expected = Array.from({ length: 12 }, (_, index) => index + 1).filter((key) => {
          const [was, here, there] = [base, mine, theirs].map((map) => map.get(key) ?? 0)
          return here !== was && there !== was && here !== there
        })
        expect(conflicts.map(({ key }) => key).sort((a, b) => a - b)).toEqual(expected)
      }),
    )
  })

  test('merging with an unchanged sheet gives the other one back', () => {
    fc.assert(
      fc.property(cells, cells, (base, mine) => {
        expect(mergeCells({ base, mine, theirs: base, blank: 0 }).merged).toEqual(mine)
        expect(mergeCells({ base, mine: base, theirs: mine, blank: 0 }).merged).toEqual(mine)
      }),
    )
  })
})
