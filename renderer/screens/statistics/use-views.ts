import { useCallback, useMemo } from 'react'
import { addMonths, firstDayOfMonth } from '../../../shared/domain/days'
import { type DefaultView, defaultViews } from '../../../shared/domain/statistics'
import type { StatisticLayout, StatisticView } from '../../../shared/schemas/statistics'
import { useRead, useWrite } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { useKeptState } from '../../components/kept-state'
import type { FilterChip } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

const brought = ['byDistributorStyle', 'byStyleColourSize', 'byRegionCategory'] as const satisfies DefaultView[]

const isBrought = (key: string): key is DefaultView => brought.some((view) => view === key)

/** The last twelve months: what an office asks about, and few enough lines to be there at once in a book of many years. */
const lastYear = () => ({ dateFrom: addMonths(firstDayOfMonth(today()), -11) })

function layoutOf(view: DefaultView): StatisticLayout {
  const { rows, columns, measures, subtotals } = defaultViews[view]
  return { rows: [...rows], columns: [...columns], measures: [...measures], subtotals, filter: lastYear() }
}

interface Arranged {
  /** A view the product brings, or `view-<id>` of a saved one. */
  readonly key: string
  readonly layout: StatisticLayout
}

const keyOf = (view: Pick<StatisticView, 'id'>): string => `view-${view.id}`

/** The arrangement on screen, and the views it can be taken from. */
export function useArrangement() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('statisticViews.list', {}, { enabled: may('statisticViews.list') })
  const saved = read.data
  const [arranged, setArranged] = useKeptState<Arranged>('statistics.arranged', {
    key: brought[0],
    layout: layoutOf(brought[0]),
  })
  const view = saved?.find((each) => keyOf(each) === arranged.key)
  const pick = useCallback(
    (key: string) => {
      if (isBrought(key)) setArranged({ key, layout: layoutOf(key) })
      const found = saved?.find((each) => keyOf(each) === key)
      if (found !== undefined) setArranged({ key, layout: found.layout })
    },
    [saved, setArranged],
  )
  const change = useCallback(
    (layout: StatisticLayout) => setArranged({ key: arranged.key, layout }),
    [arranged.key, setArranged],
  )
  const chips = useMemo<readonly FilterChip[]>(
    () => [
      ...brought.map((key) => ({ key, label: t(`statistics:view.${key}`) })),
      ...(saved ?? []).map((each) => ({
        key: keyOf(each),
        label: each.own ? each.name : t('statistics:view.sharedBy', { name: each.name, owner: each.ownerName }),
      })),
    ],
    [saved, t],
  )
  const isChanged = view !== undefined && JSON.stringify(view.layout) !== JSON.stringify(arranged.layout)
  return { ...arranged, view, chips, pick, change, setArranged, isChanged }
}

/** The arrangement on screen, and the views it can be taken from. */
export type Arrangement = ReturnType<typeof useArrangement>

/** Keeping, sharing and removing views. */
export function useViewSteps({ view, layout, setArranged, pick }: Arrangement) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()
  const save = useWrite('statisticViews.save')
  const share = useWrite('statisticViews.share')
  const remove = useWrite('statisticViews.remove')
  const mayChange = view !== undefined && (view.own || may('statisticViews.share'))
  const keep = async (name: string, over: StatisticView | null): Promise<boolean> => {
    const seen = over === null ? {} : { id: over.id, version: over.version }
    const done = await save.run({ ...seen, name, layout })
    if (!done.ok) return false
    setArranged({ key: keyOf(done.value), layout })
    toast.success(t('statistics:view.saved', { name }))
    return true
  }
  const give = async (shared: boolean) => {
    if (view === undefined) return
    const done = await share.run({ id: view.id, version: view.version, shared })
    if (done.ok) toast.success(t(shared ? 'statistics:view.shared' : 'statistics:view.unshared', { name: view.name }))
  }
  const drop = async () => {
    if (view === undefined) return
    const done = await remove.run({ id: view.id, version: view.version })
    if (!done.ok) return
    pick(brought[0])
    toast.undoable(t('statistics:view.removed', { name: view.name }), async () => {
      await save.run({ name: view.name, layout: view.layout })
    })
  }
  return {
    mayKeep: may('statisticViews.save'),
    mayChange,
    mayShare: mayChange && may('statisticViews.share'),
    mayRemove: mayChange && may('statisticViews.remove'),
    ...{ keep, give, drop },
  }
}

/** Keeping, sharing and removing views. */
export type ViewSteps = ReturnType<typeof useViewSteps>
