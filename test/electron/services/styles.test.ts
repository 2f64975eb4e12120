import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findStyles, listStyles, matrixOfStyles, saveStyle, scanSku } from '../../../electron/services/styles'
import type { Input } from '../../../shared/contract'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

const draftOf = (style: StyleMatrix, change: { colourIds?: number[]; sizeGroupId?: number; tagPriceFen?: number }) =>
  parsed('styles.save', { ...style, colourIds: style.colours.map((colour) => colour.id), skus: [], ...change })

test('a new style has a SKU for every colour and size, coded by all three, at the tag price', () => {
  const { office, addStyle } = newCompany()
  const style = addStyle({ code: 'A100', colours: ['WH', 'BK'], sizes: ['S', 'M'], tagPriceFen: 29_900 })
  expect(style.skus.map((sku) => [sku.code, sku.tagPriceFen])).toEqual([
    ['A100-BK-S', 29_900],
    ['A100-BK-M', 29_900],
    ['A100-WH-S', 29_900],
    ['A100-WH-M', 29_900],
  ])
  expect(style).toMatchObject({ colourCount: 2, skuCount: 4, sizeGroupName: 'S M' })
  const { skuIds, sku, ...matrix } = style
  expect(matrixOfStyles(office, { styleIds: [style.id, 99, style.id] })).toEqual([matrix])
})

test('a SKU is never removed: what is not chosen any more is archived and comes back when it is', () => {
  const company = newCompany()
  const { office, colourId, sizeGroupId } = company
  const style = company.addStyle({ colours: ['BK', 'WH'], sizes: ['S', 'M'] })
  const ids = style.skus.map((sku) => sku.id)
  const shown = (saved: StyleMatrix) => saved.skus.filter((sku) => !sku.archived).map((sku) => sku.code.slice(6))
  const less = saveStyle(office, draftOf(style, { colourIds: [colourId('BK')] }))
  expect(shown(less)).toEqual(['BK-S', 'BK-M'])
  const wider = saveStyle(
    office,
    draftOf(less, { colourIds: [colourId('BK'), colourId('RD')], sizeGroupId: sizeGroupId(['M', 'L']) }),
  )
  expect(shown(wider)).toEqual(['BK-M', 'BK-L', 'RD-M', 'RD-L'])
  expect(wider.sizes.map((size) => size.code)).toEqual(['M', 'L', 'S'])
  const back = saveStyle(
    office,
    draftOf(wider, { colourIds: [colourId('BK'), colourId('WH')], sizeGroupId: sizeGroupId(['S', 'M']) }),
  )
  expect(back.skus.filter((sku) => !sku.archived).map((sku) => sku.id)).toEqual(ids)
  expect(back.skus).toHaveLength(7)
  expect(back).toMatchObject({ version: 4, colourCount: 2, skuCount: 4 })
})

test('a new tag price reaches the SKUs that had the old one and leaves the others', () => {
  const { office, addStyle, connection } = newCompany()
  const style = addStyle({ sizes: ['S', 'M'], tagPriceFen: 10_000 })
  connection.sqlite.prepare('update skus set tag_price_fen = 12000 where id = ?').run(style.sku('BK', 'M'))
  const saved = saveStyle(office, draftOf(style, { tagPriceFen: 9000 }))
  expect(saved.skus.map((sku) => sku.tagPriceFen)).toEqual([9000, 12_000])
})

test('a SKU takes a barcode and a price of its own, two may change barcodes, and none has another’s', () => {
  const { office, addStyle } = newCompany()
  const style = addStyle({ colours: ['BK'], sizes: ['S', 'M', 'L'], tagPriceFen: 10_000 })
  const colourId = style.colours[0]?.id ?? 0
  const save = (from: StyleMatrix, skus: Input<'styles.save'>['skus'], tagPriceFen = from.tagPriceFen) =>
    saveStyle(office, parsed('styles.save', { ...from, colourIds: [colourId], tagPriceFen, skus }))
  const own = (saved: StyleMatrix) => saved.skus.map(({ barcode, tagPriceFen }) => [barcode, tagPriceFen])
  const first = save(
    style,
    [
      { colourId, size: 'S', barcode: ' 6931234000011 ' },
      { colourId, size: 'M', barcode: '6931234000028', tagPriceFen: 12_000 },
    ],
    9000,
  )
  expect(own(first)).toEqual([
    ['6931234000011', 9000],
    ['6931234000028', 12_000],
    [null, 9000],
  ])
  expect(scanSku(office, { code: '6931234000028' })?.skuId).toBe(style.sku('BK', 'M'))
  const changed = save(first, [
    { colourId, size: 'S', barcode: '6931234000028' },
    { colourId, size: 'M', barcode: '6931234000011' },
  ])
  expect(own(changed).slice(0, 2)).toEqual([
    ['6931234000028', 9000],
    ['6931234000011', 12_000],
  ])
  const other = addStyle({ colours: ['BK'], sizes: ['S'] })
  const taken = { colourId, size: 'S', barcode: '6931234000011' }
  expect(refusalOf(() => save(other, [taken]))).toMatchObject({
    code: 'duplicateCode',
    params: { code: '6931234000011' },
    fields: [{ path: 'skus', code: 'duplicate' }],
  })
  expect(refusalOf(() => save(other, [{ ...taken, barcode: style.skus[0]?.code }])).code).toBe('duplicateCode')
  expect(refusalOf(() => save(other, [{ ...taken, size: 'XL' }])).code).toBe('unknownCode')
  expect(own(save(changed, [{ colourId, size: 'S', barcode: '' }]))[0]).toEqual([null, 9000])
})

