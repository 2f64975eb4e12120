import { pinyin, polyphonic } from 'pinyin-pro'
import { foldKey, KEY_MARK } from './mnemonic-ranking'

export { hitRanker, hitRanks, KEY_MARK, type MnemonicCandidate, matches, queryWords, rankHit } from './mnemonic-ranking'

/** Names are finite and the index is scanned: past these bounds a longer key finds nothing a shorter one does not. */
const MAX_UNITS = 24
const MAX_INITIALS = 32
const MAX_SPELLINGS = 12
const MAX_WORDS = 12

/** One Chinese character or one run of letters or digits, with the ways it is spelled, the likeliest first. */
interface Unit {
  readonly initials: readonly string[]
  readonly spellings: readonly string[]
}

const HAN = /\p{Script=Han}/u
const UNITS = /\p{Script=Han}|\p{N}+|[^\s\p{Script=Han}\p{N}\p{P}\p{S}]+/gu

const distinct = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))]

/** A short word is typed whole as often as by its first letter (UR女装: urnz or unz). */
const wordUnit = (word: string): Unit => {
  const folded = foldKey(word)
  if (/^\p{N}/u.test(folded)) return { spellings: [folded], initials: [folded] }
  return { spellings: [folded], initials: distinct([...[...folded].slice(0, 1), folded.length <= 4 ? folded : '']) }
}

/** The likeliest reading comes from the words around a character, so the whole name is read at once. */
const hanUnits = (han: string): Unit[] => {
  const readings = polyphonic(han, { toneType: 'none', type: 'array', v: true })
  const likeliest = pinyin(han, { toneType: 'none', type: 'array', v: true })
  return readings.map((all, at) => {
    const spellings = distinct([...likeliest.slice(at, at + 1), ...all].map(foldKey))
    return { spellings, initials: distinct(spellings.map((spelling) => spelling.slice(0, 1))) }
  })
}

const unitsOf = (name: string): Unit[] => {
  const pieces = name.normalize('NFKC').match(UNITS) ?? []
  const read = hanUnits(pieces.filter((piece) => HAN.test(piece)).join(''))
  let at = 0
  return pieces.slice(0, MAX_UNITS).flatMap((piece) => {
    if (!HAN.test(piece)) return [wordUnit(piece)]
    at += 1
    return read.slice(at - 1, at)
  })
}

/**
 * Joins one choice a unit, in order of how many units leave their likeliest choice: all single departures come before any double one,
 * so a bound cuts only what nobody types.
 */
const combinations = (choices: readonly (readonly string[])[], limit: number): string[] => {
  const found = new Set<string>()
  let edge: { readonly text: readonly string[]; readonly next: number }[] = [
    { text: choices.flatMap((options) => options.slice(0, 1)), next: 0 },
  ]
  while (edge.length > 0 && found.size < limit) {
    for (const { text } of edge) found.add(text.join(''))
    edge = edge
      .slice(0, limit)
      .flatMap(({ text, next }) =>
        choices
          .slice(next)
          .flatMap((options, offset) =>
            options.slice(1).map((option) => ({ text: text.with(next + offset, option), next: next + offset + 1 })),
          ),
      )
  }
  return [...found].filter((text) => text !== '').slice(0, limit)
}

const nameKeys = (name: string): string[] => {
  const units = unitsOf(name)
  const initials = combinations(
    units.map((unit) => unit.initials),
    MAX_INITIALS,
  )
  const spellings = combinations(
    units.map((unit) => unit.spellings),
    MAX_SPELLINGS,
  )
  const words = name.split(/[\s\p{P}\p{S}]+/u).slice(0, MAX_WORDS)
  return [...initials, ...spellings, foldKey(name), ...words.map(foldKey)]
}

/**
 * The text a search index keeps of a row: first its code, then the code's tail digits, the name, its full pinyin and its initials with every reading of a
 * polyphone (重庆: cq and zq; ü is v), and the same of every extra name (city, alias). Works for English names by the initials of words.
 */
export const searchKeys = (code: string, name: string, extra: readonly string[] = []): string => {
  const folded = foldKey(code)
  const tail = /\d+$/.exec(folded)?.[0] ?? ''
  const codeWords = code.split(/[\s\p{P}\p{S}]+/u).slice(0, MAX_WORDS)
  const keys = distinct([
    tail,
    tail.replace(/^0+/, ''),
    ...codeWords.map(foldKey),
    ...nameKeys(name),
    ...extra.flatMap(nameKeys),
  ])
  return [KEY_MARK, folded, KEY_MARK, ...keys.flatMap((key) => [key, KEY_MARK])].join('')
}
