import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useEffect } from 'react'
import { addDays, addMonths, firstDayOfMonth, lastDayOfMonth, monthOf } from '../../../shared/domain/days'
import { useRead } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { BackIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import { useTexts } from '../../i18n'

/** The month before the current one: the one whose accounts are being closed. */
export const lastMonth = (day: string): string => monthOf(addDays(firstDayOfMonth(day), -1))

/** Another month, `YYYY-MM`. */
export const moveMonth = (month: string, by: number): string => monthOf(addMonths(`${month}-01`, by))

/** The first and last day of a month. */
export const daysOfMonth = (month: string) => ({
  dateFrom: `${month}-01`,
  dateTo: lastDayOfMonth(`${month}-01`),
})

/** The month whose statements are shown; at first the newest that has any. */
export function usePeriod(): readonly [string, (month: string) => void] {
  const [chosen, setChosen] = useKeptState<string | null>('statements.period', null)
  const newest = useRead('statements.list', { limit: 1 })
  const found = newest.data?.rows[0]
  useEffect(() => {
    if (chosen === null && found !== undefined) setChosen(monthOf(found.dateTo))
  }, [chosen, found, setChosen])
  return [chosen ?? lastMonth(today()), setChosen]
}

/** Picks the month in which the statements end; `[` and `]` go back and forth. */
export function PeriodField({ month, onMonth }: { readonly month: string; readonly onMonth: (month: string) => void }) {
  const { t } = useTexts()
  return (
    <span className="period-field">
      <Button
        type="text"
        icon={<BackIcon />}
        title={`${t('statements:period.previous')}  [`}
        onClick={() => onMonth(moveMonth(month, -1))}
      />
      <DatePicker
        picker="month"
        format="YYYY-MM"
        allowClear={false}
        aria-label={t('statements:period.label')}
        value={dayjs(`${month}-01`)}
        onChange={(picked) => {
          if (picked !== null && picked !== undefined) onMonth(picked.format('YYYY-MM'))
        }}
      />
      <Button
        type="text"
        className="period-next"
        icon={<BackIcon />}
        title={`${t('statements:period.next')}  ]`}
        onClick={() => onMonth(moveMonth(month, 1))}
      />
    </span>
  )
}