test('a style is refused with the field that is wrong, and nothing of it is kept', () => {
  const { office, addStyle, colourId, sizeGroupId } = newCompany()
  const style = addStyle({ code: 'A1' })
  const draft = draftOf(style, {})
  expect(refusalOf(() => addStyle({ code: 'A1' })).fields).toEqual([{ path: 'code', code: 'duplicate' }])
  const { id: _id, version: _version, ...fresh } = { ...draft, code: 'B1' }
  const refused = (change: Partial<typeof fresh>) => refusalOf(() => saveStyle(office, { ...fresh, ...change })).fields
  expect(refused({ colourIds: [colourId('BK'), 99] })).toEqual([{ path: 'colourIds', code: 'unknown' }])
  expect(refused({ sizeGroupId: 99 })).toEqual([{ path: 'sizeGroupId', code: 'unknown' }])
  // A style renamed leaves its SKU codes on the labels, so another style cannot have them.
  saveStyle(office, { ...draft, code: 'A2' })
  expect(refused({ code: 'A1' })).toEqual([{ path: 'code', code: 'duplicate' }])
  expect(refusalOf(() => saveStyle(office, draft)).code).toBe('stale')
  expect(listStyles(office, parsed('styles.list', {})).rows.map((row) => row.code)).toEqual(['A2'])
  expect(sizeGroupId(['S', 'M', 'L'])).toBe(style.sizeGroupId)
})

test('type-ahead puts the exact code first, then tail digits, whole keys, beginnings and the rest', () => {
  const { office, addStyle } = newCompany()
  for (let number = 100; number < 160; number += 1) addStyle({ code: `S1${number}`, name: '长袖衬衫', sizes: ['S'] })
  addStyle({ code: '12', name: '印花长裙', sizes: ['S'] })
  addStyle({ code: 'K-12', name: 'Zip Hoodie', sizes: ['S'] })
  addStyle({ code: 'Z9', name: '真丝连衣裙', category: '连衣裙', sizes: ['S'] })
  addStyle({ code: 'Z8', name: '真丝连衣裙', sizes: ['S'], archived: true })
  const found = (query: string, limit = 3) => findStyles(office, { query, limit }).map((row) => row.code)
  expect(found('12')).toEqual(['12', 'K-12', 'S1112'])
  expect(found('k 12')).toEqual(['K-12'])
  expect(found('zslyq')).toEqual(['Z9'])
  expect(found('连衣裙')).toEqual(['Z9'])
  expect(found('cx 159')).toEqual(['S1159'])
  expect(found('', 50)).toHaveLength(50)
  expect(found("'%_|")).toHaveLength(3)
})

test('the list pages by code through its index and filters by season, category and query', () => {
  const { office, connection, addStyle } = newCompany()
  for (let count = 0; count < 9; count += 1)
    addStyle({ season: count % 2 ? '2026SS' : '2025AW', category: count < 4 ? '裤' : '衣', sizes: ['S'] })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), (limit) => {
      const codes: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page = listStyles(office, parsed('styles.list', { limit, after }))
        codes.push(...page.rows.map((row) => row.code))
        after = page.next
      }
      expect(codes).toEqual([...codes].sort())
      expect(new Set(codes).size).toBe(9)
    }),
    { numRuns: 10 },
  )
  const count = (filter: object) => listStyles(office, parsed('styles.list', filter)).rows.length
  expect([
    count({ season: '2026SS' }),
    count({ category: '裤' }),
    count({ query: 'kuanshi' }),
    count({ query: '005' }),
  ]).toEqual([4, 4, 9, 1])
  const plan = plansOf(connection, () => listStyles(office, parsed('styles.list', { after: 'ST003' }))).join('\n')
  expect(plan).toMatch(/SEARCH styles USING INDEX \S*code\S* \(code>\?\)/)
  expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY')
})
