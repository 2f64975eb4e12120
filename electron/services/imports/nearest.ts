/** How many letters lie between two words, at most `limit`; more than that is reported as limit + 1. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let best = row
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      const value = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + cost,
      )
      current.push(value)
      best = Math.min(best, value)
    }
    if (best > limit) return limit + 1
    before = current
  }
  return before[b.length] ?? limit + 1
}

/** Words as they are compared: half-width, upper case, trimmed. */
export const wordOf = (text: string): string =>
  // Most codes are plain letters and digits, and normalising is most of the work of looking one up.
  (/^[ -~]*$/.test(text) ? text : text.normalize('NFKC')).trim().toUpperCase()

const bare = (text: string): string => wordOf(text).replaceAll(/[\s\-_/.]+/g, '')

/** The names nearest to what was written, best first, at most three; nothing when none is near enough to be meant. */
export function nearest(written: string, names: Iterable<string>): string[] {
  const wanted = bare(written)
  if (wanted === '') return []
  const limit = Math.max(1, Math.min(3, Math.floor(wanted.length / 3)))
  const found: { readonly name: string; readonly far: number }[] = []
  for (const name of new Set(names)) {
    const other = bare(name)
    const far = other.includes(wanted) && wanted.length >= 3 ? 1 : distance(wanted, other, limit)
    if (far <= limit) found.push({ name, far })
  }
  return found
    .toSorted((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}
