import { z } from 'zod'
import {
  type StatisticLine,
  type StatisticTable,
  type StatisticView,
  statisticLayout,
  statisticLinesQuery,
  statisticViewDraft,
  statisticWords,
} from '../schemas/statistics'
import { documentVersion, nothing, type Page } from '../schemas/values'
import type { FileContent } from './envelope'
import { job, reads, writes } from './method'

const changes = ['statisticViews']

/** Orders added up as someone arranges them, and the arrangements that are kept. */
export const statistics = {
  /** A job, because a book of many years is added up line by line. */
  'statistics.table': job(statisticLayout).returns<StatisticTable>(),
  'statistics.lines': reads(statisticLinesQuery).returns<Page<StatisticLine>>(),
  'statisticViews.list': reads(nothing).returns<readonly StatisticView[]>(),
  'statisticViews.save': writes(statisticViewDraft, { changes }).returns<StatisticView>(),
  'statisticViews.share': writes(documentVersion.extend({ shared: z.boolean() }), { changes }).returns<{
    readonly shared: boolean
  }>(),
  'statisticViews.remove': writes(documentVersion, { changes }).returns<{ readonly removed: string }>(),
  'exports.statistics': job(z.object({ layout: statisticLayout, words: statisticWords })).returns<FileContent>(),
} as const
