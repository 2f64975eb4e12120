import { codesBehind, type RowWords } from '../../../shared/domain/import/damaged-codes'
import { commonSizeName } from '../../../shared/domain/import/size-names'
import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { OrderFormLine, RecordsReading, RowPlace, SizeName } from '../../../shared/schemas/imports'
import type { Reader } from '../../database/connection'
import { type KnownSku, listKnownSkus } from '../../database/queries/imports'
import { listSizes } from '../../database/queries/size-groups'
import { type Finding, problemAt, type ReadFile } from './kinds'
import { nearest, wordOf } from './nearest'

/** What a name led to, or why it led nowhere. */
export type Resolved<Value> =
  | { readonly ok: true; readonly value: Value; readonly note?: Finding }
  /** `closed` is what was meant, where it is in the books and takes nothing new. */
  | { readonly ok: false; readonly finding: Finding; readonly closed?: Value }

/** A name that led somewhere; `note` tells how, where it was not written as the books have it. */
export const found = <Value>(value: Value, note?: Finding): Resolved<Value> => ({
  ok: true,
  value,
  ...(note ? { note } : {}),
})

/** Says that a name is not in the books, with the names it may have been meant for. */
export const unknown = (what: string, value: string, names: Iterable<string>): Resolved<never> => ({
  ok: false,
  finding: { code: 'unknownCode', params: { what, value, candidates: nearest(value, names).join(', ') } },
})

/** Asks the same question once: a wrong code usually stands in many rows, and looking for its neighbours is the slow part. */
export function remembering<Value>(resolve: (key: string) => Resolved<Value>): (key: string) => Resolved<Value> {
  const known = new Map<string, Resolved<Value>>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const now = resolve(key)
    known.set(key, now)
    return now
  }
}

/** Notes what became of each name of a list: every row that leads nowhere, and once each name that was found in another way. */
export function resolutionTeller(problems: ImportProblemRow[]) {
  const told = new Set<Finding>()
  return (
    file: ReadFile,
    place: RowPlace,
    resolved: Resolved<unknown>,
    reading: Pick<RecordsReading<unknown>, 'columns'>,
  ): void => {
    const finding = resolved.ok ? resolved.note : resolved.finding
    if (finding === undefined || told.has(finding)) return
    if (resolved.ok) told.add(finding)
    problems.push(problemAt(file, reading, place, finding))
  }
}

/** Finds SKUs by what files call them. */
export interface SkuDirectory {
  /** The company's sizes with their other names, for recognising size columns. */
  readonly sizes: readonly SizeName[]
  readonly byCode: (written: string) => Resolved<KnownSku>
  readonly ofLine: (line: OrderFormLine) => Resolved<KnownSku>
  /** The codes that a spreadsheet may have turned into what is left of one, by the rest of the row. */
  readonly behind: (damaged: string, words: RowWords) => readonly string[]
}

