import { numbersIn } from '../reconciliation/mentions'
import { normaliseReference } from '../reconciliation/references'
import type { OpenEnd } from './types'

/** A number with fewer characters is found in others by chance. */
const SHORTEST = 6
/** As many last digits name a document when people leave the rest away. */
const TAIL = 6

/** Every key an end goes by: its own number and the one on the paper. */
const keysOf = ({ number, reference }: OpenEnd): string[] =>
  [number, reference].map(normaliseReference).filter((key) => key.length >= 4)

/**
 * The charges each credit names in its words, by number or reference, whole or by its last digits. What fits two charges names none:
 * an ambiguous word must not decide what is paid.
 */
export function namedEnds(
  credits: readonly OpenEnd[],
  charges: readonly OpenEnd[],
): ReadonlyMap<number, readonly OpenEnd[]> {
  const byKey = Map.groupBy(
    charges.flatMap((charge) => [...new Set(keysOf(charge))].map((key) => ({ key, charge }))),
    ({ key }) => key,
  )
  const byTail = Map.groupBy(
    [...byKey.keys()].filter((key) => /\d{6}$/.test(key)),
    (key) => key.slice(-TAIL),
  )
  const only = (keys: readonly string[]): OpenEnd | undefined => {
    const found = new Set(keys.flatMap((key) => byKey.get(key)?.map(({ charge }) => charge) ?? []))
    return found.size === 1 ? [...found][0] : undefined
  }
  const longKeys = [...byKey.keys()].filter((key) => key.length >= SHORTEST && /\d{4}/.test(key))
  const chargeNamed = (token: string): OpenEnd | undefined => {
    if (byKey.has(token)) return only([token])
    if (/^\d+$/.test(token) && token.length >= TAIL)
      return only((byTail.get(token.slice(-TAIL)) ?? []).filter((key) => key.endsWith(token)))
    return token.length > SHORTEST ? only(longKeys.filter((key) => token.includes(key))) : undefined
  }
  return new Map(
    credits.map((credit) => {
      const tokens = numbersIn({ reference: credit.reference, text: credit.text })
      return [credit.id, [...new Set(tokens.flatMap((token) => chargeNamed(token) ?? []))]]
    }),
  )
}
