import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useCommands } from '../../components/commands/registry'
import { ListFilters, noFilter, useDeskKeys, useListFilter } from '../../components/document-list'
import { ExportButton } from '../../components/files'
import { PlusIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { type DispatchChip, dispatchLists, isDispatchChip, useDispatchChips } from './chips'
import { DispatchDocuments, DispatchSummary } from './documents'
import { ProposeForm } from './propose-form'
import { WaitingFilters, WaitingOrders } from './waiting-orders'

/** Which list is open: the one an address asks for, the one it was left on, or the first where something waits. */
function useChip(first: string | null) {
  const [params, setParams] = useSearchParams()
  const asked = params.get('list')
  const [picked, setPicked] = useKeptState<DispatchChip | null>('dispatch.chip', null)
  useEffect(() => {
    if (isDispatchChip(asked)) {
      setPicked(asked)
      setParams({}, { replace: true })
    } else if (picked === null && isDispatchChip(first)) setPicked(first)
  }, [asked, picked, first, setPicked, setParams])
  const pick = useCallback((key: string) => isDispatchChip(key) && setPicked(key), [setPicked])
  return { chip: picked, pick }
}

/** Sharing out: the form, its key, and its command. */
function useProposing() {
  const { t } = useTexts()
  const mayPropose = useMay()('allocations.propose')
  const [proposing, setProposing] = useState(false)
  const propose = useCallback(() => setProposing(true), [])
  const label = t('allocations:propose.title')
  const keys = useMemo(() => (mayPropose ? [{ keys: 'Alt+N', label, run: propose }] : []), [mayPropose, label, propose])
  useCommands(
    useMemo(
      () => (mayPropose ? [{ id: 'propose', title: label, keys: 'Alt+N', run: propose }] : []),
      [mayPropose, label, propose],
    ),
  )
  return { mayPropose, proposing, propose, close: () => setProposing(false), keys }
}

/** What the desk's parts share: which list, which rows, which warehouse. */
function useDesk() {
  const { chips, first } = useDispatchChips()
  const { chip, pick } = useChip(first)
  const list = useListFilter('dispatch')
  const [row, setRow] = useState<DocumentRow | null>(null)
  const [warehouseId, setWarehouseId] = useKeptState<number | null>('dispatch.warehouse', null)
  const [ticked, setTicked] = useState<readonly number[]>([])
  const grid = useRef<GridHandle>(null)
  const change = useCallback(
    (key: string) => {
      setRow(null)
      setTicked([])
      pick(key)
    },
    [pick],
  )
  return { chips, chip, change, ...list, row, setRow, warehouseId, setWarehouseId, ticked, setTicked, grid }
}

type Desk = ReturnType<typeof useDesk>

function Filters({ desk }: { readonly desk: Desk }) {
  const { filter, setFilter, warehouseId, setWarehouseId } = desk
  if (desk.chip !== 'waiting') return <ListFilters value={filter} onChange={setFilter} />
  return (
    <WaitingFilters
      query={filter.query ?? ''}
      onQuery={(query) => setFilter(query === '' ? noFilter : { query })}
      warehouseId={warehouseId}
      onWarehouse={setWarehouseId}
    />
  )
}

function DeskGrid({ desk }: { readonly desk: Desk }) {
  const navigate = useNavigate()
  const { chip, grid } = desk
  if (chip === null) return null
  if (chip === 'waiting') {
    return (
      <WaitingOrders
        grid={grid}
        warehouseId={desk.warehouseId}
        query={desk.asked.query ?? ''}
        onTick={desk.setTicked}
        onOpen={(orderId) => void navigate(routeOf('order', orderId))}
      />
    )
  }
  return (
    <DispatchDocuments
      key={dispatchLists[chip].kind}
      grid={grid}
      chip={chip}
      filter={desk.asked}
      narrowed={desk.narrowed}
      onClear={() => desk.setFilter(noFilter)}
      onCursor={desk.setRow}
      onOpen={(document) => void navigate(routeOf(document.kind, document.id))}
    />
  )
}

function DeskActions({ desk, proposing }: { desk: Desk; proposing: ReturnType<typeof useProposing> }) {
  const { t } = useTexts()
  const { chip, grid, ticked } = desk
  const shown = () => grid.current?.shown() ?? { columns: [], rows: [], totals: null }
  const title = chip === null ? t('shipments:title') : t(`shipments:chip.${chip}`)
  return (
    <>
      <ExportButton start={() => api.exports.grid({ title, ...shown() })} />
      {proposing.mayPropose && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={proposing.propose}>
          {ticked.length > 0
            ? t('allocations:propose.ticked', { count: ticked.length })
            : t('allocations:propose.title')}
        </Button>
      )}
    </>
  )
}

/** The dispatch desk: who waits for goods, what is being shared out, what leaves, what has not arrived. */
export function DispatchDesk() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const desk = useDesk()
  const proposing = useProposing()
  const { chips, chip, change, row } = desk
  return (
    <>
      <ListScreen
        id="dispatch"
        title={t('shipments:title')}
        chips={chips}
        {...(chip === null ? {} : { activeChip: chip })}
        onChip={change}
        keys={useDeskKeys(proposing.keys, chips, chip, change)}
        filters={<Filters desk={desk} />}
        {...(chip === 'waiting' ? {} : { panel: row === null ? null : <DispatchSummary row={row} /> })}
        actions={<DeskActions desk={desk} proposing={proposing} />}
      >
        <DeskGrid desk={desk} />
      </ListScreen>
      {proposing.proposing && (
        <ProposeForm
          warehouseId={desk.warehouseId}
          orderIds={desk.ticked}
          onClose={proposing.close}
          onDone={(id) => void navigate(routeOf('allocation', id))}
        />
      )}
    </>
  )
}
