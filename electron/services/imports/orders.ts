import { recogniseOrderForm } from '../../../shared/domain/import/order-forms'
import { looksLikeSellOut } from '../../../shared/domain/import/sell-out-likeness'
import { dayDoubt } from '../../../shared/domain/plausible-days'
import type { ImportFix } from '../../../shared/schemas/import-fixes'
import type { FormSheet, FormTable } from '../../../shared/schemas/import-forms'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { OrderForm, OrderFormReading, OrderTerms, TableMapping } from '../../../shared/schemas/imports'
import type { OrderKind } from '../../../shared/schemas/orders'
import type { Reader, Tx } from '../../database/connection'
import { findDocument, insertLink, type StoredDocument } from '../../database/queries/documents'
import { type KnownLayout, type KnownOrder, listReferencedOrders, saveLayout } from '../../database/queries/imports'
import { cancelOpenPieces } from '../../database/queries/orders'
import { advance, type Office, type ReadingOffice } from '../office'
import { insertImportedOrder } from '../orders/imports'
import { skuDirectory } from './directories'
import { type DistributorDirectory, distributorDirectory } from './distributor-directory'
import { fixDetail, type HistoryDetail } from './fix-detail'
import { ownerOf } from './form-owner'
import { FormCells, shownDistributor } from './form-sheets'
import { formTables } from './form-tables'
import {
  defineKind,
  type Finding,
  type Preparation,
  problem,
  problemsOf,
  type ReadFile,
  type Writing,
  type Written,
} from './kinds'
import { givenMapping, layoutOf, rememberedMappings } from './layouts'
import { wordOf } from './nearest'
import { type PricedLine, policyPrices, worthOf } from './order-lines'
import { partyPlace } from './order-places'
import { type PricingDesk, priceForm, type Source } from './order-pricing'
import { isRunning, reviseByFile } from './order-revising'
import { type OrderStanding, standingOf } from './order-standing'

/** An order of a file, resolved and priced. */
interface OrderPlan {
  readonly fileIndex: number
  readonly distributorId: number
  readonly businessDate: string
  readonly reference: string
  readonly orderKind: OrderKind
  readonly action: ImportPreviewItem['action']
  /** The order of the books that this one repeats or replaces. */
  readonly known: KnownOrder | null
  readonly lines: readonly PricedLine[]
  readonly terms: OrderTerms
  readonly layout: KnownLayout | null
  readonly file: { readonly name: string; readonly sha256: string }
  /** What a person changed of the form, for the order's history. */
  readonly detail: HistoryDetail | null
}

/** What resolving needs at hand; everything is read once. */
interface Desk extends PricingDesk {
  readonly office: ReadingOffice
  readonly reader: Reader
  readonly today: string
  readonly distributors: DistributorDirectory
  /** By distributor, then by reference; read with the first form of each. */
  readonly orders: Map<number, ReadonlyMap<string, KnownOrder>>
  readonly seen: Set<string>
}

/**
 * Orders in any layout, at the prices they state or by the policy. They arrive as submitted: approving is where credit is checked, and an
 * import does not pass that gate.
 */
