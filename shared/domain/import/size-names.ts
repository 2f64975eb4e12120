import type { SizeName } from '../../schemas/imports'
import { plainText } from './text'

const LETTERS =
  /^(?:\d{0,2}X{0,6}[SL]|X{1,6}[SL]|M|[2-9]XM|F|FS|OS|OSFA|ONE ?SIZE|FREE(?: ?SIZE)?|均码|均|大码|中码|小码|加大|特大|[SML]\/[SML]|X{1,4}[SL]\/X{1,4}[SL])$/i
const NUMBERS = /^(?:\d{2,3}(?:\.5)?|\d{1,2}T|\d{2,3}\/\d{2,3}[A-Z]{0,2}|\d{2,3}[A-F]|\d{1,2}-\d{1,2}[YM]?)$/i
const LARGEST_SIZE = 220

/** What the trade calls one and the same size; a company names it in one way, its distributors in any. */
const SAME = [
  'XS 1XS X-SMALL XSMALL EXTRASMALL 加小 特小',
  'S 小 小码 SMALL SML',
  'M 中 中码 MEDIUM MED MD',
  'L 大 大码 LARGE LRG LG',
  'XL 1XL 1X X-LARGE XLARGE EXTRALARGE 加大 加大码',
  'F 均码 均 均号 单码 通码 统码 FREE FREESIZE ONESIZE OS O/S OSFA FS ONESZ U UNI N/S NS',
].map((names) => names.split(' '))
const SHORT_NAME = new Map(SAME.flatMap(([first = '', ...others]) => others.map((name) => [name, first] as const)))

/** Recognises size names: the company's sizes and aliases first, then what the trade calls them, then whatever looks like one. */
export class SizeBook {
  private readonly known = new Map<string, string>()
  private readonly common = new Map<string, string>()

  constructor(sizes: readonly SizeName[]) {
    for (const { size, aliases } of sizes) for (const alias of aliases) this.known.set(keyOf(alias), size)
    for (const { size } of sizes) this.known.set(keyOf(size), size)
    for (const { size } of sizes) this.common.set(commonName(keyOf(size)), size)
  }

  /** The size a header or cell names: `sure` when the company has it, not when it only looks like one; null when it is neither. */
  find(text: string): { readonly size: string; readonly sure: boolean } | null {
    const plain = plainText(text)
    if (plain === '' || plain.length > 20) return null
    const names = namesIn(plain)
    for (const book of [this.known, this.common]) {
      for (const name of names) {
        const size = book === this.known ? book.get(keyOf(name)) : book.get(commonName(keyOf(name)))
        if (size !== undefined) return { size, sure: true }
      }
    }
    const like = names.find((name) => looksLikeSize(name))
    return like === undefined ? null : { size: like, sure: false }
  }
}

function keyOf(text: string): string {
  return plainText(text).toUpperCase().replaceAll(' ', '')
}

/** XXL and 2XL are one size, and so are 均码 and ONE SIZE; EU38 and 38cm are 38. Takes names of either case and gives one of them. */
export function commonSizeName(name: string): string {
  return commonName(keyOf(name))
}

function commonName(key: string): string {
  const bare = key.replace(/^(?:EUR?|欧码?)\.?(?=\d)/, '').replace(/^(\d{2,3}(?:\.5)?)(?:CM|厘米|#|MM)$/, '$1')
  const crosses = /^(X{2,6})([SL])$/.exec(bare)
  return crosses ? `${crosses[1]?.length}X${crosses[2]}` : (SHORT_NAME.get(bare) ?? bare.replace(/^([2-6])X$/, '$1XL'))
}

/** `S码`, `S(155/80A)`, `165/88A\nL` each name a size in several ways. */
function namesIn(plain: string): readonly string[] {
  const bare = plain.replace(/(?<=[\dA-Z])[码号]$/i, '')
  const parts = bare.split(/[()[\]【】\s]+/).filter((part) => part !== '')
  return parts.length > 1 ? [plain, bare, ...parts.map((part) => part.replace(/[码号]$/, ''))] : [plain, bare]
}

function looksLikeSize(name: string): boolean {
  if (LETTERS.test(name)) return true
  return NUMBERS.test(name) && Number.parseFloat(name) <= LARGEST_SIZE
}
