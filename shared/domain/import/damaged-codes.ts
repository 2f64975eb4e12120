/** How many codes a damaged one is asked with; more are no help. */
const ASKED = 8

/**
 * Whether a code may have been what a spreadsheet made of it: `6.9E+12` is any of the thirteen-digit codes that round to it, and a number of
 * more than fifteen digits has lost those behind the fifteenth. It is only ever asked, because many codes look alike afterwards.
 */
export function mayHaveBeen(damaged: string, code: string): boolean {
  if (!/^\d+$/.test(code)) return false
  const digits = code.replace(/^0+(?=\d)/, '')
  const scientific = /^(\d)(?:\.(\d+))?e\+?(\d+)$/i.exec(damaged.trim())
  if (scientific !== null) {
    const [, first = '', rest = '', exponent = ''] = scientific
    const places = rest.length
    return Number(digits).toExponential(places) === `${first}${places > 0 ? `.${rest}` : ''}e+${Number(exponent)}`
  }
  const plain = damaged.trim()
  if (!/^\d{16,}$/.test(plain)) return false
  return plain.length === digits.length && plain.slice(0, 15) === digits.slice(0, 15)
}

/** What the rest of a row says about the goods. */
export interface RowWords {
  readonly styleName?: string | undefined
  readonly colour?: string | undefined
  readonly size?: string | undefined
}

/** A code with the words of its goods. */
export interface KnownCode extends Required<{ readonly [Key in keyof RowWords]: string }> {
  readonly code: string
  readonly written: readonly string[]
}

/** The codes a damaged one may have been, those that fit the rest of the row first; none when too many would fit to be asked. */
export function codesBehind(damaged: string, words: RowWords, known: Iterable<KnownCode>): readonly string[] {
  const fitting: KnownCode[] = []
  for (const one of known) if (one.written.some((code) => mayHaveBeen(damaged, code))) fitting.push(one)
  const score = (one: KnownCode) =>
    (['styleName', 'colour', 'size'] as const).filter((name) => same(one[name], words[name])).length
  const best = Math.max(0, ...fitting.map(score))
  const nearest = fitting.filter((one) => score(one) === best)
  return nearest.length > ASKED ? [] : nearest.map(({ code }) => code)
}

const same = (own: string, written: string | undefined): boolean =>
  written !== undefined && own.normalize('NFKC').trim().toUpperCase() === written.normalize('NFKC').trim().toUpperCase()
