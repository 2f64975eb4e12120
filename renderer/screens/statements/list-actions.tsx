import { Button } from 'antd'
import type { RefObject } from 'react'
import type { StatementRow } from '../../../shared/schemas/statements'
import { api } from '../../api'
import { shownOf } from '../../components/accounts-desk'
import { type ExportChoice, ExportMenu } from '../../components/files'
import { useMay } from '../../components/session'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { daysOfMonth } from './period'

interface ListActionsProps {
  readonly month: string
  readonly rows: readonly StatementRow[]
  readonly grid: RefObject<GridHandle | null>
  readonly onDialog: (dialog: 'generate' | 'issue') => void
}

/** The days the month's statements are of: their own where they agree, a quarter's say, otherwise the month. */
function daysOf(month: string, rows: readonly StatementRow[]) {
  const [first] = rows
  const alike =
    first !== undefined && rows.every((row) => row.dateFrom === first.dateFrom && row.dateTo === first.dateTo)
  return alike ? { dateFrom: first.dateFrom, dateTo: first.dateTo } : daysOfMonth(month)
}

/** What is done with a whole month: the list as it is shown, every statement into one folder, handing out, making. */
export function ListActions({ month, rows, grid, onDialog }: ListActionsProps) {
  const { t } = useTexts()
  const may = useMay()
  const days = daysOf(month, rows)
  const drafts = rows.filter(({ status }) => status === 'draft').length
  const distributorIds = rows.flatMap(({ distributorId }) => (distributorId === null ? [] : [distributorId]))
  const list = {
    key: 'list',
    text: t('statements:exportList'),
    start: () => api.exports.grid({ title: `${t('statements:title')} ${month}`, ...shownOf(grid) }),
  }
  const papers = (['xlsx', 'pdf'] as const).map(
    (format): ExportChoice => ({
      key: format,
      text: t(`statements:exportAll.${format}`),
      kind: format === 'pdf' ? 'pdf' : 'excel',
      label: t('statements:exportingAll', { month }),
      disabled: rows.length === 0,
      start: () => api.exports.statements({ ...days, distributorIds, format }),
    }),
  )
  const book: ExportChoice = {
    key: 'book',
    text: t('statements:exportBook'),
    label: t('statements:exportingAll', { month }),
    disabled: rows.length === 0,
    start: () => api.exports.statements({ ...days, distributorIds, format: 'xlsx', together: true }),
  }
  return (
    <>
      <ExportMenu choices={may('exports.statements') ? [...papers, book, list] : [list]} />
      {may('statements.issue') && drafts > 0 && (
        <Button onClick={() => onDialog('issue')}>{t('statements:issueAll.button', { count: drafts })}</Button>
      )}
      {may('statements.generate') && (
        <Button type="primary" title="Alt+N" onClick={() => onDialog('generate')}>
          {t('statements:generate.button')}
        </Button>
      )}
    </>
  )
}
