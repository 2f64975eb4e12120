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
  /** Null where the filter leaves so many lines that it is a job to add them up. */
  'statistics.table': reads(statisticLayout).returns<StatisticTable | null>(),
  'statistics.longTable': job(statisticLayout).returns<StatisticTable>(),
  'statistics.lines': reads(statisticLinesQuery).returns<Page<StatisticLine>>(),
  'statisticViews.list': reads(nothing).returns<readonly StatisticView[]>(),
  'statisticViews.save': writes(statisticViewDraft, { changes }).returns<StatisticView>(),
  'statisticViews.share': writes(documentVersion.extend({ shared: z.boolean() }), { changes }).returns<{
    readonly shared: boolean
  }>(),
  'statisticViews.remove': writes(documentVersion, { changes }).returns<{ readonly removed: string }>(),
  'exports.statistics': job(z.object({ layout: statisticLayout, words: statisticWords })).returns<FileContent>(),
} as const
