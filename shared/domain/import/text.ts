const PLAIN = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g

/** What a person meant to type: full-width forms narrowed, invisible marks and outer spaces gone, inner spaces single. */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** A header or label reduced to what identifies it: lower case, no spaces, marks or colons; brackets are cut by the caller. */
export function wordKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[\s_:.,*#№'"/\\|~·、。-]+/g, '')
}

/** What the short words of English headers stand for. */
const SHORT: Readonly<Record<string, string>> = {
  acct: 'account',
  amt: 'amount',
  clr: 'colour',
  cust: 'customer',
  desc: 'description',
  descr: 'description',
  disc: 'discount',
  dist: 'distributor',
  dlr: 'dealer',
  ext: 'extended',
  itm: 'item',
  nbr: 'no',
  nr: 'no',
  num: 'no',
  ord: 'order',
  pc: 'pcs',
  pmt: 'payment',
  prc: 'price',
  prod: 'product',
  qnty: 'quantity',
  qtty: 'quantity',
  qty: 'quantity',
  ret: 'retail',
  tot: 'total',
  ttl: 'total',
  whsl: 'wholesale',
}

/**
 * The keys a header may be known by, most literal first: all of it, without what stands in brackets, without its unit, and with the
 * abbreviations of English spelled out (`Cust. #` is `customerno`).
 */
export function headerKeys(text: string): readonly string[] {
  const plain = plainText(text)
  const outside = plain.replace(/[([【].*?[)\]】]/g, ' ').replace(/%|‱|‰/g, ' ')
  const key = wordKey(outside)
  const keys = [wordKey(plain), key, key.replace(/(?:fen|bp|yuan|rmb|元|分)$/, '')]
  if (!/[a-z]/i.test(outside)) return keys
  const spelled = outside
    .replace(/(?<=[a-z])\s*#/gi, ' no ')
    .replace(/[a-z]+/gi, (word) => SHORT[word.toLowerCase()] ?? word)
  return [...keys, wordKey(spelled), wordKey(spelled).replace(/(?:fen|bp|yuan|rmb)$/, '')]
}

/** The spreadsheet's name of a column counted from 1: 1 is A, 28 is AB. */
export function columnName(column: number): string {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}
