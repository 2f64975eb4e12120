import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { AccountFilters, accountMatches, DeskPages, ExportShown } from '../../components/accounts-desk'
import { useDeskKeys } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { today } from '../../components/goods/today'
import { AccountsIcon, PlusIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { ReadFailed } from '../../components/skeleton'
import { DataGrid, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { AccountPanel } from './account-panel'
import { type AccountChip, type AccountRow, accountChips, isAccountChip, useAccountRows } from './account-rows'
import { useAccountColumns } from './columns'

function useChips(rows: readonly AccountRow[] | undefined): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      Object.keys(accountChips)
        .filter(isAccountChip)
        .map((key) => {
          const count = (rows ?? []).filter(accountChips[key]).length
          const tone = key === 'overdue' || key === 'overLimit' || key === 'disputed' ? 'wrong' : 'waits'
          const urgent = key !== 'all' && key !== 'owing' && count > 0
          return { key, label: t(`accounts:chip.${key}`), count, ...(urgent ? { tone } : {}) }
        }),
    [rows, t],
  )
}

function Actions({ grid, onReceipt }: { grid: React.RefObject<GridHandle | null>; onReceipt: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  return (
    <>
      <ExportShown grid={grid} title={t('accounts:title')} />
      {may('receipts.save') && (
        <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={onReceipt}>
          {t('receipts:new')}
        </Button>
      )}
    </>
  )
}

/** Recording money, for the account the cursor is on. */
function useReceive(row: AccountRow | null) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()('receipts.save')
  const receive = useCallback(
    () => void navigate(row === null ? '/receipts/new' : `/receipts/new?distributor=${row.distributorId}`),
    [navigate, row],
  )
  const own = useMemo<readonly KeyBinding[]>(
    () => (may ? [{ keys: 'Alt+N', label: t('receipts:new'), run: receive }] : []),
    [may, receive, t],
  )
  return { receive, own }
}

/** The accounts desk: who owes what as of a day, what is overdue, and how far each statement has come. */
export function BalanceList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [asOf, setAsOf] = useKeptState('accounts.asOf', today())
  const [query, setQuery] = useKeptState('accounts.query', '')
  const [chip, setChip] = useKeptState<AccountChip>('accounts.chip', 'all')
  const [row, setRow] = useState<AccountRow | null>(null)
  const grid = useRef<GridHandle>(null)
  const { rows, error, refetch } = useAccountRows(asOf)
  const columns = useAccountColumns()
  const chips = useChips(rows)
  const shown = useMemo(
    () => rows?.filter((account) => accountChips[chip](account) && accountMatches(account, query)),
    [rows, chip, query],
  )
  const { receive, own } = useReceive(row)
  const pick = useCallback((key: string) => isAccountChip(key) && setChip(key), [setChip])
  const keys = useDeskKeys(own, chips, chip, pick)
  const open = useCallback((account: AccountRow) => void navigate(`/accounts/${account.distributorId}`), [navigate])
  return (
    <ListScreen
      id="accounts"
      title={t('accounts:title')}
      nav={<DeskPages active="accounts" />}
      chips={chips}
      activeChip={chip}
      onChip={pick}
      keys={keys}
      filters={<AccountFilters query={query} onQuery={setQuery} asOf={asOf} onAsOf={setAsOf} />}
      panel={row === null ? undefined : <AccountPanel row={row} asOf={asOf} onOpen={() => open(row)} />}
      actions={<Actions grid={grid} onReceipt={receive} />}
    >
      {error !== null && rows === undefined ? (
        <ReadFailed error={error} retry={refetch} />
      ) : (
        <DataGrid<AccountRow>
          id="accounts"
          ref={grid}
          columns={columns}
          rows={shown}
          rowId={(account) => account.distributorId}
          onCursor={setRow}
          onOpen={open}
          empty={<EmptyState icon={<AccountsIcon />} title={t('accounts:empty')} hint={t('accounts:emptyHint')} />}
        />
      )}
    </ListScreen>
  )
}
