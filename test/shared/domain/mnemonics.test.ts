import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hitRanks, matches, queryWords, rankHit, searchKeys } from '../../../shared/domain/mnemonics'

const candidate = (code: string, name: string, extra: readonly string[] = []) => ({
  keys: searchKeys(code, name, extra),
})

describe('mnemonics', () => {
  it.each([
    ['重庆百货', ['cqbh', 'zqbh', 'chongqing', 'zhongqing', '重庆', 'cq', 'bh']],
    ['厦门', ['xm', 'xiamen', 'sm']],
    ['绿色女装', ['lsnz', 'lvsenvzhuang', 'lüse', 'nv', 'nü']],
    ['乐清服饰', ['lqfs', 'yqfs', 'yueqing']],
    ['长兴行', ['cxx', 'zxx', 'cxh', 'changxingxing']],
    ['Advanced Bike Components', ['abc', 'bike', 'advancedbike', 'Bike Comp', 'components advanced']],
    ['A Bike Store', ['abs', 'bike', 'store']],
    ['UR女装2024春', ['urnz', 'unz', 'nz2024c', '女装', 'UR']],
    ['Ｔ恤', ['tx', 't恤', 'txu']],
    ["L'Atelier & Co.", ['lac', 'atelier', 'latelierco']],
  ])('%s is found by what people type', (name, queries) => {
    const { keys } = candidate('D-001', name)
    for (const query of queries) expect([query, matches(query, keys)]).toEqual([query, true])
  })

  it('a double polyphone is found by its second reading in both places', () => {
    expect(matches('zz', searchKeys('X', '重长'))).toBe(true)
    expect(matches('cc', searchKeys('X', '重长'))).toBe(true)
  })

  it('finds nothing that is not there', () => {
    expect(matches('xyz', searchKeys('D-001', '重庆百货'))).toBe(false)
    expect(matches('重庆 xyz', searchKeys('D-001', '重庆百货'))).toBe(false)
  })

  it('ranks exact code before tail digits before a whole key before its beginning before anywhere', () => {
    const shop = candidate('AW00000158', '重庆百货', ['山城'])
    expect(rankHit('aw-00000158', shop)).toBe(hitRanks.exactCode)
    expect(rankHit('158', shop)).toBe(hitRanks.tailDigits)
    expect(rankHit('cqbh', shop)).toBe(hitRanks.exactKey)
    expect(rankHit('山城', shop)).toBe(hitRanks.exactKey)
    expect(rankHit('cq', shop)).toBe(hitRanks.keyPrefix)
    expect(rankHit('qbh', shop)).toBe(hitRanks.contains)
    expect(rankHit('000001', shop)).toBe(hitRanks.keyPrefix)
    expect(rankHit('zzz', shop)).toBeNull()
    expect(rankHit('', shop)).toBe(hitRanks.contains)
    expect(Object.values(hitRanks)).toEqual([0, 1, 2, 3, 4])
  })

  it('a query of several words fits as badly as its worst word and needs them all', () => {
    const style = candidate('A102', 'Mountain Bottle Cage')
    expect(rankHit('a102 bottle', style)).toBe(hitRanks.exactKey)
    expect(rankHit('102 ottl', style)).toBe(hitRanks.contains)
    expect(rankHit('102 helmet', style)).toBeNull()
    expect(queryWords(' A-1|b  重庆 ')).toEqual(['a1', 'b', '重庆'])
  })

  it('whatever the name, its code and its name find it and the key text stays bounded', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9 ]{0,60}$/))
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,3}[0-9]{1,6}$/), text, (code, name) => {
        const keys = searchKeys(code, name)
        expect(rankHit(code, { keys })).toBe(hitRanks.exactCode)
        expect(matches(name, keys) || queryWords(name).length > 12).toBe(true)
        expect(keys.length).toBeLessThan(8_000)
        expect(keys.startsWith('|') && keys.endsWith('|')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('a search matches exactly when it has a rank', () => {
    fc.assert(
      fc.property(fc.constantFrom('c', 'q', '10', '重', 'b h', 'zq', '', 'aw'), (query) => {
        const shop = candidate('AW10', '重庆百货')
        expect(rankHit(query, shop) !== null).toBe(matches(query, shop.keys))
      }),
    )
  })
})