export const orderImport = defineKind<OrderPlan>({
  prepare: (preparation) => {
    const { office, files, step, mapping, fixes, cellByCell } = preparation
    const desk = openDesk(preparation)
    const remembered = rememberedMappings(office.connection)
    const rows: OrderPlan[] = []
    const items: ImportPreviewItem[] = []
    const lineCounts: number[] = []
    const mappings: Record<string, readonly TableMapping[]> = {}
    const sheets: FormSheet[] = []
    const shownTables: FormTable[] = []
    for (const [fileIndex, file] of files.entries()) {
      step(fileIndex, files.length)
      const given = givenMapping(mapping, file)
      const tables = given ?? remembered(file)
      const reading = recogniseOrderForm(file.sheets, {
        sizes: desk.skus.sizes,
        today: office.today(),
        partyIn: (words) => desk.distributors.within([words])?.code ?? null,
        ...(tables === undefined ? {} : { mapping: tables }),
        fixes: fixes[file.name] ?? [],
      })
      mappings[file.name] = reading.mapping
      if (looksLikeSellOut(file.name, file.sheets, reading))
        desk.problems.push(problem(file, firstPlace(reading), { code: 'looksLikeSellOut', severity: 'warning' }))
      desk.problems.push(...askedAbout(desk, reading, problemsOf(file, reading.problems).filter(stillOpen)))
      if (cellByCell) shownTables.push(...formTables(file, reading.mapping))
      const source = { file, tables: reading.mapping, fixes: fixes[file.name] ?? [] }
      lineCounts.push(reading.forms.reduce((sum, form) => sum + form.lines.length, 0))
      const layouts = (code: string) =>
        layoutOf(file, code, { given: tables !== undefined, tables: reading.mapping }) ?? null
      const forms = cellByCell ? [...reading.forms, ...reading.unread] : reading.forms
      for (const form of mergeForms(desk, source, forms)) {
        const cells = cellByCell ? new FormCells() : undefined
        // Of an order whose every row a person left out nothing is left to be wrong.
        const isLeft = form.lines.length > 0 || form.open.some(({ dropped }) => dropped !== true)
        const plan = isLeft ? planOrder(desk, { ...source, cells }, form) : null
        if (!isLeft) cells?.addRows(form.open)
        if (cells !== undefined) sheets.push(sheetOf(desk, { ...source, cells }, form, plan))
        if (plan === null) continue
        const { item, code, ...order } = plan
        rows.push({ ...order, fileIndex, layout: layouts(code), detail: fixDetail(source, form) })
        items.push(item)
      }
    }
    const shown = cellByCell ? { shown: { sheets, tables: shownTables } } : {}
    return { rows, items, problems: desk.problems, mapping: mappings, lineCounts, ...shown }
  },
  write: writeOrders,
})

const firstPlace = ({ mapping: [table] }: OrderFormReading) => ({
  sheet: table?.sheet ?? '',
  row: Math.max(1, table?.headerRow ?? 1),
})

function openDesk({ office }: Preparation): Desk {
  const reader = office.connection
  const distributors = distributorDirectory(reader, office.actor.distributorIds)
  return {
    office,
    reader,
    today: office.today(),
    distributors,
    skus: skuDirectory(reader),
    priceOf: policyPrices(reader),
    orders: new Map(),
    seen: new Set(),
    problems: [],
  }
}

/** The order of the books under a reference, whatever its letters' width and case. */
function orderOf({ orders, reader }: Desk, distributorId: number, reference: string): KnownOrder | undefined {
  const known =
    orders.get(distributorId) ??
    new Map(listReferencedOrders(reader, distributorId).map((order) => [wordOf(order.reference), order]))
  orders.set(distributorId, known)
  return known.get(wordOf(reference))
}

/** Whose form it is and of which day may also stand in the file's name, so these two are decided here. */
const stillOpen = ({ code }: ImportProblemRow): boolean => code !== 'distributorMissing' && code !== 'dateMissing'

/** A file with what a person said of it. */
interface FixedSource extends Source {
  readonly fixes: readonly ImportFix[]
}

type PlannedOrder = Omit<OrderPlan, 'fileIndex' | 'layout' | 'detail'> & {
  readonly item: ImportPreviewItem
  readonly code: string
}

/** One order a distributor and reference, whether its sheets name the distributor by code or by name. */
function mergeForms(desk: Desk, source: FixedSource, forms: readonly OrderForm[]): readonly OrderForm[] {
  if (forms.length < 2) return forms
  const groups = Map.groupBy(forms, (form) => {
    const owner = ownerOf(desk.distributors, { ...source.file, fixes: source.fixes }, form)
    const party = owner.ok ? owner.value.id : `${form.distributorCode}/${form.distributorName}`
    return `${party}\n${form.reference ?? `\n${form.date}`}`
  })
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first === undefined ? [] : [first]
    const all = [first, ...others]
    return [{ ...first, lines: all.flatMap(({ lines }) => lines), open: all.flatMap(({ open }) => open), totals: [] }]
  })
}

