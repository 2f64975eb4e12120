import type { OrderFormLine, SizeName } from '../../../shared/schemas/imports'
import type { Reader } from '../../database/connection'
import {
  type KnownDistributor,
  type KnownSku,
  listKnownDistributors,
  listKnownSkus,
} from '../../database/queries/imports'
import { listSizes } from '../../database/queries/size-groups'
import type { Finding } from './kinds'
import { nearest, wordOf } from './nearest'

/** What a name led to, or why it led nowhere. */
export type Resolved<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly finding: Finding }

const found = <Value>(value: Value): Resolved<Value> => ({ ok: true, value })

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

/** Finds distributors by what files call them. */
export interface DistributorDirectory {
  readonly all: readonly KnownDistributor[]
  /** By code, else by a name that only one has. */
  readonly find: (written: string) => Resolved<KnownDistributor>
  /** The distributor whose code, else whose name, stands somewhere in some words, e.g. a title or a file's name. */
  readonly within: (texts: readonly string[]) => KnownDistributor | undefined
}

/** The distributors the reader may see; the others are as unknown to an import as to a list. */
export function distributorDirectory(reader: Reader, visible: readonly number[] | null): DistributorDirectory {
  const all = listKnownDistributors(reader).filter(({ id }) => visible === null || visible.includes(id))
  const byCode = new Map(all.map((one) => [wordOf(one.code), one]))
  const byName = Map.groupBy(all, (one) => wordOf(one.name))
  const find = remembering((written) => {
    const named = byName.get(wordOf(written))
    const known = byCode.get(wordOf(written)) ?? (named?.length === 1 ? named[0] : undefined)
    if (known === undefined)
      return unknown(
        'distributor',
        written,
        all.flatMap(({ code, name }) => [code, name]),
      )
    if (known.archived)
      return { ok: false, finding: { code: 'archived', params: { what: 'distributor', value: written } } }
    return found(known)
  })
  const longestFirst = (pick: (one: KnownDistributor) => string) =>
    all.toSorted((a, b) => pick(b).length - pick(a).length)
  const within = (texts: readonly string[]) => {
    const words = texts.map(wordOf).join('\n')
    return (
      longestFirst((one) => one.code).find((one) => words.includes(wordOf(one.code))) ??
      longestFirst((one) => one.name).find((one) => words.includes(wordOf(one.name)))
    )
  }
  return { all, find, within }
}

/** Finds SKUs by what files call them. */
export interface SkuDirectory {
  /** The company's sizes with their other names, for recognising size columns. */
  readonly sizes: readonly SizeName[]
  readonly byCode: (written: string) => Resolved<KnownSku>
  readonly ofLine: (line: OrderFormLine) => Resolved<KnownSku>
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
  const byCode = remembering((written) => {
    const sku = codes.get(wordOf(written)) ?? barcodes.get(wordOf(written))
    return sku === undefined
      ? unknown(
          'sku',
          written,
          skus.map(({ code }) => code),
        )
      : active(sku, written)
  })
  // Most forms name their SKUs and ask for no style.
  let findStyle: ReturnType<typeof styleFinder> | undefined
  const ofLine = (line: OrderFormLine): Resolved<KnownSku> => {
    const code = line.skuCode ?? line.barcode
    if (code !== undefined) return byCode(code)
    findStyle ??= styleFinder(skus)
    const style = findStyle(line.styleCode ?? line.styleName ?? '')
    return style.ok ? skuOfStyle(style.value, line, aliases) : style
  }
  return {
    sizes: [...aliases].map(([size, others]) => ({ size, aliases: [...others] })),
    byCode,
    ofLine,
  }
}

const active = (sku: KnownSku, value: string): Resolved<KnownSku> =>
  sku.archived ? { ok: false, finding: { code: 'archived', params: { what: 'sku', value } } } : found(sku)

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
  return remembering((written) => {
    const named = byName.get(wordOf(written))
    const only = named !== undefined && new Set(named.map(({ styleId }) => styleId)).size === 1 ? named : undefined
    const known = byCode.get(wordOf(written)) ?? only
    return known === undefined
      ? unknown(
          'style',
          written,
          skus.map(({ styleCode }) => styleCode),
        )
      : found(styleSkus(known))
  })
}

/** Colour and size within a style; a style of one colour, or of one size, needs no word for it. */
function skuOfStyle(
  style: StyleSkus,
  line: OrderFormLine,
  aliases: ReadonlyMap<string, ReadonlySet<string>>,
): Resolved<KnownSku> {
  const colour = wordOf(line.colour ?? '')
  const only = style.coloured.length === 1 && (colour === '' || colour === '-') ? style.coloured[0] : undefined
  const own = only ?? style.coloured.find(({ words }) => words.includes(colour))
  if (own === undefined) {
    const names = style.skus.map((sku) => sku.colourName)
    return missing('colour', `${style.code} ${line.colour ?? ''}`, names)
  }
  const sizes = [line.size, ...(line.sizeAlternatives ?? [])].flatMap((size) =>
    size === undefined ? [] : [wordOf(size)],
  )
  for (const size of sizes) {
    const sku = own.bySize.get(size) ?? aliased(own, size, aliases)
    if (sku !== undefined) return active(sku, sku.code)
  }
  const [first] = own.bySize.values()
  if (first !== undefined && sizes.length === 0 && own.bySize.size === 1) return active(first, first.code)
  const names = [...own.bySize.values()].map((sku) => sku.size)
  return missing('size', `${style.code} ${line.colour ?? ''} ${line.size ?? ''}`, names)
}

const aliased = (own: ColouredSkus, size: string, aliases: ReadonlyMap<string, ReadonlySet<string>>) =>
  [...own.bySize].find(([word]) => aliases.get(word)?.has(size))?.[1]

/** A style has few colours and sizes, so all of them are told, not only the nearest. */
const missing = (what: string, value: string, names: readonly string[]): Resolved<never> => ({
  ok: false,
  finding: { code: 'unknownCode', params: { what, value: value.trim(), candidates: [...new Set(names)].join(', ') } },
})
