import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyPages } from '../../../renderer/grid/key-pages'

const listOf = (size: number, limit: number) => {
  const rows = Array.from({ length: size }, (_, row) => row)
  return async (after: string | null) => {
    const from = after === null ? 0 : Number(after)
    const next = from + limit
    return { rows: rows.slice(from, next), next: next < size ? String(next) : null }
  }
}

describe('pages by key', () => {
  it('bring the rows an offset would bring, in whatever order they are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(12), { minLength: 1, maxLength: 20 }),
        async (size, limit, asked) => {
          const pages = new KeyPages(listOf(size, limit))
          const answers = await Promise.all(asked.map((number) => pages.page(number)))
          for (const [at, number] of asked.entries()) {
            const expected = Array.from({ length: size }, (_, row) => row).slice(number * limit, (number + 1) * limit)
            expect(answers[at]?.rows).toEqual(expected)
          }
        },
      ),
    )
  })

  it('notice that the list has grown past the end they saw', async () => {
    let size = 3
    const pages = new KeyPages((after) => listOf(size, 3)(after))
    expect(await pages.page(0)).toEqual({ rows: [0, 1, 2], pages: 1 })
    size = 5
    await pages.page(0)
    expect(await pages.page(1)).toEqual({ rows: [3, 4], pages: 2 })
  })

  it('go on after a page that could not be read', async () => {
    let fails = true
    const load = listOf(4, 2)
    const pages = new KeyPages((after) => (fails ? Promise.reject(new Error('down')) : load(after)))
    await expect(pages.page(0)).rejects.toThrow('down')
    fails = false
    expect((await pages.page(1)).rows).toEqual([2, 3])
  })
})