function planOrder(desk: Desk, source: FixedSource, form: OrderForm): PlannedOrder | null {
  const { file } = source
  const place = form.lines[0] ?? form.open[0] ?? { sheet: '', row: 1 }
  const note = (finding: Finding): null => {
    desk.problems.push(problem(file, { sheet: place.sheet, row: place.row }, finding))
    return null
  }
  const owner = ownerOf(desk.distributors, { ...source.file, fixes: source.fixes }, form)
  const partyNote = owner.ok ? owner.note : owner.finding
  if (partyNote !== undefined) desk.problems.push(problem(file, partyPlace(form, source.tables) ?? place, partyNote))
  const businessDate = dayOf(source, form)
  if (businessDate === null) note({ code: 'dateMissing', params: { reference: form.reference } })
  const doubt = businessDate === null ? null : dayDoubt(businessDate, desk.today)
  if (doubt !== null) note({ code: doubt, params: { text: businessDate } })
  const date = businessDate ?? '2000-01-01'
  const orderKind = form.kind ?? 'replenish'
  const lines = priceForm(desk, source, form, owner.ok ? { distributorId: owner.value.id, orderKind, date } : null)
  if (!owner.ok || businessDate === null || doubt !== null || lines === null) return null
  const { id: distributorId, code, name } = owner.value
  const reference = form.reference ?? `${code}-${businessDate.replaceAll('-', '')}`
  if (reference.length > 64) return note({ code: 'invalidValue', params: { field: 'reference', problem: 'too_big' } })
  const worth = worthOf(lines)
  checkTotals(desk, file, form, worth)
  const { action, known, revises, findings } = standing(desk, { distributorId, reference, lines, terms: form.terms })
  for (const finding of findings) note(finding)
  return {
    distributorId,
    businessDate,
    reference,
    orderKind,
    action,
    known,
    lines,
    terms: form.terms,
    code,
    file: { name: file.name, sha256: file.sha256 },
    item: {
      file: file.name,
      title: reference,
      subtitle: `${code} ${name}`,
      lineCount: lines.length,
      ...worth,
      action,
      revises,
    },
  }
}

/** The order as it is shown, whether or not it can be imported. */
function sheetOf(
  desk: Desk,
  source: FixedSource & { readonly cells: FormCells },
  form: OrderForm,
  plan: PlannedOrder | null,
): FormSheet {
  const owner = ownerOf(desk.distributors, { ...source.file, fixes: source.fixes }, form)
  const reference = plan?.reference ?? form.reference ?? ''
  const distributor = owner.ok ? shownDistributor(owner.value) : null
  const orderKind = form.kind ?? 'replenish'
  return source.cells.sheet(form, {
    ...{ reference, distributor, orderKind, date: dayOf(source, form), terms: form.terms },
    action: plan?.action ?? null,
    revises: plan?.item.revises ?? null,
  })
}

/** A code that a spreadsheet damaged is asked with the codes it may have been, never guessed. */
function askedAbout(desk: Desk, reading: OrderFormReading, problems: readonly ImportProblemRow[]): ImportProblemRow[] {
  const open = [...reading.forms, ...reading.unread].flatMap((form) => form.open)
  return problems.map((found) => {
    if (found.code !== 'codeDamaged') return found
    const words = open.find(({ sheet, row }) => sheet === found.sheet && row === found.row)
    const candidates = desk.skus.behind(String(found.params.text ?? ''), words ?? {})
    return { ...found, params: { ...found.params, what: 'sku', candidates: candidates.join(', ') } }
  })
}

const dayOf = ({ file, fixes }: FixedSource, { date }: OrderForm): string | null =>
  date ?? fixes.find((fix) => fix.kind === 'day')?.day ?? dayInName(file.name)

