import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import type { ChangeOrigin, OrderDocument } from '../../../shared/schemas/orders'
import { api, type Input } from '../../api'
import { CallRefused } from '../../api/calls'
import { Live } from '../../components/live'
import { emptyRows, repriced } from '../../components/sku-sheet'
import type { MatrixRow, SheetEdit, SheetTotals, StyleHit, StyleRows } from '../../grid/size-matrix'
import { Autosave, type SaveState, type Written } from './autosave'
import {
  type Conflicts,
  contentOf,
  contentOfSheet,
  type DraftContent,
  mergeContents,
  sameContent,
} from './draft-content'
import { editedCells, linesOfSheet, totalsOf } from './draft-lines'
import { baseOf, type DraftStart, sheetOf } from './draft-start'
import { type EditedCells, Journal } from './journal'
import type { DraftBase } from './local-drafts'
import { type StyleBook, termsOf } from './style-book'

/** What a session needs of its surroundings. */
export interface DraftSurroundings {
  readonly start: DraftStart
  readonly book: StyleBook
  readonly keyOf: (id: number | null) => string
  /** A new order got its number. */
  readonly onCreated: (id: number) => void
  /** The approved order that is amended: its new version stays on this computer until a person lets it hold. */
  readonly amends?: OrderDocument | null
}

/** What the sheet shows; another `key` when it was loaded anew rather than repriced. */
export interface ShownSheet extends StyleRows {
  readonly key: number
}

/**
 * An order while it is typed: on this computer with every edit, in the books after a pause, merged by cell when someone else
 * saved in between. The screen only shows it, so nothing is lost whichever way the screen is left.
 */
