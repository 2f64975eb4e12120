/**
 * Pieces as typed or pasted, or null when it is not a whole number. Full-width digits, well-formed thousands separators and
 * `12.00`, as workbooks write it, are read; `1.5`, `1,23` and words are not.
 */
export function parseQuantity(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[−–—]/g, '-').replaceAll(/\s/g, '')
  const digits = /^-?\d{1,3}(?:,\d{3})+(?:\.0*)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  const match = /^(-?\d{1,9})(?:\.0*)?$/.exec(digits)
  if (match === null) return null
  const quantity = Number(match[1])
  return quantity === 0 ? 0 : quantity
}
