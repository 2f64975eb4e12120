import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentRow } from '../../../shared/schemas/documents'
import { api } from '../../api'
import { useChanges } from '../../api/hooks'
import { DeskPages } from '../../components/accounts-desk'
import { DocumentGrid, ListFilters, noFilter, useDeskKeys, useDocumentColumns, useListFilter } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { ExportButton } from '../../components/files'
import { AccountsIcon, PlusIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { ReceiptSummary } from './receipt-summary'

const lists = {
  waiting: ['draft', 'approved'],
  posted: ['posted'],
  reversed: ['reversed'],
  cancelled: ['cancelled'],
  all: undefined,
} as const
type List = keyof typeof lists
const isList = (key: string): key is List => key in lists
const listReceipts = api.receipts.list
const noColumns: readonly never[] = []

function useChips(): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      Object.keys(lists)
        .filter(isList)
        .map((key) => ({ key, label: t(`receipts:list.${key}`) })),
    [t],
  )
}

function Actions({ grid, onNew }: { grid: React.RefObject<GridHandle | null>; onNew: (() => void) | null }) {
  const { t } = useTexts()
  return (
    <>
      <ExportButton
        start={() =>
          api.exports.grid({
            title: t('receipts:title'),
            ...(grid.current?.shown() ?? { columns: [], rows: [], totals: null }),
          })
        }
      />
      {onNew !== null && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={onNew}>
          {t('receipts:new')}
        </Button>
      )}
    </>
  )
}

/** Money received: what waits to be posted first. */
export function ReceiptList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [list, setList] = useKeptState<List>('receipts.list', 'waiting')
  const { filter, setFilter, asked, narrowed } = useListFilter('receipts')
  const [row, setRow] = useState<DocumentRow | null>(null)
  const grid = useRef<GridHandle>(null)
  const changes = useChanges('receipts')
  const columns = useDocumentColumns<DocumentRow>(noColumns, { warehouse: false })
  const shown = useMemo(() => columns.filter(({ field }) => field !== 'quantity'), [columns])
  const chips = useChips()
  const mayWrite = may('receipts.save')
  const create = useCallback(() => void navigate('/receipts/new'), [navigate])
  const own = useMemo<readonly KeyBinding[]>(
    () => (mayWrite ? [{ keys: 'Alt+N', label: t('receipts:new'), run: create }] : []),
    [mayWrite, create, t],
  )
  const pick = useCallback((key: string) => isList(key) && setList(key), [setList])
  const keys = useDeskKeys(own, chips, list, pick)
  return (
    <ListScreen
      id="receipts"
      title={t('accounts:title')}
      nav={<DeskPages active="receipts" />}
      chips={chips}
      activeChip={list}
      onChip={pick}
      keys={keys}
      filters={<ListFilters value={filter} onChange={setFilter} />}
      panel={row === null ? undefined : <ReceiptSummary row={row} />}
      actions={<Actions grid={grid} onNew={mayWrite ? create : null} />}
    >
      <DocumentGrid<DocumentRow>
        id="receipts"
        ref={grid}
        columns={shown}
        list={listReceipts}
        filter={asked}
        {...(lists[list] === undefined ? {} : { statuses: lists[list] })}
        refresh={changes}
        onCursor={setRow}
        onOpen={(receipt) => void navigate(`/receipts/${receipt.id}`)}
        empty={
          <EmptyState
            icon={<AccountsIcon />}
            title={t(narrowed ? 'accounts:noneFound' : list === 'waiting' ? 'receipts:noneWaiting' : 'receipts:none')}
            hint={t(narrowed ? 'accounts:noneFoundHint' : 'receipts:noneHint')}
            {...(narrowed
              ? { action: <Button onClick={() => setFilter(noFilter)}>{t('components:list.clearFilters')}</Button> }
              : {})}
          />
        }
      />
    </ListScreen>
  )
}
