import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type RebateFormula, type RebateRow, rebateFormula } from '../../../shared/schemas/rebates'
import { useRead, useWrite } from '../../api/hooks'
import { ExportShown, useBack } from '../../components/accounts-desk'
import { blankZero } from '../../components/document-list'
import { EmptyState } from '../../components/empty-state'
import { today } from '../../components/goods/today'
import { AccountsIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { useSettled } from '../../components/settled'
import { ReadFailed } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { formatFen } from '../../components/values/text'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { RebateForm } from './rebate-form'
import './rebates.css'

/** The quarter before the one of a day, because rebates are worked out when it is over. */
function quarterBefore(day: string): { readonly dateFrom: string; readonly dateTo: string } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const begin = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1))
  const end = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 3, 0))
  return { dateFrom: begin.toISOString().slice(0, 10), dateTo: end.toISOString().slice(0, 10) }
}

const blank = (): RebateFormula => ({
  ...quarterBefore(today()),
  base: 'shipped',
  way: 'whole',
  steps: [{ fromFen: 0, rateBp: 300 }],
})

function useColumns(): readonly GridColumn<RebateRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'distributorCode', header: t('accounts:field.code'), type: 'code', width: 96 },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 160 },
      { field: 'baseFen', header: t('adjustments:rebate.baseFen'), type: 'money', total: 'sum', width: 140 },
      {
        ...{ field: 'rateBp', header: t('adjustments:rebate.overall'), type: 'rate', width: 96 },
        value: (row) => blankZero(row.rateBp),
      },
      { field: 'earnedFen', header: t('adjustments:rebate.earned'), type: 'money', total: 'sum', width: 128 },
      {
        ...{ field: 'accruedFen', header: t('adjustments:rebate.accrued'), type: 'money', total: 'sum', width: 128 },
        value: (row) => blankZero(row.accruedFen),
      },
      {
        ...{ field: 'proposedFen', header: t('adjustments:rebate.proposed'), type: 'money', total: 'sum', width: 128 },
        value: (row) => blankZero(row.proposedFen),
      },
    ],
    [t],
  )
}

/** The formula, what it comes to for everyone, and the drafts that are made of what is ticked, or of all of it. */
function useRebates() {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const [formula, setFormula] = useKeptState<RebateFormula>('rebates.formula', blank())
  const [agreement, setAgreement] = useKeptState('rebates.agreement', '')
  const [ticked, setTicked] = useState<readonly RebateRow[]>([])
  const asked = useSettled(formula, 300)
  const isSound = rebateFormula.safeParse(asked).success
  const read = useRead('adjustments.proposeRebates', asked, { enabled: isSound, keepPrevious: true })
  const { run, pending } = useWrite('adjustments.accrueRebates')
  const rows = useMemo(
    () => (isSound ? read.data?.filter((row) => row.earnedFen !== 0 || row.accruedFen !== 0) : []),
    [isSound, read.data],
  )
  const chosen = useMemo(
    () => (ticked.length > 0 ? ticked : (rows ?? [])).filter(({ proposedFen }) => proposedFen !== 0),
    [ticked, rows],
  )
  const ready = isSound && chosen.length > 0 && agreement.trim() !== ''
  const start = useCallback(async () => {
    if (!ready) return
    const done = await run({
      ...{ formula: asked, agreement: agreement.trim(), businessDate: today() },
      rows: chosen.map(({ distributorId, proposedFen }) => ({ distributorId, proposedFen })),
    })
    if (!done.ok) return
    const { count, amountFen } = done.value
    toast.success(t('adjustments:rebate.done', { count, fen: formatFen(amountFen) }))
    void navigate('/adjustments')
  }, [ready, run, asked, agreement, chosen, toast, t, navigate])
  const change = (part: Partial<RebateFormula>) => setFormula({ ...formula, ...part })
  return { formula, change, agreement, setAgreement, read, rows, chosen, setTicked, ready, pending, start }
}

/** Rebates of a period for everyone by one formula: what each earned, what of it is accrued, and drafts of the rest. */
export function RebatePage() {
  const { t } = useTexts()
  const work = useRebates()
  const grid = useRef<GridHandle>(null)
  const columns = useColumns()
  const { read, rows, start } = work
  const keys = useMemo<readonly KeyBinding[]>(
    () => [{ keys: 'Ctrl+Enter', label: t('adjustments:rebate.accrue'), run: () => void start() }],
    [start, t],
  )
  return (
    <ListScreen
      id="rebates"
      title={t('adjustments:rebate.title')}
      onBack={useBack('/adjustments')}
      keys={keys}
      actions={
        <>
          <ExportShown grid={grid} title={t('adjustments:rebate.title')} />
          <Button
            type="primary"
            title="Ctrl+Enter"
            disabled={!work.ready}
            loading={work.pending}
            onClick={() => void start()}
          >
            {t('adjustments:rebate.make', { count: work.chosen.length })}
          </Button>
        </>
      }
    >
      <div className="desk-column">
        <RebateForm
          formula={work.formula}
          change={work.change}
          agreement={work.agreement}
          onAgreement={work.setAgreement}
        />
        <div className="desk-fill">
          {read.error !== null && rows === undefined ? (
            <ReadFailed error={read.error} retry={read.refetch} />
          ) : (
            <DataGrid<RebateRow>
              id="rebates"
              ref={grid}
              columns={columns}
              rows={rows}
              rowId={(row) => row.distributorId}
              onSelect={work.setTicked}
              empty={
                <EmptyState
                  icon={<AccountsIcon />}
                  title={t('adjustments:rebate.none')}
                  hint={t('adjustments:rebate.noneHint')}
                />
              }
            />
          )}
        </div>
      </div>
    </ListScreen>
  )
}
