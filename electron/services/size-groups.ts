import type { ParsedInput } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import type { SizeGroupRow } from '../../shared/schemas/styles'
import {
  findSizeGroup,
  findSizeGroupByCode,
  insertSizeGroup,
  listSizeGroupRows,
  replaceSizes,
  updateSizeGroup,
} from '../database/queries/size-groups'
import { assertFree, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** Every size group with its run. */
export const listSizeGroups = (office: ReadingOffice): readonly SizeGroupRow[] => listSizeGroupRows(office.connection)

/**
 * Adds a size group or changes one. A size taken out of the run stays on the styles that have it; a size put in reaches a
 * style when that style is saved, because not every style of a run is made in every size.
 * @throws Refusal stale, duplicateCode (also for a size that stands twice in the run)
 */
export function saveSizeGroup(
  office: Office,
  { id, version, sizes, ...values }: ParsedInput<'sizeGroups.save'>,
): SizeGroupRow {
  sizes.forEach((size, index) => {
    if (sizes.findIndex((other) => other.code === size.code) < index)
      throw new Refusal('duplicateCode', { code: size.code }, [{ path: `sizes.${index}.code`, code: 'duplicate' }])
  })
  return inTransaction(office, (tx) => {
    assertFree(findSizeGroupByCode(tx, values.code), { id }, values.code)
    if (id !== undefined) {
      requireCurrent(findSizeGroup(tx, id), version, (row) => row.code)
      updateSizeGroup(tx, id, values)
    }
    const groupId = id ?? insertSizeGroup(tx, values)
    replaceSizes(tx, groupId, sizes)
    const saved = listSizeGroupRows(tx).find((row) => row.id === groupId)
    if (saved === undefined) throw new Refusal('notFound')
    return saved
  })
}
