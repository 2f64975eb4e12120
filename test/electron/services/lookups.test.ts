import { describe, expect, it } from 'vitest'
import { getStockCount, postStockCount } from '../../../electron/services/stock-counts'
import { saveStyle, scanSku, styleFacets } from '../../../electron/services/styles'
import { newCompany, parsed } from '../../helpers/company'
import { refusalOf } from '../../helpers/refusals'

describe('a scanned code', () => {
  it('finds the SKU by its whole code, and nothing by a part of it', () => {
    const company = newCompany()
    const style = company.addStyle({ code: 'TX1' })
    const skuId = style.sku('BK', 'M')
    expect(scanSku(company.office, { code: 'TX1-BK-M' })).toEqual({ skuId, styleId: style.id })
    expect(scanSku(company.office, { code: 'TX1-BK' })).toBeNull()
  })

  it('finds the SKU by its barcode', () => {
    const company = newCompany()
    const style = company.addStyle()
    const skuId = style.sku('BK', 'S')
    company.connection.sqlite.prepare('update skus set barcode = ? where id = ?').run('6901234567892', skuId)
    expect(scanSku(company.office, { code: '6901234567892' })).toEqual({ skuId, styleId: style.id })
  })
})

describe('the seasons and categories to choose from', () => {
  it('are those of the styles in use, each once and sorted, blanks left out', () => {
    const company = newCompany()
    company.addStyle({ season: '26SS', category: '裤装' })
    company.addStyle({ season: '25AW', category: '裤装' })
    company.addStyle({ season: '26SS', category: '' })
    const { id, version } = company.addStyle({ code: 'OLD', season: '20SS', category: '旧款' })
    const old = company.addStyle({ code: 'OLD2', season: '19SS' })
    saveStyle(
      company.office,
      parsed('styles.save', {
        ...{ id, version, code: 'OLD', name: '旧', tagPriceFen: 1, archived: true },
        sizeGroupId: old.sizeGroupId,
        colourIds: [company.colourId('BK')],
        ...{ season: '20SS', category: '旧款' },
      }),
    )
    expect(styleFacets(company.office)).toEqual({ seasons: ['19SS', '25AW', '26SS'], categories: ['上衣', '裤装'] })
  })
})

describe('a posted stock count', () => {
  it('is read back with every counted line and its difference, in the counted place, and its history', () => {
    const company = newCompany()
    const style = company.addStyle()
    const warehouseId = company.warehouseOf('company').id
    const count = (businessDate: string, cells: readonly (readonly [string, number])[]) =>
      postStockCount(
        company.office,
        parsed('stockCounts.post', {
          ...{ businessDate, warehouseId, reference: 'A-1' },
          lines: cells.map(([size, countedQuantity]) => ({ skuId: style.sku('BK', size), countedQuantity })),
        }),
      )
    count('2026-03-01', [
      ['S', 5],
      ['M', 3],
    ])
    const second = count('2026-03-02', [
      ['S', 4],
      ['M', 3],
      ['L', 2],
    ])
    const read = getStockCount(company.office, { id: second.id })
    expect(read.lines.map(({ size, quantity }) => [size, quantity])).toEqual(
      expect.arrayContaining([
        ['S', -1],
        ['M', 0],
        ['L', 2],
      ]),
    )
    expect(read.lines).toHaveLength(3)
    expect(read.document).toMatchObject({ number: second.number, quantity: 1, reference: 'A-1' })
    expect(read.history.map((step) => step.action)).toEqual(['post'])
  })

  it('is not found under the id of another kind of document, nor by whom it does not concern', () => {
    const company = newCompany()
    expect(refusalOf(() => getStockCount(company.office, { id: 999 })).code).toBe('notFound')
    const style = company.addStyle()
    const mine = company.addDistributor()
    const other = company.officeFor('representative', { distributorIds: [company.addDistributor().id] })
    const { id } = postStockCount(
      company.office,
      parsed('stockCounts.post', {
        ...{ businessDate: '2026-03-01', warehouseId: mine.warehouseId },
        lines: [{ skuId: style.sku('BK', 'S'), countedQuantity: 1 }],
      }),
    )
    expect(refusalOf(() => getStockCount(other, { id })).code).toBe('notFound')
  })
})