function dayInName(name: string): string | null {
  const [, year, month, day] = /(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name) ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

/** Totals that recognition could not check, because the form states no amounts by line, are checked against the prices found here. */
function checkTotals(desk: Desk, file: ReadFile, form: OrderForm, worth: { readonly amountFen: number }): void {
  for (const total of form.totals) {
    const isWhole = total.of === 'amountFen' && total.computed === null
    if (isWhole && total.stated !== worth.amountFen)
      desk.problems.push(
        problem(file, total, {
          code: 'totalDisagrees',
          severity: 'warning',
          params: { label: total.label, of: 'amountFen', stated: total.stated, computed: worth.amountFen },
        }),
      )
  }
}

/** How an order stands to the books, or to an earlier file of the same import. */
function standing(
  desk: Desk,
  order: Pick<OrderPlan, 'distributorId' | 'reference' | 'lines' | 'terms'>,
): OrderStanding {
  const { reference, lines, terms } = order
  const key = `${order.distributorId}/${wordOf(reference)}`
  const fresh = { action: 'create', known: null, revises: null, findings: [] } as const
  if (desk.seen.has(key)) {
    const params = { reference, number: '', status: '' }
    return { ...fresh, action: 'repeat', findings: [{ code: 'orderRepeated', severity: 'warning', params }] }
  }
  desk.seen.add(key)
  const known = orderOf(desk, order.distributorId, reference)
  return known === undefined ? fresh : standingOf(desk.office, { reference, lines, terms, known })
}

function writeOrders({ office, tx, importIds }: Writing, rows: readonly OrderPlan[]): Written {
  let [created, updated, skipped] = [0, 0, 0]
  const layouts = new Set<string>()
  for (const row of rows) {
    const importId = importIds[row.fileIndex] ?? 0
    const outcome = writeOrder(office, tx, row, importId)
    if (outcome === 'skipped') skipped += 1
    else if (outcome === 'created') created += 1
    else updated += 1
    if (outcome !== 'skipped' && row.layout !== null) remember(tx, row.layout, layouts)
  }
  return { created, updated, skipped, status: 'submitted' }
}

/** Writes one order: new, in the place of one that nobody approved, or as the next revision of one that is approved. */
function writeOrder(office: Office, tx: Tx, row: OrderPlan, importId: number): 'created' | 'updated' | 'skipped' {
  if (row.action === 'create') {
    insertOrder(office, tx, row, importId)
    return 'created'
  }
  const document = row.known === null ? undefined : findDocument(tx, 'order', row.known.id)
  if (row.action !== 'revise' || document === undefined) return 'skipped'
  if (isRunning(document)) {
    const { lines, terms, file, detail } = row
    reviseByFile(office, tx, { document, lines, terms, file, importId, ...(detail === null ? {} : { detail }) })
    return 'updated'
  }
  if (!giveWay(office, tx, document)) return 'skipped'
  insertLink(tx, document.id, insertOrder(office, tx, row, importId))
  return 'updated'
}

function insertOrder(office: Office, tx: Tx, row: OrderPlan, importId: number): number {
  const { distributorId, orderKind, businessDate, reference, lines, detail } = row
  const { remark, ...days } = row.terms
  const head = {
    ...{ distributorId, orderKind, businessDate, reference, importId, ...days, remark: remark ?? '' },
    ...(detail === null ? {} : { detail }),
  }
  return insertImportedOrder(office, tx, { ...head, status: 'submitted', origin: 'import', lines }).id
}

function remember(tx: Tx, layout: KnownLayout, done: Set<string>): void {
  const key = `${layout.fingerprint}/${layout.distributorCode}`
  if (done.has(key)) return
  done.add(key)
  saveLayout(tx, 'orders', layout)
}

/** A newer version takes the place of an order nobody has approved yet. */
function giveWay(office: Office, tx: Tx, document: StoredDocument): boolean {
  const { status, reference } = document
  if (!['draft', 'submitted'].includes(status)) return false
  cancelOpenPieces(tx, document.id)
  advance(office, tx, document, { action: 'replace', status: 'cancelled', detail: { reference, status } })
  return true
}
