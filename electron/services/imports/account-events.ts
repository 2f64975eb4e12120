import { assertNever } from '../../../shared/domain/assert-never'
import { readAccountEvents } from '../../../shared/domain/import/history'
import { sumOf } from '../../../shared/domain/money'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { AccountEventKind, AccountEventRow } from '../../../shared/schemas/imports'
import { countHistory, findImportOfFile, type KnownDistributor } from '../../database/queries/imports'
import { type HistoryDocument, type HistoryKind, insertHistoryDocument } from '../history'
import { distributorDirectory } from './directories'
import { defineKind, problemAt, problemsOf, type ReadFile } from './kinds'

type EventPlan = Omit<HistoryDocument, 'importId'> & { readonly fileIndex: number; readonly repeated: boolean }

/** Which document an event of another system becomes; what has no document of its own moves the account as an adjustment. */
function historyKind(kind: AccountEventKind): HistoryKind {
  switch (kind) {
    case 'shipment':
    case 'return':
    case 'receipt':
      return kind
    case 'deposit':
      return 'receipt'
    case 'opening':
    case 'adjustment':
    case 'transfer':
    case 'rebate':
      return 'adjustment'
    default:
      return assertNever(kind)
  }
}

/** An event in its document's own sign: what comes back and what is paid is positive there and relieves the account. */
function planOf(event: AccountEventRow, distributor: KnownDistributor): Omit<EventPlan, 'fileIndex' | 'repeated'> {
  const kind = historyKind(event.kind)
  const sign = kind === 'return' || kind === 'receipt' ? -1 : 1
  const amountFen = event.amountFen === 0 ? 0 : sign * event.amountFen
  const { id: distributorId, paymentTermsDays } = distributor
  return {
    kind,
    distributorId,
    businessDate: event.date,
    reference: event.reference,
    // Other systems write a return's pieces with and without a minus; in the document they follow its money.
    quantity: event.quantity === 0 ? 0 : Math.abs(event.quantity) * (amountFen < 0 ? -1 : 1),
    amountFen,
    paymentTermsDays,
    part: event.kind === 'deposit' ? 'prepayment' : 'receivable',
  }
}

const eventFingerprint = (plan: Omit<EventPlan, 'fileIndex' | 'repeated'>): string =>
  [plan.kind, plan.distributorId, plan.reference, plan.businessDate, plan.quantity, plan.amountFen].join('|')

/** The account history of another system: documents with a reference, pieces and an amount but no lines, posted to the account. */
export const accountEventImport = defineKind<EventPlan>({
  prepare: ({ office, files, step }) => {
    const reader = office.connection
    const { find } = distributorDirectory(reader, office.actor.distributorIds)
    const standing = new Map(countHistory(reader).map(({ fingerprint, count }) => [fingerprint, count]))
    const rows: EventPlan[] = []
    const items: ImportPreviewItem[] = []
    const problems: ImportProblemRow[] = []
    const lineCounts: number[] = []
    for (const [fileIndex, file] of files.entries()) {
      step(fileIndex, files.length)
      const fileKnown = findImportOfFile(reader, 'account-events', file.sha256) !== undefined
      const reading = readAccountEvents(file.sheets)
      problems.push(...problemsOf(file, reading.problems))
      lineCounts.push(reading.rows.length)
      const plans: EventPlan[] = []
      for (const event of reading.rows) {
        const distributor = find(event.distributorCode)
        if (!distributor.ok) {
          problems.push(problemAt(file, reading, event, distributor.finding))
          continue
        }
        const plan = planOf(event, distributor.value)
        const key = eventFingerprint(plan)
        const left = standing.get(key) ?? 0
        // Equal lines without a reference may well be two payments; with one, or in a file brought in before, they are the same.
        const repeated = left > 0 && (plan.reference !== '' || fileKnown)
        if (repeated) standing.set(key, left - 1)
        if (repeated)
          problems.push(
            problemAt(file, reading, event, {
              code: 'eventRepeated',
              field: 'reference',
              severity: 'warning',
              params: { reference: event.reference },
            }),
          )
        plans.push({ ...plan, fileIndex, repeated })
      }
      rows.push(...plans)
      items.push(...itemsOf(file, plans))
    }
    return { rows, items, problems, mapping: null, lineCounts }
  },
  write: ({ office, tx, importIds }, rows) => {
    const fresh = rows.filter(({ repeated }) => !repeated)
    for (const { fileIndex, repeated: _repeated, ...history } of fresh)
      insertHistoryDocument(office, tx, { ...history, importId: importIds[fileIndex] ?? 0 })
    return { created: fresh.length, updated: 0, skipped: rows.length - fresh.length, status: 'posted' }
  },
})

/** One item a kind, because a history has thousands of lines and a person checks sums. */
const itemsOf = (file: ReadFile, plans: readonly EventPlan[]): ImportPreviewItem[] =>
  [...Map.groupBy(plans, (plan) => `${plan.kind}/${plan.repeated}`)].map(([, own]) => ({
    file: file.name,
    title: own[0]?.kind ?? '',
    subtitle: '',
    lineCount: own.length,
    quantity: sumOf(own.map((plan) => plan.quantity)),
    amountFen: sumOf(own.map((plan) => plan.amountFen)),
    action: own[0]?.repeated ? 'repeat' : 'create',
  }))
