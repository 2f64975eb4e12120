import type { ParsedInput } from '../../shared/contract'
import { ratioThatHolds } from '../../shared/domain/size-ratios'
import { Refusal } from '../../shared/schemas/errors'
import type { SizeRatioRow } from '../../shared/schemas/size-ratios'
import type { SizeGroupRow } from '../../shared/schemas/styles'
import type { Reader } from '../database/connection'
import { findDistributor } from '../database/queries/masters'
import { listSizeGroupRows } from '../database/queries/size-groups'
import {
  listOwnRatios,
  listRatioHistory,
  type RatioStamp,
  removeOwnRatio,
  saveOwnRatio,
} from '../database/queries/size-ratios'
import { requireCurrent } from './masters'
import { assertMaySee, inTransaction, type Office, type ReadingOffice } from './office'
import { fieldRefusal } from './steps'

/** The ratio of every size group as it holds for a distributor, and whose it is. @throws Refusal notFound */
export function listSizeRatios(
  office: ReadingOffice,
  { distributorId }: ParsedInput<'sizeRatios.list'>,
): readonly SizeRatioRow[] {
  return ratiosOf(office, office.connection, distributorId)
}

function ratiosOf(office: ReadingOffice, reader: Reader, distributorId: number): readonly SizeRatioRow[] {
  assertMaySee(office, distributorId)
  if (findDistributor(reader, distributorId) === undefined) throw new Refusal('notFound')
  const own = listOwnRatios(reader, distributorId)
  const history = listRatioHistory(reader, distributorId)
  return listSizeGroupRows(reader).map((group) => {
    const ratio = own.get(group.id)
    const sizes = group.sizes.map(({ code: size, core, ratio: parts }) => ({ size, core, parts }))
    const held = ratioThatHolds(sizes, ratio?.sizes ?? null)
    return {
      distributorId,
      sizeGroupId: group.id,
      ...{ groupCode: group.code, groupName: group.name, archived: group.archived, source: held.source },
      ...{ version: ratio?.version ?? null, wholePacks: ratio?.wholePacks ?? false },
      sizes: held.sizes.map((size, at) => ({ ...size, groupParts: sizes[at]?.parts ?? 0 })),
      history: history.get(group.id) ?? [],
    }
  })
}

/**
 * Gives a distributor a ratio of its own for a size group, or changes it.
 * @throws Refusal notFound, stale, invalidInput for a size the group does not have, twice the same, or nothing at all
 */
export const saveSizeRatio = (office: Office, input: ParsedInput<'sizeRatios.save'>): SizeRatioRow =>
  inTransaction(office, (tx) => {
    const group = requireRatio(office, tx, input)
    const sizes = group.sizes.map((size) => size.code)
    input.sizes.forEach(({ size }, at) => {
      if (!sizes.includes(size)) throw fieldRefusal(`sizes.${at}.size`, 'unknown')
      if (input.sizes.findIndex((other) => other.size === size) < at)
        throw fieldRefusal(`sizes.${at}.size`, 'duplicate')
    })
    if (input.sizes.every(({ parts }) => parts === 0)) throw fieldRefusal('sizes', 'required')
    saveOwnRatio(tx, stampOf(office, input), input)
    return rowOf(office, tx, input)
  })

/** Lets the size group's ratio hold for a distributor again. @throws Refusal notFound, stale */
export const clearSizeRatio = (office: Office, input: ParsedInput<'sizeRatios.clear'>): SizeRatioRow =>
  inTransaction(office, (tx) => {
    requireRatio(office, tx, input)
    removeOwnRatio(tx, stampOf(office, input))
    return rowOf(office, tx, input)
  })

interface RatioKey {
  readonly distributorId: number
  readonly sizeGroupId: number
  readonly version?: number | undefined
}

const stampOf = (office: Office, { distributorId, sizeGroupId }: RatioKey): RatioStamp => ({
  ...{ distributorId, sizeGroupId, userId: office.actor.userId, at: office.now() },
})

/** The size group of a ratio, which is in the version that was seen; none was seen where the group's held. */
function requireRatio(office: Office, reader: Reader, { distributorId, sizeGroupId, version }: RatioKey): SizeGroupRow {
  assertMaySee(office, distributorId)
  const group = listSizeGroupRows(reader).find((row) => row.id === sizeGroupId)
  if (findDistributor(reader, distributorId) === undefined || group === undefined) throw new Refusal('notFound')
  const stored = listOwnRatios(reader, distributorId).get(sizeGroupId)
  if (stored !== undefined || version !== undefined) requireCurrent(stored, version, () => group.code)
  return group
}

function rowOf(office: Office, reader: Reader, { distributorId, sizeGroupId }: RatioKey): SizeRatioRow {
  const row = ratiosOf(office, reader, distributorId).find((each) => each.sizeGroupId === sizeGroupId)
  if (row === undefined) throw new Refusal('notFound')
  return row
}
