import { setImmediate } from 'node:timers/promises'
import type { Progress } from '../../shared/contract/envelope'
import type { VerifyReport, VerifyRow } from '../../shared/schemas/companies'
import { Refusal } from '../../shared/schemas/errors'
import { checks } from '../database/queries/verify'
import type { ReadingOffice } from './office'

/** What the check needs of the job it runs in. */
export interface VerifyJob {
  readonly report: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Holds the books against every invariant; finds, never mends, because a mended ledger would be a changed one. @throws Refusal cancelled */
export async function verifyBooks(office: ReadingOffice, _input: object, job: VerifyJob): Promise<VerifyReport> {
  const rows: VerifyRow[] = []
  for (const [done, check] of checks.entries()) {
    // Each check is one long query; between two of them the wish to stop can be heard.
    await setImmediate()
    if (job.signal.aborted) throw new Refusal('cancelled')
    job.report({ done, total: checks.length })
    rows.push(check(office.connection))
  }
  return { ok: rows.every((row) => row.violationCount === 0), rows }
}
