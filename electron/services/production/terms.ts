import type { Tx } from '../../database/connection'
import { findFactoryByName } from '../../database/queries/factories'
import { findProduction, saveProductionRow } from '../../database/queries/production'

/** The terms of a production order as a caller gives them. */
export interface GivenTerms {
  readonly factory: string
  readonly dueDate: string
  readonly toleranceBp?: number | null | undefined
}

/**
 * Writes who makes a production order, by when and how exactly. A factory of the list is known by its name and brings its tolerance,
 * unless one was given or another factory's was agreed on before.
 */
export function saveTerms(tx: Tx, documentId: number, { factory, dueDate, toleranceBp }: GivenTerms): void {
  const known = findFactoryByName(tx, factory)
  const before = findProduction(tx, documentId)
  const kept = before?.factory === factory ? before.toleranceBp : (known?.toleranceBp ?? null)
  saveProductionRow(tx, {
    documentId,
    factory,
    dueDate,
    factoryId: known?.id ?? null,
    toleranceBp: toleranceBp === undefined ? kept : toleranceBp,
  })
}
