import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { FactoryRow } from '../../shared/schemas/production'
import {
  findFactory,
  findFactoryByCode,
  findFactoryByName,
  insertFactory,
  listFactoryRows,
  updateFactory,
} from '../database/queries/factories'
import { assertFree, requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'

/** Who makes the goods, with what each is working on. @throws Refusal notFound for who sees only some distributors */
export function listFactories(office: ReadingOffice, input: ParsedInput<'factories.list'>): readonly FactoryRow[] {
  assertMaySee(office, null)
  return listFactoryRows(office.connection).filter((factory) => input.archived || !factory.archived)
}

/**
 * Adds a factory or changes one; production orders keep the name and the terms they were written with.
 * @throws Refusal stale, duplicateCode for a code or a name that is taken
 */
export function saveFactory(office: Office, { id, version, ...values }: ParsedInput<'factories.save'>): FactoryRow {
  assertMaySee(office, null)
  return inTransaction(office, (tx) => {
    assertFree(findFactoryByCode(tx, values.code), { id }, values.code)
    assertFree(findFactoryByName(tx, values.name), { id }, values.name, 'name')
    if (id !== undefined) requireCurrent(findFactory(tx, id), version, (row) => row.code)
    const saved = id ?? insertFactory(tx, values)
    if (id !== undefined) updateFactory(tx, id, values)
    const row = listFactoryRows(tx, saved)[0]
    if (row === undefined) throw new Refusal('notFound')
    return row
  })
}
