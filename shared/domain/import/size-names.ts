import type { SizeName } from '../../schemas/imports'
import { plainText } from './text'

const LETTERS =
  /^(?:\d{0,2}X{0,6}[SL]|X{1,6}[SL]|M|[2-9]XM|F|FS|OS|OSFA|ONE ?SIZE|FREE(?: ?SIZE)?|均码|均|大码|中码|小码|加大|特大|[SML]\/[SML]|X{1,4}[SL]\/X{1,4}[SL])$/i
const NUMBERS = /^(?:\d{2,3}(?:\.5)?|\d{1,2}T|\d{2,3}\/\d{2,3}[A-Z]{0,2}|\d{2,3}[A-F]|\d{1,2}-\d{1,2}[YM]?)$/i
const LARGEST_SIZE = 220

/** Recognises size names: the company's sizes and aliases first, then whatever looks like one. */
export class SizeBook {
  private readonly known = new Map<string, string>()

  constructor(sizes: readonly SizeName[]) {
    for (const { size, aliases } of sizes) for (const alias of aliases) this.known.set(keyOf(alias), size)
    for (const { size } of sizes) this.known.set(keyOf(size), size)
  }

  /** The size a header or cell names: `sure` when the company has it, not when it only looks like one; null when it is neither. */
  find(text: string): { readonly size: string; readonly sure: boolean } | null {
    const plain = plainText(text)
    if (plain === '' || plain.length > 20) return null
    for (const name of namesIn(plain)) {
      const size = this.known.get(keyOf(name))
      if (size !== undefined) return { size, sure: true }
    }
    const like = namesIn(plain).find((name) => looksLikeSize(name))
    return like === undefined ? null : { size: like, sure: false }
  }
}

function keyOf(text: string): string {
  return plainText(text).toUpperCase().replaceAll(' ', '')
}

/** `S码`, `S(155/80A)`, `165/88A\nL` each name a size in several ways. */
function namesIn(plain: string): readonly string[] {
  const bare = plain.replace(/(?<=[\dSLM])[码号]$/i, '')
  const parts = bare.split(/[()[\]【】\s]+/).filter((part) => part !== '')
  return parts.length > 1 ? [plain, bare, ...parts.map((part) => part.replace(/[码号]$/, ''))] : [plain, bare]
}

function looksLikeSize(name: string): boolean {
  if (LETTERS.test(name)) return true
  return NUMBERS.test(name) && Number.parseFloat(name) <= LARGEST_SIZE
}
