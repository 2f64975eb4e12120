import { sizesInOrder } from '../../../shared/domain/size-runs'
import type { Tx } from '../../database/connection'
import {
  findSizeGroupByCode,
  insertSizeGroup,
  listSizeGroupRows,
  replaceSizes,
} from '../../database/queries/size-groups'

/** Whether a run holds all sizes in the order they are printed. */
const holds = (run: readonly string[], sizes: readonly string[]): boolean => {
  const places = sizes.map((size) => run.indexOf(size))
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)))
}

/** The group for a style's sizes: its own while that holds them, else the shortest that does, else a new one named after them. */
export function sizeGroupFor(tx: Tx, sizes: readonly string[], current: number | undefined): number {
  const wanted = sizesInOrder(sizes)
  const groups = listSizeGroupRows(tx).map(({ id, archived, sizes: run }) => ({
    id,
    archived,
    run: run.map(({ code }) => code),
  }))
  const own = groups.find(({ id }) => id === current)
  if (own !== undefined && wanted.every((size) => own.run.includes(size))) return own.id
  const fitting = groups
    .filter(({ archived, run }) => !archived && holds(run, wanted))
    .toSorted((a, b) => a.run.length - b.run.length || a.id - b.id)[0]
  if (fitting !== undefined) return fitting.id
  const name = wanted.join(' ')
  const id = insertSizeGroup(tx, { code: freeCode(tx, wanted), name: name.slice(0, 200), archived: false })
  const run = wanted.map((code) => ({ code, alias: '', core: false, ratio: 1 }))
  replaceSizes(tx, id, run)
  return id
}

function freeCode(tx: Tx, sizes: readonly string[]): string {
  const [first = '', last = ''] = [sizes[0], sizes.at(-1)]
  const base = (sizes.length > 1 ? `${first}-${last}` : first).slice(0, 56)
  for (let serial = 1; ; serial += 1) {
    const code = serial === 1 ? base : `${base} ${serial}`
    if (findSizeGroupByCode(tx, code) === undefined) return code
  }
}