/** Every SKU at hand in memory, because a form asks for thousands of them. */
export function skuDirectory(reader: Reader): SkuDirectory {
  const skus = listKnownSkus(reader)
  const codes = new Map(skus.map((sku) => [wordOf(sku.code), sku]))
  const barcodes = new Map<string, KnownSku>()
  for (const sku of skus) if (sku.barcode !== null) barcodes.set(wordOf(sku.barcode), sku)
  const aliases = new Map<string, Set<string>>()
  for (const { code, alias } of listSizes(reader)) {
    const known = aliases.get(wordOf(code)) ?? new Set()
    aliases.set(wordOf(code), alias === '' ? known : known.add(wordOf(alias)))
  }
  // Most forms carry their codes whole.
  let withoutZeros: ReturnType<typeof zeroless<KnownSku>> | undefined
  const byCode = remembering((written) => {
    const sku = codes.get(wordOf(written)) ?? barcodes.get(wordOf(written))
    if (sku !== undefined) return active(sku, written)
    withoutZeros ??= zeroless([...codes, ...barcodes])
    const restored = withoutZeros(written)
    if (restored === undefined)
      return unknown(
        'sku',
        written,
        skus.map(({ code }) => code),
      )
    const known = active(restored, restored.code)
    return known.ok ? found(restored, zerosRestored('sku', written, restored.code)) : known
  })
  // Most forms name their SKUs and ask for no style.
  let findStyle: ReturnType<typeof styleFinder> | undefined
  const ofLine = (line: OrderFormLine): Resolved<KnownSku> => {
    const code = line.skuCode ?? line.barcode
    const known = code === undefined ? undefined : byCode(code)
    // One column of product codes beside sizes holds the code of the SKU in some forms, and that of its style in others.
    const either = line.skuCode !== undefined && line.skuCode === line.styleCode
    if (known !== undefined && !(either && !known.ok)) return known
    findStyle ??= styleFinder(skus)
    const style = findStyle(line.styleCode ?? line.styleName ?? '')
    if (style.ok) return noted(skuOfStyle(style.value, line, aliases), style.note)
    const coloured = line.colour === undefined ? findColouredStyle(line.styleCode ?? '', findStyle) : undefined
    if (coloured !== undefined) return skuOfStyle(coloured.style, { ...line, colour: coloured.colour }, aliases)
    return known ?? { ok: false, finding: style.finding }
  }
  return {
    sizes: [...aliases].map(([size, others]) => ({ size, aliases: [...others] })),
    byCode,
    ofLine,
    behind: (damaged, words) => codesBehind(damaged, words, skus.map(knownCode)),
  }
}

const knownCode = ({ code, barcode, styleName, colourName, size }: KnownSku) => ({
  ...{ code, styleName, size, colour: colourName },
  written: barcode === null ? [code] : [code, barcode],
})

const active = (sku: KnownSku, value: string): Resolved<KnownSku> =>
  sku.archived ? { ok: false, finding: { code: 'archived', params: { what: 'sku', value } }, closed: sku } : found(sku)

/** What a resolution tells stays with what follows from it. */
const noted = <Value>(resolved: Resolved<Value>, note: Finding | undefined): Resolved<Value> =>
  resolved.ok && note !== undefined ? found(resolved.value, note) : resolved

const stripped = (code: string): string => wordOf(code).replace(/^0+(?=\d)/, '')

/** Finds what a spreadsheet's number was before it lost its leading zeros: only where exactly one code of digits can be meant. */
export function zeroless<Value>(entries: Iterable<readonly [string, Value]>): (written: string) => Value | undefined {
  const found = new Map<string, Value | null>()
  for (const [code, value] of entries) {
    if (!/^0\d+$/.test(code)) continue
    const before = found.get(stripped(code))
    found.set(stripped(code), before === undefined || before === value ? value : null)
  }
  return (written) => (/^\d+$/.test(wordOf(written)) ? (found.get(stripped(written)) ?? undefined) : undefined)
}

/** Says that a code was found without the zeros it begins with. */
export const zerosRestored = (what: string, value: string, code: string): Finding => ({
  code: 'zerosRestored',
  severity: 'warning',
  params: { what, value, code },
})

/** The SKUs of a style by the words their colour and size are looked up by. */
interface StyleSkus {
  readonly code: string
  readonly skus: readonly KnownSku[]
  readonly coloured: readonly ColouredSkus[]
}

interface ColouredSkus {
  readonly words: readonly string[]
  readonly bySize: ReadonlyMap<string, KnownSku>
}

function styleSkus(skus: readonly KnownSku[]): StyleSkus {
  const coloured = [...Map.groupBy(skus, (sku) => sku.colourId).values()].map((own) => ({
    words: own.slice(0, 1).flatMap((sku) => [wordOf(sku.colourCode), wordOf(sku.colourName)]),
    bySize: new Map(own.map((sku) => [wordOf(sku.size), sku])),
  }))
  return { code: skus[0]?.styleCode ?? '', skus, coloured }
}

