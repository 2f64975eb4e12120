import type { Output, ParsedInput } from '../../shared/contract'
import { searchKeys } from '../../shared/domain/mnemonics'
import { Refusal } from '../../shared/schemas/errors'
import type { StyleDraft, StyleMatrix, StyleRow } from '../../shared/schemas/styles'
import type { Page } from '../../shared/schemas/values'
import type { Reader, Tx } from '../database/connection'
import { findColour } from '../database/queries/colours'
import { findSizeGroup, listSizes, type SizeOfGroup } from '../database/queries/size-groups'
import { listStyleCandidates } from '../database/queries/style-candidates'
import {
  findScannedSku,
  findSkuByCode,
  findStyle,
  findStyleByCode,
  insertSku,
  insertStyle,
  listSkusOfStyles,
  listStyleFacets,
  listStyleRows,
  listStylesById,
  type SkuOfStyle,
  updateOwnOfSku,
  updateSkusArchived,
  updateStyle,
  updateTagPrices,
} from '../database/queries/styles'
import { assertFree, assertKnown, bestFits, requireCurrent } from './masters'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** One page of styles by code. */
export const listStyles = (office: ReadingOffice, filter: ParsedInput<'styles.list'>): Page<StyleRow> =>
  listStyleRows(office.connection, filter)

/** Type-ahead by code, tail digits, name or pinyin, best fit first, then by code. */
export const findStyles = (
  office: ReadingOffice,
  { query, limit }: ParsedInput<'styles.find'>,
): Output<'styles.find'> =>
  bestFits(query, listStyleCandidates(office.connection, query, limit), limit).map(({ hit: { id, code, name } }) => ({
    id,
    code,
    name,
  }))

/** The seasons and categories in use. */
export const styleFacets = (office: ReadingOffice): Output<'styles.facets'> => listStyleFacets(office.connection)

/** The SKU that a scanner read, by barcode or whole code; null when nothing has it. */
export const scanSku = (office: ReadingOffice, { code }: ParsedInput<'styles.scan'>): Output<'styles.scan'> =>
  findScannedSku(office.connection, code) ?? null

/** What the size sheet needs of some styles, in the order asked for. */
export function matrixOfStyles(
  office: ReadingOffice,
  { styleIds }: ParsedInput<'styles.matrix'>,
): readonly StyleMatrix[] {
  const matrices = new Map(stylesWithSkus(office.connection, styleIds).map((matrix) => [matrix.id, matrix]))
  return [...new Set(styleIds)].flatMap((id) => matrices.get(id) ?? [])
}

function stylesWithSkus(reader: Reader, styleIds: readonly number[]): StyleMatrix[] {
  const runs = Map.groupBy(listSizes(reader), (size) => size.sizeGroupId)
  const skus = Map.groupBy(listSkusOfStyles(reader, styleIds), (sku) => sku.styleId)
  return listStylesById(reader, styleIds).map((style) => {
    const own = skus.get(style.id) ?? []
    return {
      ...style,
      sizes: sizesOf(runs.get(style.sizeGroupId) ?? [], own),
      colours: coloursOf(own),
      skus: own.map(({ styleId, colourCode, colourName, swatch, ...sku }) => sku),
    }
  })
}

/** The run of the group, then sizes that only this style's SKUs still have, so that none of them is without a column. */
function sizesOf(run: readonly SizeOfGroup[], skus: readonly SkuOfStyle[]): StyleMatrix['sizes'] {
  const sizes = run.map(({ code, alias, core, ratio }) => ({ code, alias, core, ratio }))
  const known = new Set(sizes.map((size) => size.code))
  const rest = new Set(skus.map((sku) => sku.size).filter((size) => !known.has(size)))
  return [...sizes, ...[...rest].map((code) => ({ code, alias: '', core: false, ratio: 0 }))]
}

const coloursOf = (skus: readonly SkuOfStyle[]): StyleMatrix['colours'] => [
  ...new Map(
    skus.map((sku) => [
      sku.colourId,
      { id: sku.colourId, code: sku.colourCode, name: sku.colourName, swatch: sku.swatch },
    ]),
  ).values(),
]

