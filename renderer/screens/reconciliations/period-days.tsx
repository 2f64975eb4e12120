import { Button } from 'antd'
import { addDays, addMonths, firstDayOfMonth, lastDayOfMonth } from '../../../shared/domain/days'
import { useRead } from '../../api/hooks'
import { DayField } from '../../components/fields'
import { today } from '../../components/goods/today'
import { useKeptState } from '../../components/kept-state'
import { useTexts } from '../../i18n'

/** The days of a period. */
export interface Days {
  readonly dateFrom: string
  readonly dateTo: string
}

function lastMonth(): Days {
  const dateTo = addDays(firstDayOfMonth(today()), -1)
  return { dateFrom: firstDayOfMonth(dateTo), dateTo }
}

/** The days that are looked at: those of the newest statement until someone chooses others. */
export function usePeriodDays(): readonly [Days, (days: Days) => void] {
  const [chosen, setChosen] = useKeptState<Days | null>('reconciliations.period', null)
  const newest = useRead('statements.list', { limit: 1 }, { enabled: chosen === null }).data?.rows[0]
  const found = newest === undefined ? lastMonth() : { dateFrom: newest.dateFrom, dateTo: newest.dateTo }
  return [chosen ?? found, setChosen]
}

/** The same number of whole months, earlier or later. */
export function moved({ dateFrom, dateTo }: Days, by: number): Days {
  const months = 12 * (Number(dateTo.slice(0, 4)) - Number(dateFrom.slice(0, 4)))
  const length = months + Number(dateTo.slice(5, 7)) - Number(dateFrom.slice(5, 7)) + 1
  const first = addMonths(firstDayOfMonth(dateFrom), by * length)
  return { dateFrom: first, dateTo: lastDayOfMonth(addMonths(first, length - 1)) }
}

/** From which day to which; `[` and `]` go a period back and forth. */
export function PeriodDays({ days, onDays }: { readonly days: Days; readonly onDays: (days: Days) => void }) {
  const { t } = useTexts()
  return (
    <span className="period-days">
      <Button type="text" title={`${t('statements:period.previous')}  [`} onClick={() => onDays(moved(days, -1))}>
        ‹
      </Button>
      <DayField
        id="period-from"
        value={days.dateFrom}
        allowClear={false}
        onChange={(day) => day !== null && onDays({ ...days, dateFrom: day })}
      />
      —
      <DayField
        id="period-to"
        value={days.dateTo}
        allowClear={false}
        onChange={(day) => day !== null && onDays({ ...days, dateTo: day })}
      />
      <Button type="text" title={`${t('statements:period.next')}  ]`} onClick={() => onDays(moved(days, 1))}>
        ›
      </Button>
    </span>
  )
}
