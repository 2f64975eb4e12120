import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebased } from '../../../../renderer/components/masters/rebase'

interface Draft {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly phone: string
  readonly tags: readonly string[]
}

const base: Draft = { id: 7, version: 1, name: '云裳', phone: '139', tags: ['a'] }

describe('my form on their newer version', () => {
  it('takes what only they changed and keeps what only I changed', () => {
    const merged = rebased(base, { ...base, name: '云裳服饰' }, { ...base, version: 2, phone: '138' })
    expect(merged).toEqual({
      value: { ...base, version: 2, name: '云裳服饰', phone: '138' },
      theirs: ['phone'],
      both: [],
    })
  })

  it('keeps mine where both changed, and says so unless both wrote the same', () => {
    const merged = rebased(base, { ...base, name: '甲', tags: ['b'] }, { ...base, version: 2, name: '乙', tags: ['b'] })
    expect(merged.value).toMatchObject({ version: 2, name: '甲', tags: ['b'] })
    expect(merged.both).toEqual(['name'])
    expect(merged.theirs).toEqual([])
  })

  it('always has their version, every field from one of the two sides, and nothing of mine lost', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const draft = fc.record({ name: word, phone: word, tags: fc.array(word, { maxLength: 2 }) })
    fc.assert(
      fc.property(draft, draft, draft, (one, mine, theirs) => {
        const start = { ...base, ...one }
        const merged = rebased(start, { ...start, ...mine }, { ...start, ...theirs, version: 2 })
        expect(merged.value.version).toBe(2)
        for (const key of ['name', 'phone', 'tags'] as const) {
          const touched = JSON.stringify(mine[key]) !== JSON.stringify(one[key])
          expect(merged.value[key]).toEqual(touched ? mine[key] : theirs[key])
        }
      }),
    )
  })
})
