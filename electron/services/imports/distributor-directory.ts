import type { Reader } from '../../database/connection'
import { type KnownDistributor, listKnownDistributors } from '../../database/queries/imports'
import { found, type Resolved, remembering, unknown, zeroless, zerosRestored } from './directories'
import { wordOf } from './nearest'

/** Finds distributors by what files call them. */
export interface DistributorDirectory {
  readonly all: readonly KnownDistributor[]
  /** By code, else by a name that only one has. */
  readonly find: (written: string) => Resolved<KnownDistributor>
  /** The distributor whose code, else whose name, stands somewhere in some words, e.g. a title or a file's name. */
  readonly within: (texts: readonly string[]) => KnownDistributor | undefined
}

/** The distributors the reader may see; the others are as unknown to an import as to a list. */
export function distributorDirectory(reader: Reader, visible: readonly number[] | null): DistributorDirectory {
  const all = listKnownDistributors(reader).filter(({ id }) => visible === null || visible.includes(id))
  const byCode = new Map(all.map((one) => [wordOf(one.code), one]))
  const byName = Map.groupBy(all, (one) => wordOf(one.name))
  const withoutZeros = zeroless(all.map((one) => [wordOf(one.code), one] as const))
  const byStem = Map.groupBy(all, (one) => stemOf(one.name))
  const alike = (written: string): Resolved<KnownDistributor> | undefined => {
    const restored = withoutZeros(written)
    if (restored !== undefined) return found(restored, zerosRestored('distributor', written, restored.code))
    const coded = mentioned(written, all, (one) => one.code)
    const rest = coded === undefined ? '' : stemOf(wordOf(written).replace(wordOf(coded.code), ' '))
    // A code and a name that belong to different distributors are asked, never chosen between.
    if (coded !== undefined && (rest === '' || rest === stemOf(coded.name))) return found(coded)
    if (coded !== undefined) return coded.code.length < SURE_CODE || byStem.has(rest) ? undefined : told(written, coded)
    const stem = byStem.get(stemOf(written)) ?? byStem.get(stemOf(wordOf(written).replace(/\([^)]*\)/g, ' ')))
    return stem?.length === 1 && stem[0] !== undefined ? told(written, stem[0]) : undefined
  }
  const find = remembering((written) => {
    const named = byName.get(wordOf(written))
    const exact = byCode.get(wordOf(written)) ?? (named?.length === 1 ? named[0] : undefined)
    const known = exact === undefined ? alike(written) : found(exact)
    if (known === undefined)
      return unknown(
        'distributor',
        written,
        all.flatMap(({ code, name }) => [code, name]),
      )
    if (known.ok && known.value.archived)
      return { ok: false, finding: { code: 'archived', params: { what: 'distributor', value: written } } }
    return known
  })
  const within = (texts: readonly string[]) => {
    const words = texts.join('\n')
    return mentioned(words, all, (one) => one.code) ?? mentioned(words, all, (one) => one.name, /[A-Z]{2}/)
  }
  return { all, find, within }
}

/** The distributor whose code or name stands in some words as a whole, the longest first: D1 does not stand in D10. */
function mentioned(
  text: string,
  all: readonly KnownDistributor[],
  pick: (one: KnownDistributor) => string,
  joined = /[A-Z0-9]{2}/,
): KnownDistributor | undefined {
  const words = wordOf(text)
  return all
    .toSorted((a, b) => pick(b).length - pick(a).length)
    .find((one) => standsIn(words, wordOf(pick(one)), joined))
}

/** `joined` are the letters at an end that make it part of a longer word; a year may follow a name, but not a code. */
function standsIn(words: string, name: string, joined: RegExp): boolean {
  if (name === '') return false
  const joins = (a: string | undefined, b: string | undefined) => joined.test(`${a ?? ' '}${b ?? ' '}`)
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    const end = at + name.length
    if (!joins(words[at - 1], name[0]) && !joins(name.at(-1), words[end])) return true
  }
  return false
}

/** Shorter codes stand in too many words to be meant by them. */
const SURE_CODE = 4

const told = (value: string, { name, code, ...rest }: KnownDistributor): Resolved<KnownDistributor> =>
  found({ name, code, ...rest }, { code: 'nameResolved', severity: 'warning', params: { value, name, code } })

const LEGAL = /(?:股份|有限|责任|公司|集团|\b(?:CO|LTD|INC|LLC|CORP|CORPORATION|COMPANY|LIMITED|GMBH)\b)/g

/** A name without what people add to it or leave out: the legal form, marks and spaces. */
const stemOf = (name: string): string =>
  wordOf(name)
    .replace(LEGAL, ' ')
    .replace(/[\s\-_/.,·'’&:;()[\]【】]+/g, '')
