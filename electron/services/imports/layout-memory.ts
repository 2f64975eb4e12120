import type { ParsedInput } from '../../../shared/contract'
import { Refusal } from '../../../shared/schemas/errors'
import type { RememberedLayout } from '../../../shared/schemas/import-layouts'
import {
  deleteLayout,
  findLayout,
  listKnownDistributors,
  listLayouts,
  saveLayout,
} from '../../database/queries/imports'
import { inTransaction, type Office, type ReadingOffice } from '../office'
import { storedLayout } from './layouts'

/** The readings that a person gave, by distributor; what recognition found by itself needs no memory. */
export function listRememberedLayouts({ connection, actor }: ReadingOffice): readonly RememberedLayout[] {
  const visible = actor.distributorIds
  const known = listKnownDistributors(connection)
  const names = new Map(known.map(({ code, name }) => [code, name]))
  const hidden = new Set(known.flatMap(({ id, code }) => (visible === null || visible.includes(id) ? [] : [code])))
  return listLayouts(connection, 'orders')
    .flatMap((layout) => {
      const stored = storedLayout(layout.mapping)
      if (stored === undefined || !stored.given || hidden.has(layout.distributorCode)) return []
      const { fingerprint, distributorCode } = layout
      const distributorName = names.get(distributorCode) ?? ''
      return [{ fingerprint, distributorCode, distributorName, tables: stored.tables, headers: stored.headers }]
    })
    .toSorted((a, b) => (a.distributorCode < b.distributorCode ? -1 : 1))
}

/** Forgets how a form was read; the next one of its kind is recognised, and asked about where that is uncertain. @throws Refusal notFound */
export function forgetLayout(office: Office, key: ParsedInput<'imports.forgetLayout'>): { readonly forgotten: number } {
  return inTransaction(office, (tx) => {
    const forgotten = deleteLayout(tx, 'orders', key)
    if (forgotten === 0) throw new Refusal('notFound')
    return { forgotten }
  })
}

/** Reads a known form otherwise from now on. @throws Refusal notFound */
export function changeLayout(office: Office, change: ParsedInput<'imports.saveLayout'>): { readonly changed: number } {
  return inTransaction(office, (tx) => {
    const { fingerprint, distributorCode, tables } = change
    const known = findLayout(tx, 'orders', { fingerprint, distributorCode })
    const stored = known === undefined ? undefined : storedLayout(known.mapping)
    if (stored === undefined) throw new Refusal('notFound')
    const mapping = JSON.stringify({ given: true, tables, headers: stored.headers })
    saveLayout(tx, 'orders', { fingerprint, distributorCode, mapping })
    return { changed: 1 }
  })
}
