import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { OrderDocument } from '../../../../shared/schemas/orders'
import { useRead } from '../../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields } from '../../../components/document-screen'
import type { KeyBinding } from '../../../components/keys/registry'
import { useMay } from '../../../components/session'
import { Loaded, ReadFailed, Skeleton } from '../../../components/skeleton'
import { useStyleMatrices } from '../../../components/sku-sheet'
import { StateBadge } from '../../../components/state-badge'
import { useTexts } from '../../../i18n'

import { CompareExport } from './compare-export'
import { CompareTotals } from './compare-totals'
import { type Comparison, stylesOf } from './comparison'
import { DifferenceSheet } from './difference-sheet'
import { FilterSwitch } from './filter-switch'
import { useAccepted } from './use-accepted'
import { useHandOver } from './use-hand-over'
import { type Terms, useVersionComparison, useVersionList } from './use-versions'
import { type ListedVersion, useVersionText, VersionList, type VersionName } from './version-list'
import '../orders.css'

/** The address of an order's versions. */
export function VersionsView() {
  const { id = '' } = useParams()
  const read = useRead('orders.get', { id: Number(id) })
  if (read.data === undefined)
    return read.error === null ? <Skeleton lines={10} /> : <ReadFailed error={read.error} retry={read.refetch} />
  return <Versions key={id} order={read.data} />
}

function Versions({ order }: { readonly order: OrderDocument }) {
  const versions = useVersionList(order)
  if (versions === undefined) return <Skeleton lines={10} />
  return <VersionsScreen order={order} versions={versions} />
}

interface VersionsScreenProps {
  readonly order: OrderDocument
  readonly versions: readonly ListedVersion[]
}

/** Which two versions are compared; the earlier one first, whichever was picked first. */
function usePair(versions: readonly ListedVersion[]) {
  const [pair, setPair] = useState<{ readonly from: VersionName; readonly to: VersionName }>({
    from: versions[1]?.name ?? 'now',
    to: 'now',
  })
  const pick = useCallback(
    (side: 'from' | 'to', name: VersionName) => setPair((before) => ({ ...before, [side]: name })),
    [],
  )
  const move = useCallback(
    (side: 'from' | 'to', by: number) =>
      setPair((before) => {
        const at = versions.findIndex(({ name }) => name === before[side])
        const next = versions[at + by]?.name
        return next === undefined ? before : { ...before, [side]: next }
      }),
    [versions],
  )
  return { pair, pick, move }
}

const termNames = ['deliveryFrom', 'deliveryTo', 'cancelAfter', 'reference', 'remark'] as const

/** What of the head differs, both ways. */
function ChangedTerms({ from, to }: { readonly from: Terms; readonly to: Terms }) {
  const { t } = useTexts()
  const changed = termNames.filter((name) => (from[name] ?? '') !== (to[name] ?? ''))
  const shown = (value: string | null) => (value === null || value === '' ? t('orders:compare.blank') : value)
  return changed.map((name) => (
    <HeaderField key={name} label={t(`orders:field.${name}`)} span={2}>
      <span className="one-line change-figure">
        {shown(from[name])} → {shown(to[name])}
      </span>
    </HeaderField>
  ))
}

function useVersionKeys(move: (side: 'from' | 'to', by: number) => void, filter: () => void): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { keys: 'Alt+Down', label: t('orders:version.key.older'), run: () => move('from', 1) },
      { keys: 'Alt+Up', label: t('orders:version.key.newer'), run: () => move('from', -1) },
      { keys: 'Alt+Shift+Down', label: t('orders:version.key.toOlder'), run: () => move('to', 1) },
      { keys: 'Alt+Shift+Up', label: t('orders:version.key.toNewer'), run: () => move('to', -1) },
      { keys: 'Alt+V', label: t('orders:compare.key.filter'), run: filter },
    ],
    [move, filter, t],
  )
}

const noVersion = { cells: new Map(), places: new Map(), prices: new Map() }
const noComparison: Comparison = { kind: 'version', from: noVersion, to: noVersion, offered: new Map() }

function VersionsScreen({ order, versions }: VersionsScreenProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const text = useVersionText()
  const { pair, pick, move } = usePair(versions)
  const [onlyChanged, setOnlyChanged] = useState(true)
  const filter = useCallback(() => setOnlyChanged((was) => !was), [])
  const keys = useVersionKeys(move, filter)
  const compared = useVersionComparison(order, pair.from, pair.to)
  const comparison = compared?.comparison ?? noComparison
  const name = `${pair.from}-${pair.to}`
  const { accepted, toggle } = useAccepted(name)
  const matrices = useStyleMatrices(compared === undefined ? undefined : stylesOf(comparison))
  const { number, status, id } = order.document
  const decides = comparison.offered.size > 0 && may('orders.amend')
  const origin = typeof pair.from === 'number' ? { kind: 'revision' as const, revision: pair.from } : null
  const handOver = useHandOver({ order, comparison, matrices: matrices.data, accepted })
  const take = { label: t('orders:version.take', { count: accepted.size }), keys: 'Ctrl+Enter' }
  const called = (side: VersionName) =>
    text(versions.find((each) => each.name === side) ?? { name: side, revision: null })
  return (
    <DocumentScreen
      title={t('orders:version.heading', { number })}
      state={<StateBadge state={status} />}
      {...(decides && origin !== null
        ? { primary: { ...take, disabled: accepted.size === 0, onClick: () => handOver(origin) } }
        : {})}
      actions={
        <CompareExport
          title={`${number} ${called(pair.from)}-${called(pair.to)}`}
          {...{ comparison, onlyChanged }}
          matrices={matrices.data}
        />
      }
      keys={keys}
      header={
        <HeaderFields>
          <HeaderField label={t('orders:version.compared')} span={2}>
            {called(pair.from)} → {called(pair.to)}
          </HeaderField>
          {compared !== undefined && <ChangedTerms {...compared.terms} />}
        </HeaderFields>
      }
      totals={<CompareTotals comparison={comparison} accepted={decides ? accepted.size : undefined} />}
      history={order.history}
      links={order.links}
      onBack={() => void navigate(`/orders/${id}`)}
    >
      <div className="versions">
        <VersionList versions={versions} from={pair.from} to={pair.to} onPick={pick} />
        <div className="order-sheet">
          <FilterSwitch onlyChanged={onlyChanged} onChange={setOnlyChanged} />
          <div className="order-matrix">
            <Loaded read={matrices} lines={10}>
              {(styles) => (
                <DifferenceSheet
                  {...{ comparison, onlyChanged, accepted }}
                  name={`${name}-${order.document.version}`}
                  matrices={styles}
                  onToggle={decides ? toggle : undefined}
                />
              )}
            </Loaded>
          </div>
        </div>
      </div>
    </DocumentScreen>
  )
}
