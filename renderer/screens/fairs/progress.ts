/** What was ordered of what was planned, in basis points; null where nothing was planned, because any order would be infinitely much. */
export function progressBp(ordered: number, planned: number): number | null {
  return planned === 0 ? null : Math.round((ordered * 10_000) / planned)
}
