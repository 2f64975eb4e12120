import type { BankLine, BankPreviewLine } from '../../../shared/schemas/bank-imports'
import type { Reader } from '../../database/connection'
import { listPayers } from '../../database/queries/bank-lines'
import { listContacts } from '../../database/queries/distributors'
import type { KnownDistributor } from '../../database/queries/imports'
import { payerKeys } from '../payers'
import { distributorDirectory } from './distributor-directory'
import { wordOf } from './nearest'

/** Whose money a line is, and how that was told; several where it is not clear. */
export interface FoundPayer {
  readonly distributor: KnownDistributor | null
  readonly knownBy: BankPreviewLine['knownBy']
  readonly candidates: readonly KnownDistributor[]
}

const nobody: FoundPayer = { distributor: null, knownBy: null, candidates: [] }

/**
 * Finds whom a payer pays for: as learned by its account, then by its name; then the distributor of that name, of that contact, and last
 * the one whose code or name stands in the words beside. Whoever paid for several before is asked about.
 */
export function payerFinder(reader: Reader, visible: readonly number[] | null) {
  const directory = distributorDirectory(reader, visible)
  const byId = new Map(directory.all.filter(({ archived }) => !archived).map((one) => [one.id, one]))
  const learned = Map.groupBy(listPayers(reader), ({ kind, key }) => `${kind}:${key}`)
  const contacts = Map.groupBy(
    listContacts(reader).filter(({ contact }) => contact !== ''),
    ({ contact }) => wordOf(contact),
  )
  const only = (ids: readonly number[], knownBy: FoundPayer['knownBy']): FoundPayer | null => {
    const found = ids.flatMap((id) => byId.get(id) ?? [])
    if (found.length === 0) return null
    const [one] = found
    return found.length === 1 && one !== undefined
      ? { distributor: one, knownBy, candidates: [] }
      : { ...nobody, candidates: found }
  }
  const named = (written: string): FoundPayer | null => {
    if (written === '') return null
    const found = directory.find(written)
    return found.ok ? only([found.value.id], 'name') : null
  }
  return {
    byCode: (code: string) => directory.all.find((one) => one.code === code && !one.archived),
    find: (line: Pick<BankLine, 'payerName' | 'payerAccount' | 'text'>): FoundPayer => {
      const mentioned = line.text === '' ? undefined : directory.within([line.text])
      for (const { kind, key } of payerKeys(line)) {
        const ids = learned.get(`${kind}:${key}`)?.map(({ distributorId }) => distributorId) ?? []
        // Words beside the money that name somebody else make it a question.
        const all = ids.length > 0 && mentioned !== undefined ? [...new Set([...ids, mentioned.id])] : ids
        const found = only(all, kind === 'account' ? 'account' : 'payer')
        if (found !== null) return found
      }
      const own = named(line.payerName)
      if (own !== null) return own
      const text = mentioned === undefined ? null : only([mentioned.id], 'text')
      return (
        text ??
        only(
          (contacts.get(wordOf(line.payerName)) ?? []).map(({ id }) => id),
          'contact',
        ) ??
        nobody
      )
    },
  }
}