export class DraftSession {
  readonly header: Live<OrderHeader>
  readonly shown: Live<ShownSheet>
  readonly totals: Live<SheetTotals>
  readonly row: Live<MatrixRow | null>
  /** Grows with every edit. */
  readonly edits = new Live(0)
  /** Cells that someone else filled differently, until the order is left. */
  readonly conflicts: Live<Conflicts>
  readonly state = new Live<SaveState>('clean')
  /** Who saved in between, while the state is `stale`. */
  readonly savedBy = new Live('')
  readonly refusal = new Live<CallRefused | null>(null)
  readonly saved: Live<DraftBase | null>
  readonly book: StyleBook
  /** The order that is amended, as the books hold it; null while a draft is typed. */
  readonly amended: Live<OrderDocument | null>
  readonly #origin: ChangeOrigin | null
  readonly #autosave = new Autosave(
    () => this.#write(),
    (state) => this.#become(state),
  )
  readonly #journal: Journal
  readonly #onCreated: (id: number) => void
  #rows: () => readonly MatrixRow[]
  #following = false

  constructor({ start, book, keyOf, onCreated, amends = null }: DraftSurroundings) {
    const { rows, groups } = start.sheet
    this.book = book
    this.#onCreated = onCreated
    this.#rows = () => rows
    this.header = new Live(start.content.header)
    this.shown = new Live<ShownSheet>({ key: 0, rows, groups })
    this.totals = new Live(totalsOf(rows))
    this.row = new Live(rows[0] ?? null)
    this.conflicts = new Live(start.conflicts)
    this.saved = new Live(start.base)
    this.amended = new Live(amends)
    this.#origin = start.content.origin ?? null
    this.#journal = new Journal(
      keyOf,
      () => this.content(),
      () => this.saved.value,
    )
    if (start.restoredFrom !== null) this.#resume(true)
    void this.#followSteps()
  }

  /** What stands in the sheet and above it now. */
  content(): DraftContent {
    return { ...contentOfSheet(this.header.value, this.#rows(), this.book.own), origin: this.#origin }
  }

  /** All rows with what stands in them now. */
  rows(): readonly MatrixRow[] {
    return this.#rows()
  }

  /** What an amended order becomes; null for a draft. */
  amendment(reason: string): Input<'orders.amend'> | null {
    const base = this.saved.value
    if (base === null || this.amended.value === null) return null
    const { deliveryFrom, deliveryTo, cancelAfter, reference, remark } = this.header.value
    const origin = this.#origin === null ? {} : { origin: this.#origin }
    const terms = { deliveryFrom, deliveryTo, cancelAfter, reference, remark, ...origin }
    return { id: base.id, version: base.version, reason, ...terms, lines: linesOfSheet(this.#rows(), this.book) }
  }

  /** Whether what stands here is what the books hold. */
  isUnchanged(): boolean {
    const base = this.saved.value
    return base !== null && sameContent({ ...base, rows: [] }, this.content())
  }

  /** The books did not take an amendment; when somebody else was faster, both versions wait to be merged. */
  refused(refused: CallRefused): void {
    this.refusal.set(refused)
    if (refused.code === 'stale') this.savedBy.set(String(refused.params.userName ?? ''))
    this.state.set(refused.code === 'stale' ? 'stale' : 'refused')
  }

  /** The sheet was edited. */
  readonly edited = (edit: SheetEdit): void => {
    this.#rows = () => edit.rows()
    this.totals.set(edit.totals)
    if (edit.change.kind === 'prices') {
      this.book.setOwn(edit.change.after)
      this.#reprice()
    }
    this.#touch(editedCells(edit))
    void this.#followSteps()
  }

  /** The cursor went to a row. */
  readonly visit = (row: MatrixRow | null): void => {
    if (row?.id !== this.row.value?.id) this.row.set(row)
  }

  /** A field of the head was typed; prices follow the distributor, the kind and the day. */
  readonly change = (patch: Partial<OrderHeader>): void => {
    const before = this.header.value
    this.header.set({ ...before, ...patch })
    this.#touch()
    const terms = JSON.stringify(termsOf(this.header.value))
    if (terms !== JSON.stringify(termsOf(before))) void this.#requote(terms)
  }

  /** The rows of a picked style, one a colour, priced. */
  readonly addStyle = async (hit: StyleHit): Promise<StyleRows> => {
    await this.book.learn([hit.id], termsOf(this.header.value))
    const matrix = this.book.matrices.get(hit.id)
    // A style that was taken out and comes again begins with the policy's prices.
    if (!this.#rows().some((row) => row.styleId === hit.id))
      this.book.setOwn(new Map(matrix?.skus.map((sku) => [sku.id, null])))
    return matrix === undefined ? { rows: [], groups: [] } : emptyRows(matrix, this.book.priceOf)
  }

  /** Saves what is not saved. @returns whether the books hold everything now */
  flush(): Promise<boolean> {
    return this.#autosave.flush()
  }

  /** Takes what someone else saved: both versions in one, or only theirs. */
  async take(which: 'both' | 'theirs'): Promise<void> {
    const base = this.saved.value
    if (base === null) return
    const order = await api.orders.get({ id: base.id })
    await this.book.learnOf(order)
    if (this.amended.value !== null) {
      this.book.agree(order)
      this.amended.set(order)
    }
    const theirs = contentOf(order, this.book.matrices)
    const { content, conflicts } =
      which === 'theirs' ? { content: theirs, conflicts: new Map() } : mergeContents(base, this.content(), theirs)
    const { rows, groups } = await sheetOf(this.book, content)
    this.#rows = () => rows
    this.#based(baseOf(order, this.book))
    this.header.set(content.header)
    this.conflicts.set(conflicts)
    this.totals.set(totalsOf(rows))
    this.row.set(rows[0] ?? null)
    this.shown.set({ key: this.shown.value.key + 1, rows, groups })
    this.#resume(which === 'both')
    void this.#followSteps()
  }

  /** Gives up what was typed and not saved. */
  forget(): void {
    this.#resume(false)
    this.#journal.drop()
  }

  /** Keeps on this computer again what was given up. */
  remember(): void {
    this.#journal.keep()
    this.#journal.now()
  }

  /** The screen opens or closes; closing writes the copy and saves what is complete enough, whichever way it was left. */
  readonly open = (): (() => void) => {
    window.addEventListener('pagehide', this.#journal.now)
    return () => {
      window.removeEventListener('pagehide', this.#journal.now)
      this.#journal.now()
      if (this.state.value === 'dirty') void this.#autosave.flush()
      else this.#autosave.stop()
    }
  }

  #touch(cells?: EditedCells): void {
    this.#journal.keep(cells)
    if (this.amended.value === null) this.#autosave.touch()
    else if (this.state.value !== 'stale') this.state.set('local')
    this.edits.set(this.edits.value + 1)
  }

  /** The two versions are one again, or there is one only. */
  #resume(dirty: boolean): void {
    if (this.amended.value === null) {
      this.#autosave.resume(dirty)
      return
    }
    this.refusal.set(null)
    this.state.set(dirty ? 'local' : 'clean')
    if (dirty) this.#journal.keep()
    else this.#journal.drop()
  }

  #based(base: DraftBase): void {
    this.saved.set(base)
    this.#journal.rebased()
  }

  async #requote(terms: string): Promise<void> {
    await this.book.requote(termsOf(this.header.value), this.#held())
    // An answer that was overtaken would bring the prices of a distributor that is not the order's any more.
    if (terms !== JSON.stringify(termsOf(this.header.value))) return
    this.#reprice()
  }

  readonly #held = () => linesOfSheet(this.#rows(), this.book)

  /** Prices follow when the order reaches a quantity that a rule asks for, or falls below it. */
  async #followSteps(): Promise<void> {
    if (this.#following || !this.book.crosses(this.#held)) return
    this.#following = true
    try {
      // What is typed while the answer is on its way may cross another one.
      while (this.book.crosses(this.#held)) await this.book.requote(termsOf(this.header.value), this.#held())
      this.#reprice()
    } finally {
      this.#following = false
    }
  }

  #reprice(): void {
    const rows = repriced(this.#rows(), this.book.matrices, this.book.priceOf)
    this.totals.set(totalsOf(rows))
    this.shown.set({ ...this.shown.value, rows })
  }

  #become(state: SaveState): void {
    if (state === 'clean') this.#journal.drop()
    if (state === 'local' && this.#isBlank()) this.#journal.drop()
    this.state.set(state)
  }

  #isBlank(): boolean {
    return this.saved.value === null && this.totals.value.rows === 0 && this.header.value.distributorId === null
  }

  async #write(): Promise<Written> {
    const base = this.saved.value
    const lines = linesOfSheet(this.#rows(), this.book)
    const { distributorId, distributorLabel: _, ...fields } = this.header.value
    if (distributorId === null || (base === null && lines.length === 0)) return 'incomplete'
    const seen = base === null ? {} : { id: base.id, version: base.version }
    try {
      const order = await api.orders.save({ ...seen, ...fields, distributorId, lines })
      this.refusal.set(null)
      if (base === null) this.#journal.moved()
      this.#based(baseOf(order, this.book))
      if (base === null) this.#onCreated(order.document.id)
      return 'saved'
    } catch (thrown) {
      const refused = thrown instanceof CallRefused ? thrown : new CallRefused({ code: 'internal' })
      this.refused(refused)
      return refused.code === 'stale' ? 'stale' : 'refused'
    }
  }
}
