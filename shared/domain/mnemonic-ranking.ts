/** What a search list knows of a row: its code as shown, and the key text `searchKeys` made of it. */
export interface MnemonicCandidate {
  readonly code: string
  readonly keys: string
}

/** Stands before and after every key, so that `LIKE '%|cq%'` finds what begins with cq and `LIKE '%cq%'` what holds it. */
export const KEY_MARK = '|'

/** How well a hit fits, best first; ties are the caller's (recent use, then code). */
export const hitRanks = { exactCode: 0, tailDigits: 1, exactKey: 2, keyPrefix: 3, contains: 4 } as const

/** The spelling in which keys are stored and queries compared: half-width, lower case, ü as v, nothing but letters and digits. */
export const foldKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** The words of a query, folded; each has to be found. */
export const queryWords = (query: string): string[] =>
  query
    .split(/[\s|]+/u)
    .map(foldKey)
    .filter((word) => word !== '')

const rankWord = (word: string, candidate: MnemonicCandidate, code: string): number | null => {
  if (code === word) return hitRanks.exactCode
  const { keys } = candidate
  const at = keys.indexOf(word)
  if (at < 0) return null
  if (/^\d+$/.test(word) && code.endsWith(word)) return hitRanks.tailDigits
  if (keys.includes(`${KEY_MARK}${word}${KEY_MARK}`)) return hitRanks.exactKey
  return keys.includes(`${KEY_MARK}${word}`) ? hitRanks.keyPrefix : hitRanks.contains
}

/**
 * How well a query fits a row, lower is better, null when it does not: exact code, tail digits of the code, a whole key, the beginning of a
 * key (initials, pinyin, name), anywhere. A query of several words fits as badly as its worst word; an empty one fits everything alike.
 */
export const rankHit = (query: string, candidate: MnemonicCandidate): number | null => {
  const code = foldKey(candidate.code)
  if (foldKey(query) === code) return hitRanks.exactCode
  let worst: number | null = null
  for (const word of queryWords(query)) {
    const rank = rankWord(word, candidate, code)
    if (rank === null) return null
    worst = Math.max(worst ?? rank, rank)
  }
  return worst ?? hitRanks.contains
}

/** Whether a query finds a row at all; the filter behind a list, where order comes from elsewhere. */
export const matches = (query: string, keys: string): boolean => queryWords(query).every((word) => keys.includes(word))
