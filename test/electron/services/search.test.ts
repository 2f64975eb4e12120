import { expect, test } from 'vitest'
import { inTransaction, openDocument } from '../../../electron/services/office'
import { findAnything } from '../../../electron/services/search'
import type { DocumentKind, DocumentStatus } from '../../../shared/schemas/documents'
import { newCompany, type TestCompany } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'

function open(
  { office }: TestCompany,
  kind: DocumentKind,
  status: DocumentStatus,
  more: { readonly distributorId?: number; readonly reference?: string; readonly businessDate?: string } = {},
) {
  return inTransaction(office, (tx) => openDocument(office, tx, { kind, status, businessDate: '2026-03-05', ...more }))
}

function full() {
  const company = newCompany()
  const mine = company.addDistributor({ code: 'C100', name: '重庆渝美' })
  const other = company.addDistributor({ code: 'C200', name: '成都蜀美' })
  const style = company.addStyle({ code: 'A1003', name: '重磅衬衫', sizes: ['S'] })
  const order = open(company, 'order', 'draft', { distributorId: mine.id, reference: 'so51131' })
  const shipment = open(company, 'shipment', 'draft', { distributorId: other.id, reference: 'SO51131-1' })
  const old = open(company, 'order', 'draft', { distributorId: other.id, businessDate: '2025-12-31' })
  const production = open(company, 'production', 'draft')
  const find = (query: string, office = company.office) =>
    findAnything(office, { query }).map((hit) => `${hit.kind} ${hit.title}`)
  return { ...company, mine, other, style, order, shipment, old, production, find }
}

test('a document is found by its number, its tail digits of any year and kind, and its reference', () => {
  const { find, office } = full()
  expect(find('so-2026-000001')).toEqual(['order SO-2026-000001'])
  expect(find('SO-202')).toEqual(['order SO-2026-000001', 'order SO-2025-000001'])
  expect(find('0001').sort()).toEqual([
    'order SO-2025-000001',
    'order SO-2026-000001',
    'production PO-2026-000001',
    'shipment SH-2026-000001',
  ])
  expect(find('so51131')).toEqual(['order SO-2026-000001', 'shipment SH-2026-000001'])
  expect(findAnything(office, { query: 'SO51131-1' })).toEqual([
    { kind: 'shipment', id: 2, title: 'SH-2026-000001', subtitle: '成都蜀美 · 2026-03-05 · SO51131-1' },
  ])
})

test('distributors and styles are found as their fields find them, best fit first', () => {
  const { find, office, mine } = full()
  expect(find('cqym')).toEqual(['distributor 重庆渝美'])
  expect(findAnything(office, { query: 'cqym' })[0]).toMatchObject({
    id: mine.id,
    subtitle: `C100 · ${mine.regionName}`,
  })
  expect(find('zbcs')).toEqual(['style A1003'])
  expect(find('c100')).toEqual(['distributor 重庆渝美'])
  expect(find('nothing-like-it')).toEqual([])
})

test('only what the actor may see and has the list for is found', () => {
  const { find, officeFor, mine } = full()
  const representative = officeFor('representative', { distributorIds: [mine.id] })
  expect(find('0001', representative)).toEqual(['order SO-2026-000001'])
  expect(find('so51131', representative)).toEqual(['order SO-2026-000001'])
  expect(find('c', representative).filter((hit) => hit.startsWith('distributor'))).toEqual(['distributor 重庆渝美'])
  const administrator = officeFor('administrator')
  expect(find('1', administrator)).toEqual([])
  expect(find('c100', administrator)).toEqual([])
})

test('there are never more than twenty hits, and one sort does not crowd out the others', () => {
  const company = full()
  for (let count = 0; count < 30; count += 1) {
    company.addDistributor({ code: `X1${count}`, regionId: company.mine.regionId })
    company.addStyle({ code: `X1S${count}`, sizes: ['S'] })
    open(company, 'order', 'draft', { distributorId: company.mine.id, reference: `X1-${count}` })
  }
  const hits = company.find('x1')
  expect(hits).toHaveLength(20)
  for (const kind of ['order', 'distributor', 'style']) expect(hits.some((hit) => hit.startsWith(kind))).toBe(true)
})

test('documents are found through the indexes of their numbers and references', () => {
  const { connection, office } = full()
  const plans = plansOf(connection, () => findAnything(office, { query: '000777' })).join('\n')
  expect(plans).toMatch(/SEARCH documents USING INDEX documents_number_unique \(number=\?/)
  expect(plans).toMatch(/SEARCH documents USING INDEX documents_number_unique \(number>\? AND number<\?\)/)
  expect(plans).toMatch(/SEARCH documents USING INDEX documents_by_reference/)
  expect(plans).not.toMatch(/SCAN documents/)
})
