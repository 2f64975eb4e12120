/** Whether two values of a field would be saved alike. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** Which fields someone else changed meanwhile, and which of them were changed here too. */
export interface Rebased<Draft> {
  readonly theirs: readonly (keyof Draft & string)[]
  readonly both: readonly (keyof Draft & string)[]
}

/** Mine over theirs, field by field, with what happened to each. */
export function rebased<Draft extends object>(
  base: Draft,
  mine: Draft,
  latest: Draft,
): Rebased<Draft> & { readonly value: Draft } {
  const value = { ...latest }
  const theirs: (keyof Draft & string)[] = []
  const both: (keyof Draft & string)[] = []
  // The keys of an object of this type are its type's keys; `version` is never typed and always theirs.
  for (const key of Object.keys(mine) as (keyof Draft & string)[]) {
    if (key === 'version' || key === 'id') continue
    const changedHere = !same(base[key], mine[key])
    const changedThere = !same(base[key], latest[key])
    if (changedHere) value[key] = mine[key]
    if (changedThere && changedHere && !same(mine[key], latest[key])) both.push(key)
    else if (changedThere && !changedHere) theirs.push(key)
  }
  return { value, theirs, both }
}
