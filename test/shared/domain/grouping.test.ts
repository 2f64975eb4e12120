import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupBy } from '../../../shared/domain/grouping'

it('every value is in the group of its key, in the order it came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const groups = groupBy(values, (value) => value % 3)
      for (const [key, group] of groups) expect(group).toEqual(values.filter((value) => value % 3 === key))
      expect([...groups.values()].flat().length).toBe(values.length)
    }),
  )
})
