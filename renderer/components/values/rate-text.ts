export { formatRate } from '../../../shared/texts/figures'

/** Per cent as people write it into basis points: `42.5`, `42.5%`, `４２．５`, and as shops say it `4.5折`, `85折`; null when it is none. */
export function parsePercent(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '')
  const zhe = /^(\d)(?:\.(\d{1,3}))?折$/.exec(plain)
  if (zhe !== null) return Number(zhe[1]) * 1000 + Number((zhe[2] ?? '').padEnd(3, '0'))
  if (/^\d\d折$/.test(plain)) return Number(plain.slice(0, 2)) * 100
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
