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
export function listRememberedLayouts(office: ReadingOffice): readonly RememberedLayout[] {
  const { connection } = office
  const names = new Map(listKnownDistributors(connection).map(({ code, name }) => [code, name]))
  const hidden = hiddenCodes(office)
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

/** The codes of distributors whose forms are another's business. */
function hiddenCodes({ connection, actor: { distributorIds } }: ReadingOffice): ReadonlySet<string> {
  if (distributorIds === null) return new Set()
  return new Set(
    listKnownDistributors(connection).flatMap(({ id, code }) => (distributorIds.includes(id) ? [] : [code])),
  )
}

function assertVisible(office: Office, code: string): void {
  if (hiddenCodes(office).has(code)) throw new Refusal('notFound')
}

/** Forgets how a form was read; the next one of its kind is recognised, and asked about where that is uncertain. @throws Refusal notFound */
export function forgetLayout(office: Office, key: ParsedInput<'imports.forgetLayout'>): { readonly forgotten: number } {
  assertVisible(office, key.distributorCode)
  return inTransaction(office, (tx) => {
    const forgotten = deleteLayout(tx, 'orders', key)
    if (forgotten === 0) throw new Refusal('notFound')
    return { forgotten }
  })
}

/** Reads a known form otherwise from now on. @throws Refusal notFound */
export function changeLayout(office: Office, change: ParsedInput<'imports.saveLayout'>): { readonly changed: number } {
  assertVisible(office, change.distributorCode)
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
