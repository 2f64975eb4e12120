import { readSkus } from '../../../shared/domain/import/masters'
import { searchKeys } from '../../../shared/domain/mnemonics'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { RecordsReading, SkuRow } from '../../../shared/schemas/imports'
import { styleFields } from '../../../shared/schemas/styles'
import type { Tx } from '../../database/connection'
import { insertColour, listColourRows } from '../../database/queries/colours'
import { type KnownSku, listKnownSkus, updateSku } from '../../database/queries/imports'
import { findStyleByCode, insertSku, insertStyle, type StoredStyle, updateStyle } from '../../database/queries/styles'
import { defineKind, type Finding, type Preparation, problemAt, problemsOf, type ReadFile } from './kinds'
import { checkDraft } from './masters'
import { wordOf } from './nearest'
import { sizeGroupFor } from './size-groups'

/** A style of a list with the SKUs listed under it. */
export interface StylePlan {
  readonly code: string
  readonly name: string
  readonly season: string | undefined
  readonly wave: string | undefined
  readonly category: string | undefined
  readonly subcategory: string | undefined
  readonly tagPriceFen: number
  readonly action: ImportPreviewItem['action']
  readonly skus: readonly SkuPlan[]
  /** Every size the style comes in, those already in the books too. */
  readonly sizes: readonly string[]
}

interface SkuPlan {
  /** The SKU in the books, or null for a new one. */
  readonly id: number | null
  readonly code: string
  readonly colour: string
  readonly size: string
  readonly tagPriceFen: number
  readonly costFen: number | undefined
  readonly barcode: string | undefined
}

interface Known {
  readonly byCode: ReadonlyMap<string, KnownSku>
  readonly byPlace: ReadonlyMap<string, KnownSku>
  readonly byStyle: ReadonlyMap<string, readonly KnownSku[]>
}

interface ListedSku {
  readonly file: ReadFile
  readonly reading: RecordsReading<SkuRow>
  readonly line: SkuRow
}

/** Styles from their list of SKUs: size groups from the sizes a style comes in, colours by name, each SKU with its own tag price. */
export const styleImport = defineKind<StylePlan>({
  prepare: (preparation) => {
    const { listed, problems, lineCounts } = readAll(preparation)
    const skus = listKnownSkus(preparation.office.connection)
    const known: Known = {
      byCode: new Map(skus.map((sku) => [sku.code, sku])),
      byPlace: new Map(skus.flatMap((sku) => placesOf(sku).map((place) => [place, sku] as const))),
      byStyle: Map.groupBy(skus, (sku) => sku.styleCode),
    }
    const rows: StylePlan[] = []
    const items: ImportPreviewItem[] = []
    for (const [code, own] of Map.groupBy(listed, ({ line }) => line.styleCode)) {
      const plan = planStyle(code, own, known, problems)
      const file = own[0]?.file.name ?? ''
      if (plan.action !== 'repeat') rows.push(plan)
      const { name, action } = plan
      items.push({ file, title: code, subtitle: name, lineCount: own.length, quantity: 0, amountFen: 0, action })
    }
    return { rows, items, problems, mapping: null, lineCounts }
  },
  write: ({ tx }, rows) => {
    // The widest runs first, so that a style of three sizes joins the run of seven instead of founding its own.
    for (const plan of rows.toSorted((a, b) => b.sizes.length - a.sizes.length)) writeStyle(tx, plan)
    const created = rows.filter(({ action }) => action === 'create').length
    return { created, updated: rows.length - created, skipped: 0, status: null }
  },
})

function readAll({ files, step }: Preparation) {
  const listed: ListedSku[] = []
  const problems: ImportProblemRow[] = []
  const lineCounts: number[] = []
  for (const [index, file] of files.entries()) {
    step(index, files.length)
    const reading = readSkus(file.sheets)
    problems.push(...problemsOf(file, reading.problems))
    lineCounts.push(reading.rows.length)
    for (const line of reading.rows) listed.push({ file, reading, line })
  }
  return { listed, problems, lineCounts }
}

const placeOf = (style: string, colour: string, size: string): string => JSON.stringify([style, wordOf(colour), size])

/** A list may write a colour by its name or by its code. */
const placesOf = ({ styleCode, colourName, colourCode, size }: KnownSku): string[] => [
  placeOf(styleCode, colourName, size),
  placeOf(styleCode, colourCode, size),
]

