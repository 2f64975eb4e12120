import type { ParsedInput } from '../../shared/contract'
import type { SearchHit } from '../../shared/contract/books'
import { hitRanks } from '../../shared/domain/mnemonic-ranking'
import { listDistributorCandidates } from '../database/queries/distributors'
import {
  type FoundDocument,
  findByNumber,
  findByReference,
  findByTailDigits,
  type SearchScope,
} from '../database/queries/search'
import { listStyleCandidates } from '../database/queries/style-candidates'
import { kindsSeenBy } from './document-access'
import { bestFits, type Fit } from './masters'
import type { ReadingOffice } from './office'

const MAX_HITS = 20
/** Of each sort of thing, so that many of one do not crowd out the others. */
const MAX_OF_A_SORT = 8

/**
 * Finds documents by number, tail digits or reference, and distributors and styles by whatever their fields of the same name find;
 * only what the actor may see and has the list for, best fit first.
 */
export function findAnything(office: ReadingOffice, { query }: ParsedInput<'search.find'>): readonly SearchHit[] {
  return [...foundDocuments(office, query), ...foundDistributors(office, query), ...foundStyles(office, query)]
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_HITS)
    .map(({ hit }) => hit)
}

function foundDocuments({ connection, actor }: ReadingOffice, query: string): Fit<SearchHit>[] {
  const scope: SearchScope = { kinds: kindsSeenBy(actor), distributorIds: actor.distributorIds }
  const number = query.toUpperCase()
  const searches: readonly (readonly [rank: number, documents: () => FoundDocument[]])[] = [
    [hitRanks.tailDigits, () => (isTail(query) ? findByTailDigits(connection, scope, query, MAX_OF_A_SORT) : [])],
    [hitRanks.keyPrefix, () => findByNumber(connection, scope, number, MAX_OF_A_SORT)],
    [hitRanks.keyPrefix, () => findByReference(connection, scope, query, MAX_OF_A_SORT)],
    // References are kept as the customer writes them, mostly in capitals.
    [hitRanks.keyPrefix, () => (number === query ? [] : findByReference(connection, scope, number, MAX_OF_A_SORT))],
  ]
  const hits = new Map<number, Fit<SearchHit>>()
  for (const [rank, documents] of searches) {
    if (hits.size >= MAX_OF_A_SORT) break
    for (const found of documents()) {
      const exact = found.number === number || found.reference.toUpperCase() === number
      if (!hits.has(found.id)) hits.set(found.id, { rank: exact ? hitRanks.exactCode : rank, hit: documentHit(found) })
    }
  }
  return [...hits.values()].slice(0, MAX_OF_A_SORT)
}

const isTail = (query: string): boolean => /^\d{1,6}$/.test(query)

const documentHit = ({ kind, id, number, ...row }: FoundDocument): SearchHit => ({
  kind,
  id,
  title: number,
  subtitle: joined(row.distributorName, row.businessDate, row.reference),
})

function foundDistributors({ connection, actor }: ReadingOffice, query: string): Fit<SearchHit>[] {
  if (!actor.permissions.has('distributors.list')) return []
  const candidates = listDistributorCandidates(connection, query, actor.distributorIds)
  return bestFits(query, candidates, MAX_OF_A_SORT).map(({ rank, hit: { id, name, code, regionName } }) => ({
    rank,
    hit: { kind: 'distributor', id, title: name, subtitle: joined(code, regionName) },
  }))
}

function foundStyles({ connection, actor }: ReadingOffice, query: string): Fit<SearchHit>[] {
  if (!actor.permissions.has('styles.list')) return []
  const candidates = listStyleCandidates(connection, query, MAX_OF_A_SORT)
  return bestFits(query, candidates, MAX_OF_A_SORT).map(({ rank, hit: { id, name, code } }) => ({
    rank,
    hit: { kind: 'style', id, title: code, subtitle: name },
  }))
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')