/**
 * Adds a style or changes one, with a SKU for every chosen colour and size of its group. SKUs that are not wanted any more
 * are archived, never removed; a new tag price reaches the SKUs that had the old one. Barcodes and prices of single SKUs come
 * last, so that they may differ from the style's.
 * @throws Refusal stale, duplicateCode, unknownCode
 */
export function saveStyle(office: Office, { id, version, ...draft }: ParsedInput<'styles.save'>): StyleMatrix {
  const { colourIds, skus, ...values } = draft
  return inTransaction(office, (tx) => {
    assertFree(findStyleByCode(tx, draft.code), { id }, draft.code)
    assertKnown(findSizeGroup(tx, draft.sizeGroupId), draft.sizeGroupId, 'sizeGroupId')
    const stored = id === undefined ? undefined : requireCurrent(findStyle(tx, id), version, (row) => row.code)
    const row = { ...values, searchKeys: searchKeys(draft.code, draft.name, [draft.category, draft.subcategory]) }
    const styleId = stored?.id ?? insertStyle(tx, row)
    if (stored !== undefined) {
      updateStyle(tx, stored.id, row)
      if (stored.tagPriceFen !== draft.tagPriceFen)
        updateTagPrices(tx, stored.id, stored.tagPriceFen, draft.tagPriceFen)
    }
    saveSkus(tx, styleId, draft, stored !== undefined && stored.sizeGroupId !== draft.sizeGroupId)
    saveOwnOfSkus(tx, styleId, skus)
    const saved = stylesWithSkus(tx, [styleId])[0]
    if (saved === undefined) throw new Refusal('notFound')
    return saved
  })
}

function saveSkus(tx: Tx, styleId: number, draft: StyleDraft, otherSizes: boolean): void {
  const colourIds = new Set(draft.colourIds)
  const sizes = listSizes(tx)
    .filter((size) => size.sizeGroupId === draft.sizeGroupId)
    .map((size) => size.code)
  const existing = listSkusOfStyles(tx, [styleId])
  const made = new Set(existing.map((sku) => `${sku.colourId}/${sku.size}`))
  const wanted = (sku: SkuOfStyle) => colourIds.has(sku.colourId) && (!otherSizes || sizes.includes(sku.size))
  const idsWhere = (test: (sku: SkuOfStyle) => boolean) => existing.filter(test).map((sku) => sku.id)
  updateSkusArchived(
    tx,
    idsWhere((sku) => sku.archived && wanted(sku)),
    false,
  )
  updateSkusArchived(
    tx,
    idsWhere((sku) => !sku.archived && !wanted(sku)),
    true,
  )
  for (const colourId of colourIds) {
    const colour = findColour(tx, colourId)
    assertKnown(colour, colourId, 'colourIds')
    for (const size of sizes) {
      if (made.has(`${colourId}/${size}`)) continue
      const code = `${draft.code}-${colour?.code}-${size}`
      assertFree(findSkuByCode(tx, code), {}, code)
      insertSku(tx, { code, styleId, colourId, size, tagPriceFen: draft.tagPriceFen })
    }
  }
}

function saveOwnOfSkus(tx: Tx, styleId: number, own: StyleDraft['skus']): void {
  if (own.length === 0) return
  const ids = new Map(listSkusOfStyles(tx, [styleId]).map((sku) => [`${sku.colourId}/${sku.size}`, sku.id]))
  const named = own.map(({ colourId, size, barcode, tagPriceFen }) => {
    const id = ids.get(`${colourId}/${size}`)
    assertKnown(id, size, 'skus')
    return {
      id: id ?? 0,
      own: { ...(barcode === undefined ? {} : { barcode }), ...(tagPriceFen === undefined ? {} : { tagPriceFen }) },
    }
  })
  // Two SKUs may change places: first nobody has what changes, then each has its own.
  for (const { id, own } of named) if (own.barcode !== undefined) updateOwnOfSku(tx, id, { barcode: null })
  for (const { id, own } of named) {
    if (own.barcode != null) {
      const holder = findScannedSku(tx, own.barcode)
      assertFree(holder && { id: holder.skuId }, { id }, own.barcode, 'skus')
    }
    updateOwnOfSku(tx, id, own)
  }
}
