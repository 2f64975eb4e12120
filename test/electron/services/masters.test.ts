import { expect, test } from 'vitest'
import { listColours, saveColour } from '../../../electron/services/colours'
import { listRegions, saveRegion } from '../../../electron/services/regions'
import { getSettings, saveSettings } from '../../../electron/services/settings'
import { listSizeGroups, saveSizeGroup } from '../../../electron/services/size-groups'
import { postStockCount } from '../../../electron/services/stock-counts'
import { matrixOfStyles } from '../../../electron/services/styles'
import { listWarehouses, saveWarehouse } from '../../../electron/services/warehouses'
import { newCompany, parsed } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

test('a region counts its active distributors, and a stale or doubled save is refused', () => {
  const { office, addRegion, addDistributor } = newCompany()
  const region = addRegion({ code: 'N1', climate: 'north' })
  addDistributor({ regionId: region.id })
  addDistributor({ regionId: region.id, archived: true })
  expect(listRegions(office)).toEqual([{ ...region, distributorCount: 1 }])
  const draft = parsed('regions.save', { id: region.id, version: 1, code: 'N1', name: '华北' })
  expect(saveRegion(office, draft)).toMatchObject({ version: 2, name: '华北', climate: null })
  expect(refusalOf(() => saveRegion(office, draft))).toMatchObject({
    code: 'stale',
    params: { number: 'N1', version: 2 },
  })
  expect(refusalOf(() => addRegion({ code: 'N1' }))).toMatchObject({
    code: 'duplicateCode',
    params: { code: 'N1' },
    fields: [{ path: 'code', code: 'duplicate' }],
  })
  expect(refusalOf(() => addRegion({ id: 99, version: 1 }))).toMatchObject({ code: 'notFound' })
  expect(listRegions(office)).toHaveLength(1)
})

test('a colour is kept by code and its save checked', () => {
  const { office } = newCompany()
  const red = saveColour(office, parsed('colours.save', { code: 'RD', name: '红', swatch: '#cc0000' }))
  saveColour(office, parsed('colours.save', { code: 'BK', name: '黑' }))
  expect(listColours(office).map((colour) => colour.code)).toEqual(['BK', 'RD'])
  expect(saveColour(office, { ...red, name: '正红' })).toEqual({ ...red, name: '正红', version: 2 })
  expect(refusalOf(() => saveColour(office, red))).toMatchObject({ code: 'stale' })
  expect(refusalOf(() => saveColour(office, { ...red, version: 2, code: 'BK' }))).toMatchObject({
    code: 'duplicateCode',
  })
})

test('a run of sizes keeps its order; a size taken out stays on the styles that have it, one put in waits for them', () => {
  const { office, addStyle } = newCompany()
  const style = addStyle({ colours: ['BK'], sizes: ['S', 'M', 'L'] })
  const [group] = listSizeGroups(office)
  expect(group).toMatchObject({ styleCount: 1, sizes: [{ code: 'S' }, { code: 'M' }, { code: 'L' }] })
  const draft = parsed('sizeGroups.save', {
    id: group?.id,
    version: group?.version,
    code: 'TOP',
    name: '上装',
    sizes: [{ code: 'XS' }, { code: 'S', core: true, ratio: 2 }, { code: 'M', alias: '中' }],
  })
  expect(saveSizeGroup(office, draft)).toMatchObject({ version: 2, code: 'TOP', sizes: draft.sizes, styleCount: 1 })
  const [matrix] = matrixOfStyles(office, { styleIds: [style.id] })
  expect(matrix?.sizes.map((size) => size.code)).toEqual(['XS', 'S', 'M', 'L'])
  expect(matrix?.skus.map((sku) => [sku.size, sku.archived])).toEqual([
    ['S', false],
    ['M', false],
    ['L', false],
  ])
  expect(refusalOf(() => saveSizeGroup(office, draft))).toMatchObject({ code: 'stale' })
  const { id: _id, version: _version, ...fresh } = draft
  expect(refusalOf(() => saveSizeGroup(office, fresh))).toMatchObject({
    code: 'duplicateCode',
    fields: [{ path: 'code' }],
  })
  const doubled = { ...fresh, code: 'NEW', sizes: [...fresh.sizes, ...fresh.sizes.slice(0, 1)] }
  expect(refusalOf(() => saveSizeGroup(office, doubled)).fields).toEqual([{ path: 'sizes.3.code', code: 'duplicate' }])
})

test('a warehouse shows what it holds and promises; one that holds goods is neither archived nor turned into another kind', () => {
  const { office, addWarehouse, addStyle, addRegion } = newCompany()
  const warehouse = addWarehouse({ kind: 'regional', regionId: addRegion().id })
  const [skuId = 0] = addStyle().skuIds
  postStockCount(
    office,
    parsed('stockCounts.post', {
      businessDate: '2026-03-05',
      warehouseId: warehouse.id,
      lines: [{ skuId, countedQuantity: 7 }],
    }),
  )
  const { id, version, code } = warehouse
  const change = parsed('warehouses.save', { id, version, code, name: '新名', kind: 'regional' })
  expect(saveWarehouse(office, change)).toMatchObject({ name: '新名', onHand: 7, reserved: 0, regionId: null })
  expect(refusalOf(() => saveWarehouse(office, { ...change, version: 2, kind: 'company' })).code).toBe('wrongState')
  expect(refusalOf(() => saveWarehouse(office, { ...change, version: 2, archived: true })).code).toBe('wrongState')
  expect(refusalOf(() => saveWarehouse(office, change)).code).toBe('stale')
  expect(refusalOf(() => addWarehouse({ code })).fields).toEqual([{ path: 'code', code: 'duplicate' }])
  expect(refusalOf(() => addWarehouse({ regionId: 77 })).fields).toEqual([{ path: 'regionId', code: 'unknown' }])
})

test('far ends are listed only when asked for, and nobody edits them or a distributor’s places', () => {
  const company = newCompany()
  const { office, addDistributor, warehouseOf } = company
  const { warehouseId } = addDistributor()
  const shown = listWarehouses(office, parsed('warehouses.list', {}))
  expect(shown.map((row) => row.kind)).toEqual(['company', 'quarantine', 'distributor'])
  const factory = warehouseOf('factory')
  for (const id of [factory.id, warehouseId])
    expect(
      refusalOf(() =>
        saveWarehouse(office, parsed('warehouses.save', { id, version: 1, code: 'X', name: 'X', kind: 'company' })),
      ).code,
    ).toBe('notFound')
  const stranger = company.officeFor('representative', { distributorIds: [] })
  expect(listWarehouses(stranger, parsed('warehouses.list', {})).map((row) => row.kind)).toEqual([
    'company',
    'quarantine',
  ])
  const emptied = company.addWarehouse()
  saveWarehouse(office, parsed('warehouses.save', { ...emptied, kind: 'company', archived: true }))
  expect(listWarehouses(office, parsed('warehouses.list', {})).map((row) => row.id)).not.toContain(emptied.id)
  expect(listWarehouses(office, { archived: true }).map((row) => row.id)).toContain(emptied.id)
})

test('settings are kept as they are saved', () => {
  const { office } = newCompany()
  expect(getSettings(office)).toMatchObject({ companyName: '测试服饰', allowNegativeStock: false, creditControl: true })
  const saved = saveSettings(office, { ...getSettings(office), closedThrough: '2026-01-31', companyPhone: '010' })
  expect(getSettings(office)).toEqual(saved)
  expect(saved.closedThrough).toBe('2026-01-31')
})
