import { Button } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useNavigate, useParams } from 'react-router'
import { firstDayOfMonth } from '../../../shared/domain/days'
import { documentKinds } from '../../../shared/schemas/documents'
import { accountParts, type BalanceRow } from '../../../shared/schemas/ledgers'
import { api } from '../../api'
import { useChanges, useRead } from '../../api/hooks'
import { AgeingCard, ChoiceField, DeskStrip, StripFigure, toFavour } from '../../components/accounts-desk'
import { EmptyState } from '../../components/empty-state'
import { DayField } from '../../components/fields'
import { ExportButton } from '../../components/files'
import { today } from '../../components/goods/today'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { type GridHandle, PagedGrid } from '../../grid'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { CreditCard } from './credit-card'
import { useLedgerColumns } from './ledger-columns'
import { type LedgerLine, type LedgerPart, useLedger } from './ledger-lines'

interface Range {
  readonly part: LedgerPart
  readonly dateFrom: string | null
  readonly dateTo: string | null
}

function useRangeChips(): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () => (['month', 'year', 'everything'] as const).map((key) => ({ key, label: t(`accounts:range.${key}`) })),
    [t],
  )
}

/** The days of a named range, seen from today. */
function daysOf(key: string, day: string): Pick<Range, 'dateFrom' | 'dateTo'> {
  if (key === 'month') return { dateFrom: firstDayOfMonth(day), dateTo: null }
  return { dateFrom: key === 'year' ? `${day.slice(0, 4)}-01-01` : null, dateTo: null }
}

function RangeFilters({ range, onRange }: { readonly range: Range; readonly onRange: (range: Range) => void }) {
  const { t } = useTexts()
  const parts = (['all', ...accountParts] as const).map((value) => ({
    value,
    label: value === 'all' ? t('accounts:part.all') : t(`accounts:part.${value}`),
  }))
  return (
    <>
      <ChoiceField
        value={range.part}
        options={parts}
        width={112}
        label={t('accounts:field.part')}
        onChange={(part) => onRange({ ...range, part })}
      />
      <div className="list-day">
        <DayField
          id="ledger-from"
          value={range.dateFrom}
          placeholder={t('accounts:from')}
          onChange={(dateFrom) => onRange({ ...range, dateFrom })}
        />
      </div>
      <div className="list-day">
        <DayField
          id="ledger-to"
          value={range.dateTo}
          placeholder={t('accounts:to')}
          onChange={(dateTo) => onRange({ ...range, dateTo })}
        />
      </div>
    </>
  )
}

function Balances({ row }: { readonly row: BalanceRow }) {
  const { t } = useTexts()
  return (
    <DeskStrip>
      <StripFigure strong label={t('accounts:field.receivable')} fen={row.receivableFen} />
      <StripFigure wrong label={t('accounts:field.overdue')} fen={row.overdueFen} />
      <StripFigure label={t('accounts:field.prepayment')} fen={toFavour(row.prepaymentFen)} />
      <StripFigure label={t('accounts:field.deposit')} fen={toFavour(row.depositFen)} />
      <StripFigure label={t('accounts:field.rebate')} fen={toFavour(row.rebateFen)} />
    </DeskStrip>
  )
}

function Side({ distributorId, asOf }: { readonly distributorId: number; readonly asOf: string }) {
  const { t } = useTexts()
  const ageing = useRead('accounts.ageing', { asOf, distributorId }, { keepPrevious: true })
  return (
    <>
      <section className="desk-card">
        <h3 className="desk-card-title">{t('accounts:ageing.title', { day: asOf })}</h3>
        <Loaded read={ageing}>{([own]) => (own === undefined ? null : <AgeingCard row={own} />)}</Loaded>
      </section>
      <section className="desk-card">
        <h3 className="desk-card-title">{t('accounts:credit.title')}</h3>
        <CreditCard distributorId={distributorId} />
      </section>
    </>
  )
}

function Exports(props: Range & { distributorId: number; title: string; grid: React.RefObject<GridHandle | null> }) {
  const { t } = useTexts()
  const may = useMay()
  const { distributorId, dateFrom, dateTo, title, grid } = props
  const days = { ...(dateFrom === null ? {} : { dateFrom }), ...(dateTo === null ? {} : { dateTo }) }
  return (
    <>
      <ExportButton
        start={() => api.exports.grid({ title, ...(grid.current?.shown() ?? { columns: [], rows: [], totals: null }) })}
      >
        {t('accounts:exportShown')}
      </ExportButton>
      {may('exports.ledger') && (
        <ExportButton start={() => api.exports.ledger({ distributorId, ...days, format: 'xlsx' })}>
          {t('accounts:exportLedger')}
        </ExportButton>
      )}
    </>
  )
}

/** One customer's account as a book: opening, every movement with its pieces and the balance after it, closing. */
export function AccountLedger() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const distributorId = Number(useParams().id)
  const [range, setRange] = useKeptState<Range>('accounts.ledger.range', {
    part: 'receivable',
    ...daysOf('year', today()),
  })
  const grid = useRef<GridHandle>(null)
  const changes = useChanges('accounts')
  const asOf = range.dateTo ?? today()
  const balances = useRead('accounts.balances', { asOf, distributorId }, { keepPrevious: true })
  const row = balances.data?.[0]
  const { load, figures, totals } = useLedger({ distributorId, ...range }, t('components:list.total'))
  const columns = useLedgerColumns(range.part)
  const chips = useRangeChips()
  const back = useCallback(() => void navigate('/accounts'), [navigate])
  const open = useCallback(
    ({ entry }: LedgerLine) => {
      const kind = documentKinds.find((known) => known === entry?.documentKind)
      if (entry !== null && kind !== undefined) void navigate(routeOf(kind, entry.documentId))
    },
    [navigate],
  )
  const chip = chips.find(({ key }) => {
    const days = daysOf(key, today())
    return range.dateTo === null && days.dateFrom === range.dateFrom
  })
  const receive = useCallback(
    () => void navigate(`/receipts/new?distributor=${distributorId}`),
    [navigate, distributorId],
  )
  const keys = useMemo(
    () => [
      ...(may('receipts.save') ? [{ keys: 'Alt+N', label: t('receipts:new'), run: receive }] : []),
      { keys: 'Enter', label: t('accounts:openDocument') },
    ],
    [may, receive, t],
  )
  const title = row === undefined ? t('accounts:ledger') : `${row.distributorCode} ${row.distributorName}`
  return (
    <ListScreen
      id="accounts.ledger"
      title={title}
      onBack={back}
      chips={chips}
      {...(chip === undefined ? {} : { activeChip: chip.key })}
      onChip={(key) => setRange({ ...range, ...daysOf(key, today()) })}
      filters={<RangeFilters range={range} onRange={setRange} />}
      keys={keys}
      panel={<Side distributorId={distributorId} asOf={asOf} />}
      actions={
        <>
          <Exports {...range} distributorId={distributorId} title={title} grid={grid} />
          {may('receipts.save') && (
            <Button type="primary" title="Alt+N" onClick={receive}>
              {t('receipts:new')}
            </Button>
          )}
        </>
      }
    >
      <div className="desk-column">
        {row !== undefined && <Balances row={row} />}
        <DeskStrip>
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
            onOpen={open}
            empty={
              <EmptyState icon={<AccountsIcon />} title={t('accounts:noLines')} hint={t('accounts:noLinesHint')} />
            }
          />
        </div>
      </div>
    </ListScreen>
  )
}
