import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findDistributors,
  getDistributor,
  listDistributors,
  saveDistributor,
} from '../../../electron/services/distributors'
import { listWarehouses } from '../../../electron/services/warehouses'
import { newCompany, parsed } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

test('a new distributor has its own stock and a place for what is on its way, which follow its code and name', () => {
  const { office, addDistributor } = newCompany()
  const distributor = addDistributor({ code: 'A1', name: '重庆渝美' })
  const places = () =>
    listWarehouses(office, { kinds: ['distributor', 'transit'], archived: false })
      .filter((place) => place.distributorId === distributor.id)
      .map(({ code, name, kind, regionId }) => [code, name, kind, regionId])
  expect(places()).toEqual([
    ['D-A1', '重庆渝美', 'distributor', distributor.regionId],
    ['T-A1', '→ 重庆渝美', 'transit', distributor.regionId],
  ])
  const { regionName, warehouseId, receivableFen, ...draft } = distributor
  const saved = saveDistributor(office, { ...draft, code: 'A2', name: '成都蜀美' })
  expect(saved).toEqual({ ...distributor, version: 2, code: 'A2', name: '成都蜀美' })
  expect(places().map(([code]) => code)).toEqual(['D-A2', 'T-A2'])
  expect(getDistributor(office, { id: distributor.id })).toEqual(saved)
})

test('a distributor is refused with the field that is wrong, and nothing is kept', () => {
  const { office, addDistributor, addWarehouse } = newCompany()
  const { regionName, warehouseId, receivableFen, ...draft } = addDistributor({ code: 'A1' })
  expect(refusalOf(() => addDistributor({ code: 'A1', regionId: draft.regionId }))).toMatchObject({
    code: 'duplicateCode',
    fields: [{ path: 'code' }],
  })
  expect(refusalOf(() => addDistributor({ regionId: 99 })).fields).toEqual([{ path: 'regionId', code: 'unknown' }])
  saveDistributor(office, { ...draft, city: '重庆' })
  expect(refusalOf(() => saveDistributor(office, draft)).code).toBe('stale')
  addWarehouse({ code: 'T-B1' })
  expect(refusalOf(() => addDistributor({ code: 'B1', regionId: draft.regionId })).code).toBe('duplicateCode')
  expect(listDistributors(office, parsed('distributors.list', {})).rows.map((row) => row.code)).toEqual(['A1'])
  expect(refusalOf(() => getDistributor(office, { id: 99 })).code).toBe('notFound')
})

test('a representative sees, finds and changes only their own distributors and adds none', () => {
  const company = newCompany()
  const mine = company.addDistributor({ name: '武汉江城' })
  const other = company.addDistributor({ name: '武汉楚天' })
  const office = company.officeFor('representative', { distributorIds: [mine.id] })
  expect(listDistributors(office, parsed('distributors.list', {})).rows.map((row) => row.id)).toEqual([mine.id])
  expect(findDistributors(office, { query: 'wh', limit: 12 }).map((row) => row.id)).toEqual([mine.id])
  expect(findDistributors(company.office, { query: 'wh', limit: 12 })).toHaveLength(2)
  expect(refusalOf(() => getDistributor(office, { id: other.id })).code).toBe('notFound')
  const { regionName, warehouseId, receivableFen, ...draft } = other
  expect(refusalOf(() => saveDistributor(office, draft)).code).toBe('notFound')
  const { id: _id, version: _version, ...fresh } = draft
  expect(refusalOf(() => saveDistributor(office, { ...fresh, code: 'Z' })).code).toBe('notFound')
})

test('type-ahead finds by code, tail digits, initials, pinyin, city and English words, best fit first', () => {
  const { office, addDistributor } = newCompany()
  addDistributor({ code: 'AW00000012', name: '重庆渝美服饰', city: '万州' })
  addDistributor({ code: 'AW00000112', name: 'A Bike Store' })
  addDistributor({ code: 'C12', name: '长沙渝美', archived: true })
  const found = (query: string) => findDistributors(office, { query, limit: 12 }).map((row) => row.code)
  expect(found('12')).toEqual(['AW00000012', 'AW00000112'])
  expect(found('cqym')).toEqual(['AW00000012'])
  expect(found('zqym')).toEqual(['AW00000012'])
  expect(found('chongqing')).toEqual(['AW00000012'])
  expect(found('wz')).toEqual(['AW00000012'])
  expect(found('bike sto')).toEqual(['AW00000112'])
  expect(found('aw00000112')).toEqual(['AW00000112'])
  expect(found('xyz')).toEqual([])
  expect(found('')).toHaveLength(2)
})

test('pages of any size show every distributor of a filter once, in code order', () => {
  const { office, addDistributor, addRegion } = newCompany()
  const north = addRegion().id
  for (let count = 0; count < 23; count += 1)
    addDistributor({ ...(count % 3 === 0 ? { regionId: north } : {}), grade: count % 2 ? 'A' : 'B' })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.boolean(), (limit, inNorth) => {
      const filter = inNorth ? { regionId: north } : { grade: 'A' }
      const codes: string[] = []
      let after: string | undefined
      do {
        const page = listDistributors(office, { ...filter, archived: false, limit, ...(after ? { after } : {}) })
        expect(page.rows.length).toBeLessThanOrEqual(limit)
        codes.push(...page.rows.map((row) => row.code))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(codes).toHaveLength(inNorth ? 8 : 11)
      expect(codes).toEqual([...new Set(codes)].sort())
    }),
    { numRuns: 30 },
  )
})
