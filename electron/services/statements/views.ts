import type { ParsedInput } from '../../../shared/contract'
import { addDays } from '../../../shared/domain/days'
import { disputedFenOf, type PartBalance, statementBody } from '../../../shared/domain/statements'
import { Refusal } from '../../../shared/schemas/errors'
import type { StatementDocument, StatementPart, StatementRow, StatementView } from '../../../shared/schemas/statements'
import type { Page } from '../../../shared/schemas/values'
import type { Reader } from '../../database/connection'
import { listDocuments } from '../../database/queries/document-lists'
import { findDistributor, findRegion } from '../../database/queries/masters'
import { findSettings } from '../../database/queries/settings'
import {
  findStatement,
  listBalancesBefore,
  listStatementDisputes,
  listStatementFigures,
  listStatementParts,
  listWindow,
  type StatementWindow,
  type StoredStatement,
  whichStatements,
} from '../../database/queries/statements'
import { assertMaySee, documentHead, type ReadingOffice } from '../office'

/** The statements of a filter; replaced ones only when their state is asked for. */
export function listStatements(office: ReadingOffice, input: ParsedInput<'statements.list'>): Page<StatementRow> {
  const { period, ...filter } = input
  const page = listDocuments(office.connection, 'statement', filter, {
    distributorIds: office.actor.distributorIds,
    where: whichStatements(period, (filter.statuses?.length ?? 0) > 0),
  })
  const ids = page.rows.map((row) => row.id)
  const figures = listStatementFigures(office.connection, ids)
  const rows = page.rows.flatMap((row) => {
    const own = figures.get(row.id)
    return own ? [{ ...row, ...own }] : []
  })
  return { rows, next: page.next }
}

/** Whose statement, of which days, under which number. */
interface StatementTitle {
  readonly statementId: number | null
  readonly number: string
  readonly distributorId: number
  readonly dateFrom: string
  readonly dateTo: string
}

function viewOf(
  reader: Reader,
  title: StatementTitle,
  openings: readonly PartBalance[],
  window: StatementWindow,
): StatementView {
  const distributor = findDistributor(reader, title.distributorId)
  if (distributor === undefined) throw new Refusal('notFound')
  return {
    ...title,
    companyName: findSettings(reader).companyName,
    distributorCode: distributor.code,
    distributorName: distributor.name,
    regionName: findRegion(reader, distributor.regionId)?.name ?? '',
    ...statementBody(openings, listWindow(reader, window), title.dateFrom),
    ...{ disputes: [], disputedFen: 0 },
  }
}

/** The account of any days, as it stands now, without making a document. */
export function previewStatement(office: ReadingOffice, input: ParsedInput<'statements.preview'>): StatementView {
  const { distributorId, dateFrom, dateTo } = input
  assertMaySee(office, distributorId)
  if (dateFrom > dateTo) throw new Refusal('invalidInput', {}, [{ path: 'dateTo', code: 'periodBackwards' }])
  const reader = office.connection
  return viewOf(
    reader,
    { statementId: null, number: '', distributorId, dateFrom, dateTo },
    listBalancesBefore(reader, distributorId, dateFrom),
    {
      distributorId,
      afterDate: addDays(dateFrom, -1),
      afterEntryId: null,
      dateTo,
      throughEntryId: Number.MAX_SAFE_INTEGER,
    },
  )
}

const openingOf = (part: StatementPart): PartBalance => ({
  part: part.part,
  quantity: part.openingQuantity,
  amountFen: part.openingFen,
})

/** The entries of a made statement: what its predecessor could not hold, up to its own last day and entry. */
export function windowOf(
  statement: Pick<StoredStatement, 'dateFrom' | 'dateTo' | 'throughEntryId'>,
  distributorId: number,
  previous: Pick<StoredStatement, 'dateTo' | 'throughEntryId'> | undefined,
): StatementWindow {
  return {
    distributorId,
    afterDate: previous?.dateTo ?? addDays(statement.dateFrom, -1),
    afterEntryId: previous?.throughEntryId ?? null,
    dateTo: statement.dateTo,
    throughEntryId: statement.throughEntryId,
  }
}

/** A statement as it was made; what was posted since with an older date is not in it. */
export function getStatement(office: ReadingOffice, { id }: ParsedInput<'statements.get'>): StatementDocument {
  const reader = office.connection
  const head = documentHead(office, 'statement', id)
  const statement = findStatement(reader, id)
  const { distributorId, number } = head.document
  if (statement === undefined || distributorId === null) throw new Refusal('notFound')
  const { dateFrom, dateTo, previousId } = statement
  const parts = listStatementParts(reader, id)
  const previous = previousId === null ? undefined : findStatement(reader, previousId)
  const view = viewOf(
    reader,
    { statementId: id, number, distributorId, dateFrom, dateTo },
    parts.map(openingOf),
    windowOf(statement, distributorId, previous),
  )
  assertUnchanged(number, parts, view.parts)
  const { agreement, note } = statement
  if (head.document.status !== 'disputed') return { ...head, view, agreement, note }
  const disputes = listStatementDisputes(reader, id)
  return { ...head, view: { ...view, disputes, disputedFen: disputedFenOf(disputes, parts) }, agreement, note }
}

/** The ledger is append-only, so a made statement always adds up again; if it does not, the file was damaged. */
export function assertUnchanged(number: string, made: readonly StatementPart[], now: readonly StatementPart[]): void {
  const key = (parts: readonly StatementPart[]) =>
    JSON.stringify(
      parts
        .map((part) => [part.part, part.openingFen, part.closingFen, part.openingQuantity, part.closingQuantity])
        .toSorted(),
    )
  if (key(made) !== key(now)) throw new Error(`statement ${number} does not add up to its entries any more`)
}
