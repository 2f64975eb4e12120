import type { ReconciliationItem } from './types'

/** Words people write before a number: 单号 订单号 发货单号 凭证编号 No. */
const LABEL = /^(?:\p{Script=Han}*(?:单号|单据号|编号|凭证号|号码)|NO(?=[.:]))[\s.:#]*/u

/**
 * A reference as both books would write it: half-width, upper case, no spaces, dashes or № # 单号; only letters and digits stay.
 * Empty when nothing is left, and an empty reference matches nothing.
 */
export const normaliseReference = (text: string): string =>
  text
    .replaceAll('№', '')
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(LABEL, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

const known = new WeakMap<object, string>()

/** What a line goes by when it is compared with others: the known reference it stands for, else its own. Remembered, because it is asked often. */
export const keyOf = (item: Pick<ReconciliationItem, 'reference' | 'key'>): string => {
  const found = known.get(item) ?? item.key ?? normaliseReference(item.reference)
  known.set(item, found)
  return found
}

/** A reference taken apart for weaker keys: the letters in front, and the last digits that people quote on the telephone. */
export interface ReferenceParts {
  readonly key: string
  readonly prefix: string
  readonly tail: string
}

/** The parts of a reference; `tail` holds at most the last six digits of its last run of digits. */
export const referenceParts = (text: string): ReferenceParts => {
  const key = normaliseReference(text)
  const runs = key.match(/\d+/g) ?? []
  return { key, prefix: key.replace(/\p{N}.*$/u, ''), tail: runs.at(-1)?.slice(-6) ?? '' }
}