function planStyle(code: string, own: readonly ListedSku[], known: Known, problems: ImportProblemRow[]): StylePlan {
  const before = known.byStyle.get(code) ?? []
  const first = <Key extends 'season' | 'wave' | 'category' | 'subcategory'>(key: Key) =>
    own.map(({ line }) => line[key]).find((value) => value !== undefined && value !== '')
  const seen = new Set<string>()
  const skus: SkuPlan[] = []
  let changed = before.length === 0
  for (const { file, reading, line } of own) {
    const sku = known.byCode.get(line.skuCode)
    const finding = clash(line, sku, seen, known)
    if (finding !== null) problems.push(problemAt(file, reading, line, finding))
    if (finding !== null || (sku?.archived ?? false)) continue
    const { skuCode, colour, size, tagPriceFen, costFen, barcode } = line
    skus.push({ id: sku?.id ?? null, code: skuCode, colour, size, tagPriceFen, costFen, barcode })
    changed ||=
      sku === undefined || sku.tagPriceFen !== tagPriceFen || (barcode !== undefined && barcode !== sku.barcode)
  }
  const action = before.length === 0 ? 'create' : changed ? 'update' : 'repeat'
  const words = {
    name: own[0]?.line.styleName ?? code,
    season: first('season'),
    wave: first('wave'),
    category: first('category'),
    subcategory: first('subcategory'),
  }
  const refused = refusalOf(code, words)
  if (refused !== null && own[0] !== undefined)
    problems.push(problemAt(own[0].file, own[0].reading, own[0].line, refused))
  return {
    code,
    ...words,
    tagPriceFen: usualPrice(skus),
    action,
    skus,
    sizes: [...new Set([...before.map(({ size }) => size), ...skus.map(({ size }) => size)])],
  }
}

/** What the rules of a typed style say to the words of a listed one; told before anything is written. */
function refusalOf(code: string, words: object): Finding | null {
  const given = Object.entries(words).filter(([, value]) => value !== undefined)
  const checked = checkDraft(styleFields.omit({ colourIds: true, skus: true }), {
    ...Object.fromEntries(given),
    code,
    tagPriceFen: 0,
    sizeGroupId: 1,
  })
  return checked.ok ? null : checked.finding
}

/** What keeps a listed SKU out: a code twice, a code of another style, or a colour and size another code already has. */
function clash(line: SkuRow, sku: KnownSku | undefined, seen: Set<string>, known: Known): Finding | null {
  const place = placeOf(line.styleCode, line.colour, line.size)
  if (seen.has(line.skuCode)) return { code: 'duplicateCode', field: 'sku', params: { value: line.skuCode } }
  if (seen.has(place))
    return { code: 'duplicateSku', params: { value: `${line.styleCode} ${line.colour} ${line.size}` } }
  seen.add(line.skuCode).add(place)
  if (sku?.archived) return { code: 'archived', severity: 'warning', params: { what: 'sku', value: line.skuCode } }
  if (sku !== undefined && !placesOf(sku).includes(place))
    return {
      code: 'duplicateCode',
      field: 'sku',
      params: { value: line.skuCode, holder: `${sku.styleCode} ${sku.colourName} ${sku.size}` },
    }
  const holder = known.byPlace.get(place)
  if (holder !== undefined && holder.code !== line.skuCode)
    return {
      code: 'duplicateSku',
      params: { value: `${line.styleCode} ${line.colour} ${line.size}`, holder: holder.code },
    }
  return null
}

/** A style's own price is the one most of its SKUs have, the higher of two equally common ones. */
function usualPrice(skus: readonly SkuPlan[]): number {
  const counts = [...Map.groupBy(skus, (sku) => sku.tagPriceFen)].map(([price, own]) => ({ price, count: own.length }))
  return counts.toSorted((a, b) => b.count - a.count || b.price - a.price)[0]?.price ?? 0
}

function writeStyle(tx: Tx, plan: StylePlan): void {
  const style = findStyleByCode(tx, plan.code)
  const sizeGroupId = sizeGroupFor(tx, plan.sizes, style?.sizeGroupId)
  const styleId = saveStyle(tx, plan, style, sizeGroupId)
  for (const sku of plan.skus) {
    const { tagPriceFen, costFen, barcode } = sku
    const stated = { ...(costFen === undefined ? {} : { costFen }), ...(barcode === undefined ? {} : { barcode }) }
    if (sku.id !== null) updateSku(tx, sku.id, { tagPriceFen, ...stated })
    else {
      const colourId = colourFor(tx, sku.colour)
      insertSku(tx, { code: sku.code, styleId, colourId, size: sku.size, tagPriceFen, ...stated })
    }
  }
}

function saveStyle(tx: Tx, plan: StylePlan, style: StoredStyle | undefined, sizeGroupId: number): number {
  const { code, name, season, wave, category, subcategory, tagPriceFen } = plan
  const stated = Object.fromEntries(
    Object.entries({ season, wave, category, subcategory }).filter(([, value]) => value !== undefined),
  )
  const { id: _id, version: _version, searchKeys: _keys, ...before } = { ...style }
  const checked = checkDraft(styleFields.omit({ colourIds: true, skus: true }), {
    ...before,
    ...stated,
    code,
    name,
    tagPriceFen,
    sizeGroupId,
  })
  // Codes and names were read from cells that hold them; what the schema still refuses is a length, told before anything is written.
  if (!checked.ok) throw new Error(`style ${code}: ${JSON.stringify(checked.finding.params)}`)
  const { id: _draftId, version: _draftVersion, ...draft } = checked.draft
  const values = { ...draft, searchKeys: searchKeys(code, name, [draft.category, draft.subcategory]) }
  if (style === undefined) return insertStyle(tx, values)
  updateStyle(tx, style.id, values)
  return style.id
}

function colourFor(tx: Tx, written: string): number {
  const known = listColourRows(tx).find(
    ({ code, name }) => wordOf(name) === wordOf(written) || wordOf(code) === wordOf(written),
  )
  return known?.id ?? insertColour(tx, { code: written, name: written, swatch: '', archived: false })
}
