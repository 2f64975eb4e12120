import { assertNever } from '../../../shared/domain/assert-never'
import { readAccountEvents } from '../../../shared/domain/import/history'
import { sumOf } from '../../../shared/domain/money'
import { dayDoubt } from '../../../shared/domain/plausible-days'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { AccountEventKind, AccountEventRow } from '../../../shared/schemas/imports'
import { countHistory, findImportOfFile, type KnownDistributor } from '../../database/queries/imports'
import { type HistoryDocument, type HistoryKind, insertHistoryDocument } from '../history'
import { resolutionTeller } from './directories'
import { distributorDirectory } from './distributor-directory'
import { defineKind, type Finding, problemAt, problemsOf, type ReadFile } from './kinds'

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
    const standing = new Map(countHistory(reader).map(({ fingerprint, ...known }) => [fingerprint, known]))
    const rows: EventPlan[] = []
    const items: ImportPreviewItem[] = []
    const problems: ImportProblemRow[] = []
    const lineCounts: number[] = []
    const tell = resolutionTeller(problems)
    for (const [fileIndex, file] of files.entries()) {
      step(fileIndex, files.length)
      const fileKnown = findImportOfFile(reader, 'account-events', file.sha256) !== undefined
      const reading = readAccountEvents(file.sheets)
      problems.push(...problemsOf(file, reading.problems))
      lineCounts.push(reading.rows.length)
      const plans: EventPlan[] = []
      const lines = new Map<string, number>()
      for (const event of reading.rows) {
        const note = (finding: Finding) => problems.push(problemAt(file, reading, event, finding))
        const doubt = dayDoubt(event.date, office.today())
        if (doubt !== null) note({ code: doubt, field: 'date', params: { text: event.date } })
        const distributor = find(event.distributorCode)
        tell(file, event, distributor, reading)
        if (!distributor.ok || doubt !== null) continue
        const plan = planOf(event, distributor.value)
        const key = eventFingerprint(plan)
        const known = standing.get(key)
        // Equal lines without a reference may well be two payments; with one, or in a file brought in before, they are the same.
        const repeated = known !== undefined && known.count > 0 && (plan.reference !== '' || fileKnown)
        if (repeated) known.count -= 1
        const params = { reference: event.reference, number: known?.number ?? '' }
        const twin = lines.get(key)
        if (repeated) note({ code: 'eventRepeated', field: 'reference', severity: 'warning', params })
        else if (twin !== undefined && plan.reference !== '')
          note({
            code: 'eventTwice',
            field: 'reference',
            severity: 'warning',
            params: { ...params, line: twin, at: event.row },
          })
        lines.set(key, twin ?? event.row)
        plans.push({ ...plan, fileIndex, repeated })
      }
      for (const plan of plans) if (!plan.repeated) countIn(standing, eventFingerprint(plan), file.name)
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

/** What one file brings is there when the next one of the same import is read. */
function countIn(standing: Map<string, { count: number; readonly number: string }>, key: string, name: string): void {
  const known = standing.get(key)
  if (known === undefined) standing.set(key, { count: 1, number: name })
  else known.count += 1
}

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
