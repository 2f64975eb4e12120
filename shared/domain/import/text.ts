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
