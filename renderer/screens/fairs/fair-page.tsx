import { Button, Progress, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { FairDetail } from '../../../shared/schemas/styles'
import { useChanges, useRead, useWrite } from '../../api/hooks'
import { useCommands } from '../../components/commands/registry'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { EmptyState } from '../../components/empty-state'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { Day, Money, Quantity, Rate } from '../../components/values'
import { formatRate } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { BudgetGrid } from './budget-grid'
import { CategoryGrid } from './category-grid'
import { DepositGrid } from './deposit-grid'
import { draftOfFair, FairDrawer } from './fair-drawer'
import { FairStyles } from './fair-styles'
import { progressBp } from './progress'
import './fairs.css'

const tabKeys = ['progress', 'categories', 'deposits', 'ranking', 'styles'] as const
type Tab = (typeof tabKeys)[number]
type Ranked = FairDetail['ranking'][number] & { readonly rank: number; readonly shareBp: number | null }

function Ranking({ fair }: { readonly fair: FairDetail }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const rows = useMemo<readonly Ranked[]>(() => {
    const total = fair.ranking.reduce((sum, row) => sum + row.quantity, 0)
    return fair.ranking.map((row, position) => ({
      ...row,
      rank: position + 1,
      shareBp: progressBp(row.quantity, total),
    }))
  }, [fair.ranking])
  const columns = useMemo<readonly GridColumn<Ranked>[]>(
    () => [
      { field: 'rank', header: t('fairs:field.rank'), type: 'quantity', width: 64 },
      { field: 'code', header: t('fairs:field.style'), type: 'code' },
      { field: 'name', header: t('fairs:field.styleName'), flex: 1 },
      { field: 'distributorCount', header: t('fairs:field.distributors'), type: 'quantity', width: 96 },
      { field: 'quantity', header: t('fairs:field.orderedPieces'), type: 'quantity', total: 'sum', width: 104 },
      { field: 'shareBp', header: t('fairs:field.share'), type: 'rate', width: 88 },
      { field: 'amountFen', header: t('fairs:field.ordered'), type: 'money', total: 'sum', width: 140 },
    ],
    [t],
  )
  return (
    <DataGrid<Ranked>
      id="fair-ranking"
      columns={columns}
      rows={rows}
      rowId={(row) => row.styleId}
      onOpen={(row) => void navigate(`/styles/${row.styleId}`)}
      empty={<EmptyState title={t('fairs:noRanking')} hint={t('fairs:noRankingHint')} />}
    />
  )
}

function Header({ fair }: { readonly fair: FairDetail }) {
  const { t } = useTexts()
  const done = progressBp(fair.orderedFen, fair.budgetFen)
  return (
    <HeaderFields>
      <HeaderField label={t('fairs:field.code')}>{fair.code}</HeaderField>
      <HeaderField label={t('fairs:field.season')}>{fair.season}</HeaderField>
      <HeaderField label={t('fairs:field.deposit')}>
        <Rate rateBp={fair.depositBp} />
      </HeaderField>
      <HeaderField label={t('fairs:field.dateFrom')}>
        <Day day={fair.dateFrom} weekday />
      </HeaderField>
      <HeaderField label={t('fairs:field.dateTo')}>
        <Day day={fair.dateTo} weekday />
      </HeaderField>
      {fair.orderDeadline !== null && (
        <HeaderField label={t('fairs:field.orderDeadline')}>
          <Day day={fair.orderDeadline} weekday />
        </HeaderField>
      )}
      {fair.depositDeadline !== null && (
        <HeaderField label={t('fairs:field.depositDeadline')}>
          <Day day={fair.depositDeadline} weekday />
        </HeaderField>
      )}
      <HeaderField label={t('fairs:field.progress')}>
        {done !== null && <Progress percent={Math.min(done / 100, 100)} size="small" format={() => formatRate(done)} />}
      </HeaderField>
    </HeaderFields>
  )
}

/** Saves a part of the fair on the version that is shown; a stale one is told and read again. */
function useSave(fair: FairDetail, refetch: () => unknown) {
  const { run } = useWrite('fairs.save')
  return useCallback(
    async (part: Partial<ReturnType<typeof draftOfFair>>) => {
      const done = await run({ ...draftOfFair(fair), ...part })
      if (!done.ok && done.error.code === 'stale') void refetch()
    },
    [fair, refetch, run],
  )
}

function Page({ fair, refetch }: { readonly fair: FairDetail; readonly refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const mayEdit = may('fairs.save')
  const [tab, setTab] = useState<Tab>('progress')
  const [editing, setEditing] = useState(false)
  const save = useSave(fair, refetch)
  const saveBudgets = useCallback(
    (budgets: ReturnType<typeof draftOfFair>['budgets']) => void save({ ...(budgets ? { budgets } : {}) }),
    [save],
  )
  const saveStyles = useCallback((styleIds: number[]) => void save({ styleIds }), [save])
  const toBoard = useCallback(() => void navigate(`/fairs/${fair.id}/board`), [navigate, fair.id])
  const back = useCallback(() => void navigate('/fairs'), [navigate])
  const primary = useMemo(() => ({ label: t('fairs:edit'), keys: 'Alt+E', onClick: () => setEditing(true) }), [t])
  const tabs = tabKeys.map((key) => ({ value: key, label: t(`fairs:tab.${key}`) }))
  const keys = useMemo(
    () => [
      { keys: 'Alt+B', label: t('fairs:board.open'), run: toBoard },
      ...tabKeys.map((key, position) => ({
        keys: `Ctrl+${position + 1}`,
        label: t(`fairs:tab.${key}`),
        run: () => setTab(key),
      })),
    ],
    [t, toBoard],
  )
  useCommands(
    useMemo(() => [{ id: 'fair-board', title: t('fairs:board.open'), keys: 'Alt+B', run: toBoard }], [t, toBoard]),
  )
  return (
    <>
      <DocumentScreen
        title={`${t('fairs:one')} ${fair.name}`}
        {...(mayEdit ? { primary } : {})}
        actions={
          <>
            <Segmented<Tab> value={tab} options={tabs} onChange={setTab} />
            <Button title="Alt+B" onClick={toBoard}>
              {t('fairs:board.open')}
            </Button>
          </>
        }
        keys={keys}
        onBack={back}
        header={<Header fair={fair} />}
        totals={
          <Totals>
            <Total label={t('fairs:field.budget')}>
              <Money fen={fair.budgetFen} />
            </Total>
            <Total label={t('fairs:field.orderedPieces')}>
              <Quantity value={fair.orderedQuantity} />
            </Total>
            <Total label={t('fairs:field.ordered')} strong>
              <Money fen={fair.orderedFen} />
            </Total>
          </Totals>
        }
      >
        {tab === 'progress' && <BudgetGrid fair={fair} onSave={mayEdit ? saveBudgets : null} />}
        {tab === 'categories' && <CategoryGrid fair={fair} onSave={mayEdit ? saveBudgets : null} />}
        {tab === 'deposits' && <DepositGrid fair={fair} />}
        {tab === 'ranking' && <Ranking fair={fair} />}
        {tab === 'styles' && <FairStyles fair={fair} onSave={mayEdit ? saveStyles : null} />}
      </DocumentScreen>
      {editing && <FairDrawer fair={fair} onClose={() => setEditing(false)} />}
    </>
  )
}

/** An order fair: budgets and progress, the ranking of its styles, and the styles themselves. */
export function FairPage() {
  const { id = '' } = useParams()
  const read = useRead('fairs.get', { id: Number(id) })
  // Orders and receipts are other nouns, but what a fair shows follows from them.
  const changes = useChanges('orders') + useChanges('receipts')
  const { refetch } = read
  useEffect(() => {
    if (changes > 0) void refetch()
  }, [changes, refetch])
  return <Loaded read={read}>{(fair) => <Page fair={fair} refetch={read.refetch} />}</Loaded>
}