/** Styles by code, else by a name that only one has; each is taken apart once, because a form names it in every row. */
function styleFinder(skus: readonly KnownSku[]): (written: string) => Resolved<StyleSkus> {
  const byCode = Map.groupBy(skus, (sku) => wordOf(sku.styleCode))
  const byName = Map.groupBy(skus, (sku) => wordOf(sku.styleName))
  const withoutZeros = zeroless(byCode)
  return remembering((written) => {
    const named = byName.get(wordOf(written))
    const only = named !== undefined && new Set(named.map(({ styleId }) => styleId)).size === 1 ? named : undefined
    const known = byCode.get(wordOf(written)) ?? only
    if (known !== undefined) return found(styleSkus(known))
    const restored = withoutZeros(written)
    if (restored !== undefined)
      return found(styleSkus(restored), zerosRestored('style', written, restored[0]?.styleCode ?? ''))
    return unknown(
      'style',
      written,
      skus.map(({ styleCode }) => styleCode),
    )
  })
}

/** A style and its colour written as one code (`A102-BK`, `A102 黑`, `A102BK`); every reading must lead to the same colour. */
function findColouredStyle(
  written: string,
  findStyle: (written: string) => Resolved<StyleSkus>,
): { readonly style: StyleSkus; readonly colour: string } | undefined {
  const text = wordOf(written)
  const readings: { readonly style: StyleSkus; readonly colour: string }[] = []
  for (let end = text.length - 1; end > 0; end -= 1) {
    const colour = text.slice(end).replace(/^[\s\-_/·.()]+|[\s()]+$/g, '')
    const code = text.slice(0, end).replace(/[\s\-_/·.(]+$/, '')
    if (colour === '' || code === '') continue
    const style = findStyle(code)
    if (style.ok && style.value.coloured.some(({ words }) => words.includes(colour)))
      readings.push({ style: style.value, colour })
  }
  const [first] = readings
  const same = readings.every(({ style, colour }) => style.code === first?.style.code && colour === first.colour)
  return same ? first : undefined
}

/** Colour and size within a style; a style of one colour, or of one size, needs no word for it. */
function skuOfStyle(
  style: StyleSkus,
  line: OrderFormLine,
  aliases: ReadonlyMap<string, ReadonlySet<string>>,
): Resolved<KnownSku> {
  const colour = wordOf(line.colour ?? '')
  const only =
    style.coloured.length === 1 && /^(?:-|\/|无|无色|NONE|N\/A)?$/.test(colour) ? style.coloured[0] : undefined
  const own = only ?? style.coloured.find(({ words }) => words.includes(colour))
  if (own === undefined) {
    const names = style.skus.map((sku) => sku.colourName)
    return missing(style, 'colour', { value: `${style.code} ${line.colour ?? ''}`, names })
  }
  const sizes = [line.size, ...(line.sizeAlternatives ?? [])].flatMap((size) =>
    size === undefined ? [] : [wordOf(size)],
  )
  for (const size of sizes) {
    const sku = own.bySize.get(size) ?? aliased(own, size, aliases) ?? sameSize(own, size)
    if (sku !== undefined) return active(sku, sku.code)
  }
  const [first] = own.bySize.values()
  if (first !== undefined && sizes.length === 0 && own.bySize.size === 1) return active(first, first.code)
  const names = [...own.bySize.values()].map((sku) => sku.size)
  return missing(style, 'size', { value: `${style.code} ${line.colour ?? ''} ${line.size ?? ''}`, names })
}

const aliased = (own: ColouredSkus, size: string, aliases: ReadonlyMap<string, ReadonlySet<string>>) =>
  [...own.bySize].find(([word]) => aliases.get(word)?.has(size))?.[1]

/** XXL for 2XL, 均码 for F. */
const sameSize = (own: ColouredSkus, size: string) =>
  [...own.bySize].find(([word]) => commonSizeName(word) === commonSizeName(size))?.[1]

/** A style has few colours and sizes, so all of them are told, not only the nearest. */
const missing = (
  { code: style }: StyleSkus,
  what: string,
  { value, names }: { readonly value: string; readonly names: readonly string[] },
): Resolved<never> => ({
  ok: false,
  finding: {
    code: 'unknownCode',
    params: { what, value: value.trim(), style, candidates: [...new Set(names)].join(', ') },
  },
})
