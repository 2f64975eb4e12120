import type { FileContent } from '../../../shared/contract/envelope'
import type { statistics } from '../../../shared/contract/statistics'
import type { StatisticTable } from '../../../shared/schemas/statistics'
import { exportStatistics } from '../../services/exports'
import {
  listStatisticViews,
  longOrderStatistics,
  orderStatistics,
  removeStatisticView,
  saveStatisticView,
  shareStatisticView,
  statisticLines,
} from '../../services/statistics'
import { defineJob, type HandlersOf } from './types'

/** Orders added up, and the arrangements that are kept. */
export const statisticHandlers: HandlersOf<typeof statistics> = {
  'statistics.table': orderStatistics,
  'statistics.longTable': defineJob<'statistics.longTable', StatisticTable>({ prepare: longOrderStatistics }),
  'statistics.lines': statisticLines,
  'statisticViews.list': listStatisticViews,
  'statisticViews.save': saveStatisticView,
  'statisticViews.share': shareStatisticView,
  'statisticViews.remove': removeStatisticView,
  'exports.statistics': defineJob<'exports.statistics', FileContent>({ prepare: exportStatistics }),
}
