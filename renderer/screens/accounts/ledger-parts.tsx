import { type RefObject, useMemo } from 'react'
import { firstDayOfMonth } from '../../../shared/domain/days'
import { accountParts, type BalanceRow } from '../../../shared/schemas/ledgers'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { AgeingCard, ChoiceField, DeskStrip, ExportShown, StripFigure, toFavour } from '../../components/accounts-desk'
import { DayField } from '../../components/fields'
import { ExportButton } from '../../components/files'
import type { FilterChip } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { CreditCard } from './credit-card'
import type { LedgerPart } from './ledger-lines'

/** Which part of an account, of which days. */
export interface Range {
  readonly part: LedgerPart
  readonly dateFrom: string | null
  readonly dateTo: string | null
}

/** The named ranges of days. */
export function useRangeChips(): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(
    () => (['month', 'year', 'everything'] as const).map((key) => ({ key, label: t(`accounts:range.${key}`) })),
    [t],
  )
}

/** The days of a named range, seen from today. */
export function daysOf(key: string, day: string): Pick<Range, 'dateFrom' | 'dateTo'> {
  if (key === 'month') return { dateFrom: firstDayOfMonth(day), dateTo: null }
  return { dateFrom: key === 'year' ? `${day.slice(0, 4)}-01-01` : null, dateTo: null }
}

/** Which part, from when to when. */
export function RangeFilters({ range, onRange }: { readonly range: Range; readonly onRange: (range: Range) => void }) {
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

/** The four balances and what is overdue. */
export function Balances({ row }: { readonly row: BalanceRow }) {
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

/** The age of the receivable and where its customer stands against the limit. */
export function Side({ distributorId, asOf }: { readonly distributorId: number; readonly asOf: string }) {
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

/** The list as it is shown, and the whole ledger as a workbook. */
export function Exports(props: Range & { distributorId: number; title: string; grid: RefObject<GridHandle | null> }) {
  const { t } = useTexts()
  const may = useMay()
  const { distributorId, dateFrom, dateTo, title, grid } = props
  const days = { ...(dateFrom === null ? {} : { dateFrom }), ...(dateTo === null ? {} : { dateTo }) }
  return (
    <>
      <ExportShown grid={grid} title={title}>
        {t('accounts:exportShown')}
      </ExportShown>
      {may('exports.ledger') && (
        <ExportButton start={() => api.exports.ledger({ distributorId, ...days, format: 'xlsx' })}>
          {t('accounts:exportLedger')}
        </ExportButton>
      )}
    </>
  )
}
