import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { RecordsReading, RowPlace, Sheets } from '../../../shared/schemas/imports'
import { type Finding, type Prepared, problemAt, problemsOf, type ReadFile, type Written } from './kinds'

/** One record of a list as it will be saved: a new one without `id`, a known one with the id and version it has. */
export interface Upsert<Draft> {
  readonly draft: Draft
  readonly action: ImportPreviewItem['action']
}

interface Listed extends RowPlace {
  readonly code: string
  readonly name: string
}

/** A draft that may be saved, or what is wrong with it. */
export type Checked<Draft> =
  | { readonly ok: true; readonly draft: Draft; readonly warnings?: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding }

/** The part of a schema that is needed here; services do not know the library behind it. */
interface Schema<Draft> {
  readonly safeParse: (value: unknown) =>
    | { readonly success: true; readonly data: Draft }
    | {
        readonly success: false
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[] }
      }
}

/** What the reader calls the fields of a draft, where it is not what the draft calls them. */
export const READ_AS: Readonly<Record<string, string>> = {
  ...{ creditLimitFen: 'creditLimit', paymentTermsDays: 'paymentTerms', discountBp: 'discount' },
  ...{ businessType: 'type', regionId: 'region', territoryGroup: 'group', tagPriceFen: 'tagPrice' },
}

/** Holds a record of a file against the same rules as what is typed. */
export function checkDraft<Draft>(schema: Schema<Draft>, value: unknown): Checked<Draft> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { ok: true, draft: parsed.data }
  const issue = parsed.error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  return {
    ok: false,
    finding: {
      code: 'invalidValue',
      params: { field: READ_AS[field] ?? field, problem: issue?.code ?? '' },
    },
  }
}

interface UpsertPlan<Line extends Listed, Draft> {
  readonly files: readonly ReadFile[]
  readonly step: (done: number, total: number) => void
  readonly read: (sheets: Sheets) => RecordsReading<Line>
  /** What the books hold, by code. */
  readonly known: ReadonlyMap<string, { readonly archived: boolean }>
  readonly draftOf: (line: Line, before: object | undefined) => Checked<Draft>
}

/** Plans a list of masters: new codes are added, known ones change, unchanged and archived ones are left alone. */
export function upsertPlan<Line extends Listed, Draft extends object>(
  plan: UpsertPlan<Line, Draft>,
): Prepared<Upsert<Draft>> {
  const rows: Upsert<Draft>[] = []
  const items: ImportPreviewItem[] = []
  const problems: ImportProblemRow[] = []
  const lineCounts: number[] = []
  const seen = new Set<string>()
  for (const [index, file] of plan.files.entries()) {
    plan.step(index, plan.files.length)
    const reading = plan.read(file.sheets)
    problems.push(...problemsOf(file, reading.problems))
    lineCounts.push(reading.rows.length)
    for (const line of reading.rows) {
      const before = plan.known.get(line.code)
      const outcome = seen.has(line.code) ? twice(line.code) : decide(plan, line, before)
      seen.add(line.code)
      for (const finding of outcome.findings) problems.push(problemAt(file, reading, line, finding))
      if (outcome.action === null) continue
      items.push(itemOf(file, line, outcome.action))
      if (outcome.draft !== null && outcome.action !== 'repeat')
        rows.push({ draft: outcome.draft, action: outcome.action })
    }
  }
  return { rows, items, problems, mapping: null, lineCounts }
}

interface Outcome<Draft> {
  readonly action: ImportPreviewItem['action'] | null
  readonly draft: Draft | null
  readonly findings: readonly Finding[]
}

const twice = (code: string): Outcome<never> => ({
  action: null,
  draft: null,
  findings: [{ code: 'duplicateCode', field: 'code', params: { value: code } }],
})

function decide<Line extends Listed, Draft extends object>(
  plan: UpsertPlan<Line, Draft>,
  line: Line,
  before: { readonly archived: boolean } | undefined,
): Outcome<Draft> {
  if (before?.archived)
    return {
      action: 'repeat',
      draft: null,
      findings: [
        { code: 'archived', field: 'code', severity: 'warning', params: { what: 'record', value: line.code } },
      ],
    }
  const checked = plan.draftOf(line, before)
  if (!checked.ok) return { action: null, draft: null, findings: [checked.finding] }
  const action = before === undefined ? 'create' : same(checked.draft, before) ? 'repeat' : 'update'
  return { action, draft: checked.draft, findings: checked.warnings ?? [] }
}

const same = (draft: object, before: object): boolean => {
  const known: Readonly<Record<string, unknown>> = { ...before }
  return Object.entries(draft).every(([key, value]) => known[key] === value)
}

const itemOf = (file: ReadFile, line: Listed, action: ImportPreviewItem['action']): ImportPreviewItem => ({
  file: file.name,
  title: line.code,
  subtitle: line.name,
  lineCount: 1,
  quantity: 0,
  amountFen: 0,
  action,
})

/** How many of some upserts were new. */
export function counted(rows: readonly { readonly action: ImportPreviewItem['action'] }[]): Written {
  const created = rows.filter(({ action }) => action === 'create').length
  return { created, updated: rows.length - created, skipped: 0, status: null }
}
