/** A cell that two people changed differently since they both saw the same sheet. */
export interface CellConflict<Key, Value> {
  readonly key: Key
  readonly mine: Value
  readonly theirs: Value
}

/** Both people's work in one, and where they disagree. */
export interface MergedCells<Key, Value> {
  readonly merged: ReadonlyMap<Key, Value>
  readonly conflicts: readonly CellConflict<Key, Value>[]
  /** The cells that only the other changed. */
  readonly taken: readonly Key[]
}

/** The cells of one sheet as three people know it: when both saw the same, mine now, theirs now. A missing key is a blank cell. */
export interface CellVersions<Key, Value> {
  readonly base: ReadonlyMap<Key, Value>
  readonly mine: ReadonlyMap<Key, Value>
  readonly theirs: ReadonlyMap<Key, Value>
  readonly blank: Value
}

/**
 * Merges by cell: what only one of two people changed is taken from that one, what both changed alike is theirs and mine, and
 * what they changed differently stays mine and is reported, because nothing that was typed may vanish without a word.
 */
export function mergeCells<Key, Value>(versions: CellVersions<Key, Value>): MergedCells<Key, Value> {
  const { base, mine, theirs, blank } = versions
  const at = (cells: ReadonlyMap<Key, Value>, key: Key): Value => cells.get(key) ?? blank
  const merged = new Map<Key, Value>()
  const conflicts: CellConflict<Key, Value>[] = []
  const taken: Key[] = []
  for (const key of new Set([...mine.keys(), ...theirs.keys(), ...base.keys()])) {
    const [was, here, there] = [at(base, key), at(mine, key), at(theirs, key)]
    const onlyTheirs = here === was && there !== was
    if (onlyTheirs) taken.push(key)
    else if (here !== there && there !== was) conflicts.push({ key, mine: here, theirs: there })
    const value = onlyTheirs ? there : here
    if (value !== blank) merged.set(key, value)
  }
  return { merged, conflicts, taken }
}
