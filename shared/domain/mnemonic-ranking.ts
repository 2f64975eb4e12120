/** What a search list knows of a row: the key text `searchKeys` made of it, whose first key is the code. */
export interface MnemonicCandidate {
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

const rankWord = (word: string, isNumber: boolean, keys: string): number | null => {
  if (!keys.includes(word)) return null
  if (keys.startsWith(`${KEY_MARK}${word}${KEY_MARK}`)) return hitRanks.exactCode
  if (isNumber && keys.slice(0, keys.indexOf(KEY_MARK, 1)).endsWith(word)) return hitRanks.tailDigits
  if (keys.includes(`${KEY_MARK}${word}${KEY_MARK}`)) return hitRanks.exactKey
  return keys.includes(`${KEY_MARK}${word}`) ? hitRanks.keyPrefix : hitRanks.contains
}

/** A query made ready once, because a list asks tens of thousands of rows between two keystrokes. */
export const hitRanker = (query: string): ((candidate: MnemonicCandidate) => number | null) => {
  const words = queryWords(query).map((word) => ({ word, isNumber: /^\d+$/.test(word) }))
  const whole = `${KEY_MARK}${foldKey(query)}${KEY_MARK}`
  if (words.length === 0) return () => hitRanks.contains
  return ({ keys }) => {
    if (keys.startsWith(whole)) return hitRanks.exactCode
    let worst: number = hitRanks.exactCode
    for (const { word, isNumber } of words) {
      const rank = rankWord(word, isNumber, keys)
      if (rank === null) return null
      worst = Math.max(worst, rank)
    }
    return worst
  }
}

/**
 * How well a query fits a row, lower is better, null when it does not: exact code, tail digits of the code, a whole key, the beginning of a
 * key (initials, pinyin, name), anywhere. A query of several words fits as badly as its worst word; an empty one fits everything alike.
 */
export const rankHit = (query: string, candidate: MnemonicCandidate): number | null => hitRanker(query)(candidate)

/** Whether a query finds a row at all; the filter behind a list, where order comes from elsewhere. */
export const matches = (query: string, keys: string): boolean => queryWords(query).every((word) => keys.includes(word))
