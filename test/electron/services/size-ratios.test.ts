import { expect, test } from 'vitest'
import { saveSizeGroup } from '../../../electron/services/size-groups'
import { clearSizeRatio, listSizeRatios, saveSizeRatio } from '../../../electron/services/size-ratios'
import type { Input } from '../../../shared/contract'
import { newCompany, parsed } from '../../helpers/company'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

function withGroup() {
  const company = newCompany()
  const { office } = company
  const distributor = company.addDistributor()
  const sizes = ['S', 'M', 'L'].map((code, at) => ({ code, core: at === 1, ratio: at === 1 ? 2 : 1 }))
  const group = saveSizeGroup(office, parsed('sizeGroups.save', { code: 'TOP', name: '上装', sizes }))
  const key = { distributorId: distributor.id, sizeGroupId: group.id }
  const parts = (...each: readonly number[]) => each.map((count, at) => ({ size: sizes[at]?.code ?? '', parts: count }))
  const save = (change: Partial<Input<'sizeRatios.save'>>) =>
    saveSizeRatio(office, parsed('sizeRatios.save', { ...key, sizes: parts(1, 1, 1), ...change }))
  const shown = () => listSizeRatios(office, { distributorId: distributor.id })[0]
  return { ...company, distributor, group, key, parts, save, shown }
}

test('the size group’s ratio holds until a distributor has its own, and holds again when that is taken away', () => {
  const { office, key, parts, save, shown } = withGroup()
  expect(shown()).toMatchObject({ source: 'group', version: null, wholePacks: false, history: [] })
  expect(shown()?.sizes.map((size) => size.parts)).toEqual([1, 2, 1])
  const own = save({ sizes: parts(1, 3, 2), wholePacks: true })
  expect(own).toMatchObject({ source: 'distributor', version: 1, wholePacks: true })
  expect(own.sizes.map(({ parts: mine, groupParts }) => [mine, groupParts])).toEqual([
    [1, 1],
    [3, 2],
    [2, 1],
  ])
  expect(save({ version: 1, sizes: parts(0, 1, 1) })).toMatchObject({ version: 2, wholePacks: false })
  expect(clearSizeRatio(office, { ...key, version: 2 })).toMatchObject({ source: 'group', version: null })
  expect(shown()?.history.map((change) => [change.userName, change.wholePacks, change.parts?.length])).toEqual([
    ['陈经理', false, undefined],
    ['陈经理', false, 3],
    ['陈经理', true, 3],
  ])
})

test('it belongs to one distributor, and a run that was changed keeps what is said of the sizes that stayed', () => {
  const { office, addDistributor, group, parts, save, shown } = withGroup()
  save({ sizes: parts(1, 3, 2) })
  const other = addDistributor()
  expect(listSizeRatios(office, { distributorId: other.id })[0]?.source).toBe('group')
  const { styleCount: _, ...draft } = group
  const sizes = ['XS', 'S', 'M'].map((code) => ({ code, alias: '', core: false, ratio: 1 }))
  saveSizeGroup(office, { ...draft, sizes })
  expect(shown()?.sizes.map(({ size, parts: mine }) => [size, mine])).toEqual([
    ['XS', 0],
    ['S', 1],
    ['M', 3],
  ])
})

test('a stale save, an unknown size and an empty ratio are refused', () => {
  const { office, key, parts, save } = withGroup()
  const path = (change: Partial<Input<'sizeRatios.save'>>) => refusalOf(() => save(change)).fields[0]?.path
  expect(path({ sizes: [{ size: 'XXL', parts: 1 }] })).toBe('sizes.0.size')
  expect(path({ sizes: [...parts(1), ...parts(2)] })).toBe('sizes.1.size')
  expect(path({ sizes: parts(0, 0, 0) })).toBe('sizes')
  save({})
  expectRefusal(() => save({}), 'stale')
  expectRefusal(() => save({ version: 2 }), 'stale')
  expectRefusal(() => clearSizeRatio(office, { ...key, version: 2 }), 'stale')
  expectRefusal(() => save({ sizeGroupId: 4711 }), 'notFound')
  expectRefusal(() => save({ distributorId: 4711 }), 'notFound')
  clearSizeRatio(office, { ...key, version: 1 })
  expectRefusal(() => clearSizeRatio(office, { ...key, version: 1 }), 'notFound')
})

test('a representative sees their own distributors’ ratios, and what they were stays written', () => {
  const { officeFor, addDistributor, distributor, connection, save } = withGroup()
  save({})
  const office = officeFor('representative', { distributorIds: [addDistributor().id] })
  expectRefusal(() => listSizeRatios(office, { distributorId: distributor.id }), 'notFound')
  for (const change of ['update distributor_ratio_history set at = at', 'delete from distributor_ratio_history'])
    expect(() => connection.sqlite.exec(change)).toThrow(/append-only/)
})
