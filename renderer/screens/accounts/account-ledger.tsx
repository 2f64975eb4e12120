import { Button } from 'antd'
import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { documentKinds } from '../../../shared/schemas/documents'
import { useChanges, useRead } from '../../api/hooks'
import { DeskStrip, StripFigure, useBack } from '../../components/accounts-desk'
import { EmptyState } from '../../components/empty-state'
import { today } from '../../components/goods/today'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { type GridHandle, PagedGrid } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { useLedgerColumns } from './ledger-columns'
import { type LedgerLine, useLedger } from './ledger-lines'
import { Balances, daysOf, Exports, type Range, RangeFilters, Side, useRangeChips } from './ledger-parts'

/** Opens the document behind a line. */
function useOpenEntry(): (line: LedgerLine) => void {
  const navigate = useNavigate()
  return useCallback(
    ({ entry }) => {
      const kind = documentKinds.find((known) => known === entry?.documentKind)
      if (entry !== null && kind !== undefined) void navigate(routeOf(kind, entry.documentId))
    },
    [navigate],
  )
}

/** Recording money for the account that is open, and settling it; null where this person may not. */
function useReceive(distributorId: number) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const mayDo = useMay()
  const may = mayDo('receipts.save')
  const maySettle = mayDo('settlements.open')
  const settle = useCallback(() => void navigate(`/accounts/${distributorId}/settle`), [navigate, distributorId])
  const receive = useCallback(
    () => void navigate(`/receipts/new?distributor=${distributorId}`),
    [navigate, distributorId],
  )
  const keys = useMemo<readonly KeyBinding[]>(
    () => [
      ...(may ? [{ keys: 'Alt+N', label: t('receipts:new'), run: receive }] : []),
      ...(maySettle ? [{ keys: 'Alt+S', label: t('settlements:open'), run: settle }] : []),
      { keys: 'Enter', label: t('accounts:openDocument') },
    ],
    [may, receive, maySettle, settle, t],
  )
  return { receive: may ? receive : null, settle: maySettle ? settle : null, keys }
}

function LedgerGrid({
  distributorId,
  range,
  grid,
}: {
  distributorId: number
  range: Range
  grid: RefObject<GridHandle | null>
}) {
  const { t } = useTexts()
  const changes = useChanges('accounts')
  const { load, figures, totals } = useLedger({ distributorId, ...range }, t('components:list.total'))
  const columns = useLedgerColumns(range.part)
  return (
    <>
      <DeskStrip inline>
        <StripFigure label={t('accounts:opening')} fen={figures?.openingFen ?? null} />
        <StripFigure label={t('accounts:periodMore')} fen={figures?.moreFen ?? null} />
        <StripFigure label={t('accounts:periodLess')} fen={figures?.lessFen ?? null} />
        <StripFigure strong label={t('accounts:closing')} fen={figures?.closingFen ?? null} />
      </DeskStrip>
      <div className="desk-fill">
        <PagedGrid<LedgerLine>
          id="accounts.ledger"
          ref={grid}
          columns={columns}
          rowId={(line) => line.id}
          load={load}
          refresh={changes}
          totals={totals}
          onOpen={useOpenEntry()}
          empty={<EmptyState icon={<AccountsIcon />} title={t('accounts:noLines')} hint={t('accounts:noLinesHint')} />}
        />
      </div>
    </>
  )
}

/** One customer's account as a book: opening, every movement with its pieces and the balance after it, closing. */
export function AccountLedger() {
  const { t } = useTexts()
  const distributorId = Number(useParams().id)
  const [range, setRange] = useKeptState<Range>('accounts.ledger.range', {
    part: 'receivable',
    ...daysOf('year', today()),
  })
  const grid = useRef<GridHandle>(null)
  const asOf = range.dateTo ?? today()
  const row = useRead('accounts.balances', { asOf, distributorId }, { keepPrevious: true }).data?.[0]
  const chips = useRangeChips()
  const chip = chips.find(({ key }) => range.dateTo === null && daysOf(key, today()).dateFrom === range.dateFrom)
  const { receive, settle, keys } = useReceive(distributorId)
  const title = row === undefined ? t('accounts:ledger') : `${row.distributorCode} ${row.distributorName}`
  return (
    <ListScreen
      id="accounts.ledger"
      title={title}
      onBack={useBack('/accounts')}
      chips={chips}
      {...(chip === undefined ? {} : { activeChip: chip.key })}
      onChip={(key) => setRange({ ...range, ...daysOf(key, today()) })}
      filters={<RangeFilters range={range} onRange={setRange} />}
      keys={keys}
      panel={<Side distributorId={distributorId} asOf={asOf} />}
      actions={
        <>
          <Exports {...range} distributorId={distributorId} title={title} grid={grid} />
          {settle !== null && (
            <Button title="Alt+S" onClick={settle}>
              {t('settlements:open')}
            </Button>
          )}
          {receive !== null && (
            <Button type="primary" title="Alt+N" onClick={receive}>
              {t('receipts:new')}
            </Button>
          )}
        </>
      }
    >
      <div className="desk-column">
        {row !== undefined && <Balances row={row} />}
        <LedgerGrid distributorId={distributorId} range={range} grid={grid} />
      </div>
    </ListScreen>
  )
}
