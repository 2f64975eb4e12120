import type { AllocationEdge } from '../../../shared/domain/ageing'
import { sumOf } from '../../../shared/domain/money'
import { differenceLimitFen, type OpenEnd, pairAmounts, proposeSettlement } from '../../../shared/domain/settlement'
import type { OpenAccount, OpenEntry, SettlingWay } from '../../../shared/schemas/settlements'

/** One side of the desk: what takes off the account, and what it was charged with. */
export type Side = 'credits' | 'charges'

/** What is to be settled of each entry, by its number; an entry that is not named is left alone. */
export type Amounts = Readonly<Record<string, number>>

/** What was typed or proposed and is not posted yet. */
export interface Settling {
  readonly credits: Amounts
  readonly charges: Amounts
  /** Which credit a rule joined to which charge; typed amounts are joined in order. */
  readonly proposed: readonly AllocationEdge[]
}

/** Nothing chosen. */
export const nothingChosen: Settling = { credits: {}, charges: {}, proposed: [] }

/** Every open credit of one document chosen whole. */
export const withDocument = ({ credits }: OpenAccount, documentId: number): Settling => ({
  ...nothingChosen,
  credits: Object.fromEntries(
    credits.filter((entry) => entry.documentId === documentId).map(({ entryId, openFen }) => [entryId, openFen]),
  ),
})

const chosenOf = (entries: readonly OpenEntry[], amounts: Amounts) =>
  entries.flatMap(({ entryId, openFen }) => {
    const amountFen = Math.min(openFen, amounts[entryId] ?? 0)
    return amountFen > 0 ? [{ id: entryId, amountFen }] : []
  })

const asRecord = (ends: readonly { readonly id: number; readonly amountFen: number }[]): Amounts =>
  Object.fromEntries(ends.map(({ id, amountFen }) => [id, amountFen]))

/** The same against an account that has moved on: no amount passes what is still open. */
export function clipped(settling: Settling, { credits, charges }: OpenAccount): Settling {
  return {
    credits: asRecord(chosenOf(credits, settling.credits)),
    charges: asRecord(chosenOf(charges, settling.charges)),
    proposed: settling.proposed,
  }
}

/** The edges that the chosen amounts come to, and what of either side finds nothing. */
export const pairingOf = (settling: Settling, { credits, charges }: OpenAccount) =>
  pairAmounts(
    { credits: chosenOf(credits, settling.credits), charges: chosenOf(charges, settling.charges) },
    settling.proposed,
  )

const endOf = ({ entryId, businessDate, dueDate, openFen, documentNumber, reference, text }: OpenEntry): OpenEnd => ({
  ...{ id: entryId, date: businessDate, dueDate, openFen, number: documentNumber, reference, text },
})

/** What is left on one side, and whether it is small enough to be written off with the rest. */
export interface Difference {
  /** Plus when money is left over, minus when something stays unpaid. */
  readonly fen: number
  readonly limitFen: number
  readonly small: boolean
  readonly rest: readonly { readonly entryId: number; readonly amountFen: number }[]
}

/** The difference of what is chosen; amounts left on both sides are no difference but two things that were not joined. */
export function differenceOf(settling: Settling, account: OpenAccount): Difference {
  const { creditLeftFen, chargeLeftFen, creditRest, chargeRest } = pairingOf(settling, account)
  const [rest, entries] = creditLeftFen > 0 ? [creditRest, account.credits] : [chargeRest, account.charges]
  const ids = new Set(rest.map(({ id }) => id))
  const amounts = entries.filter(({ entryId }) => ids.has(entryId)).map(({ amountFen }) => amountFen)
  const fen = creditLeftFen - chargeLeftFen
  const limitFen = differenceLimitFen(account.differenceRule, amounts)
  return {
    ...{ fen, limitFen },
    small: fen !== 0 && Math.abs(fen) <= limitFen,
    rest: rest.map(({ id, amountFen }) => ({ entryId: id, amountFen })),
  }
}

/** Amounts that were chosen and found nothing yet are what a proposal is for; without any it is for the whole side. */
function wanted(entries: readonly OpenEntry[], amounts: Amounts, leftFen: number): readonly OpenEnd[] {
  if (leftFen === 0) return entries.map(endOf)
  return entries.flatMap((entry) => {
    const openFen = Math.min(entry.openFen, amounts[entry.entryId] ?? 0)
    return openFen > 0 ? [{ ...endOf(entry), openFen }] : []
  })
}

/** What a rule adds to what is chosen already; answers how many edges it found. */
export function proposed(
  settling: Settling,
  account: OpenAccount,
  way: SettlingWay,
): { readonly settling: Settling; readonly found: number } {
  const { edges, creditLeftFen, chargeLeftFen } = pairingOf(settling, account)
  const sides = {
    credits: wanted(account.credits, settling.credits, creditLeftFen),
    charges: wanted(account.charges, settling.charges, chargeLeftFen),
  }
  const more = proposeSettlement(way, sides, edges)
  const all = [...edges, ...more]
  const sums = (side: 'creditId' | 'chargeId'): Amounts =>
    Object.fromEntries(
      [...Map.groupBy(all, (edge) => edge[side])].map(([id, own]) => [id, sumOf(own.map((edge) => edge.amountFen))]),
    )
  return {
    found: more.length,
    settling: {
      credits: { ...settling.credits, ...sums('creditId') },
      charges: { ...settling.charges, ...sums('chargeId') },
      proposed: all,
    },
  }
}

/** One amount anew; nothing takes the entry out. */
export function withAmount(settling: Settling, side: Side, entryId: number, amountFen: number): Settling {
  const { [entryId]: _, ...others } = settling[side]
  return { ...settling, [side]: amountFen > 0 ? { ...others, [entryId]: amountFen } : others }
}

/** What an entry is filled up with by one key: all of it, or as much as the other side still lacks; nothing when it was filled. */
export function filled(settling: Settling, account: OpenAccount, side: Side, entry: OpenEntry): Settling {
  const now = settling[side][entry.entryId] ?? 0
  if (now > 0) return withAmount(settling, side, entry.entryId, 0)
  const { creditLeftFen, chargeLeftFen } = pairingOf(settling, account)
  const lackingFen = side === 'credits' ? chargeLeftFen : creditLeftFen
  return withAmount(settling, side, entry.entryId, lackingFen > 0 ? Math.min(entry.openFen, lackingFen) : entry.openFen)
}
