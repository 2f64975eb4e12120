import { z } from 'zod'
import type { DocumentStep } from '../schemas/documents'
import {
  type StatementDocument,
  type StatementLayout,
  type StatementRow,
  type StatementView,
  statementAnswer,
  statementLayoutDraft,
  statementObjection,
  statementPeriod,
} from '../schemas/statements'
import { businessDay, documentFilter, documentVersion, type Page, rowId } from '../schemas/values'
import { reads, writes } from './method'

const step = { changes: ['statements', 'collections', 'desks'] }

/** A distributor's account of a period. */
export const statements = {
  'statements.list': reads(documentFilter.extend({ period: z.string().optional() })).returns<Page<StatementRow>>(),
  'statements.get': reads(z.object({ id: rowId })).returns<StatementDocument>(),
  /** The same view without making a document, for any days. */
  'statements.preview': reads(
    z.object({ distributorId: rowId, dateFrom: businessDay, dateTo: businessDay }),
  ).returns<StatementView>(),
  'statements.generate': writes(statementPeriod, step).returns<{ readonly created: number; readonly kept: number }>(),
  'statements.issue': writes(documentVersion, step).returns<DocumentStep>(),
  'statements.confirm': writes(statementAnswer, step).returns<DocumentStep>(),
  'statements.dispute': writes(statementObjection, step).returns<DocumentStep>(),
  /** Takes a draft away, e.g. one of the wrong days, so that the days are free again. */
  'statements.discard': writes(documentVersion, step).returns<DocumentStep>(),
  /** How a distributor wants its statements; null is the usual layout. */
  'statements.layout': reads(z.object({ distributorId: rowId })).returns<{
    readonly layout: StatementLayout | null
  }>(),
  'statements.saveLayout': writes(statementLayoutDraft, { changes: ['statements'] }).returns<{
    readonly layout: StatementLayout | null
  }>(),
  'statements.close': writes(documentVersion, step).returns<DocumentStep>(),
} as const
