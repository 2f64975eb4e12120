import { Alert, Button, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { PricePolicyRow } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { today } from '../../components/goods/today'
import { useKeptState } from '../../components/kept-state'
import { useKeys } from '../../components/keys/registry'
import { MasterDrawer, MasterList } from '../../components/masters'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { useApproval } from './approval'
import { useEffectText } from './effect'
import { type PolicyDraft, PolicyFields } from './policy-fields'
import { PolicyHistory } from './policy-history'
import { useScopeText } from './scope'

type Status = PricePolicyRow['status']
type Shown = Status | 'all'

const blank = (): PolicyDraft => ({ name: '', dateFrom: today(), dateTo: null, rateBp: 4500, priority: 0 })

function draftOf(row: PricePolicyRow): PolicyDraft {
  const { status: _s, distributorName: _d, regionName: _r, styles: _t, ...draft } = row
  return draft
}

/** An approved rule is in force only within its days, and a list that does not say so invites wondering about a price. */
function stateOf({ status, dateFrom, dateTo }: PricePolicyRow, day: string): Status | 'waiting' | 'over' {
  if (status !== 'approved') return status
  if (dateFrom > day) return 'waiting'
  return dateTo !== null && dateTo < day ? 'over' : 'approved'
}

function useColumns(): readonly GridColumn<PricePolicyRow>[] {
  const { t } = useTexts()
  const scope = useScopeText()
  const effect = useEffectText()
  return useMemo(
    () => [
      { field: 'name', header: t('masters:field.name'), width: 176 },
      { field: 'scope', header: t('styles:policy.scope'), flex: 1, width: 240, value: scope },
      {
        ...{ field: 'kind', header: t('styles:policy.kind'), width: 88 },
        words: (_, row) => t(`styles:policy.kinds.${row.kind}`),
      },
      {
        ...{ field: 'rateBp', header: t('styles:policy.effect'), type: 'rate', width: 128 },
        words: (_, row) => effect(row),
      },
      { field: 'dateFrom', header: t('styles:policy.from'), type: 'day' },
      {
        field: 'dateTo',
        header: t('styles:policy.to'),
        type: 'day',
        words: (_, row) => row.dateTo ?? t('styles:policy.openEnd'),
      },
      { field: 'priority', header: t('styles:policy.priority'), type: 'quantity', width: 84 },
      { field: 'floorPriceFen', header: t('styles:policy.floor'), type: 'money', width: 116 },
      {
        field: 'status',
        header: t('masters:field.state'),
        type: 'state',
        width: 104,
        words: (_, row) => t(`styles:policy.status.${stateOf(row, today())}`),
      },
    ],
    [scope, effect, t],
  )
}

/** Ends a policy, said to whoever did it. */
function useExpiry(row: PricePolicyRow | null, done: () => void) {
  const { t } = useTexts()
  const toast = useToast()
  const expire = useWrite('pricePolicies.expire')
  const [expiring, setExpiring] = useState(false)
  const confirm = async () => {
    if (row === null) return
    const outcome = await expire.run({ id: row.id, version: row.version })
    setExpiring(false)
    if (!outcome.ok) return
    toast.success(t('styles:policy.expired', { name: row.name }))
    done()
  }
  const dialog = (
    <ConfirmPosting
      open={expiring}
      title={t('styles:policy.expireTitle', { name: row?.name })}
      effects={[t('styles:policy.expireEffect')]}
      okText={t('styles:policy.expire')}
      busy={expire.pending}
      onConfirm={() => void confirm()}
      onCancel={() => setExpiring(false)}
    />
  )
  return { ask: () => setExpiring(true), dialog }
}

/** The steps of a policy that is in the books, left of the buttons of its form. */
function Steps({
  row,
  onApprove,
  approving,
  onExpire,
}: {
  readonly row: PricePolicyRow
  readonly onApprove: () => void
  readonly approving: boolean
  readonly onExpire: () => void
}) {
  const { t } = useTexts()
  const may = useMay()
  const navigate = useNavigate()
  if (row.status === 'expired') return null
  return (
    <>
      {may('pricePolicies.preview') && (
        <Button title="Alt+V" onClick={() => void navigate(previewOf(row))}>
          {t('styles:policy.preview')}
        </Button>
      )}
      {row.status === 'draft' && may('pricePolicies.approve') && (
        <Button loading={approving} onClick={onApprove}>
          {t('styles:policy.approve')}
        </Button>
      )}
      {may('pricePolicies.expire') && (
        <Button danger onClick={onExpire}>
          {t('styles:policy.expire')}
        </Button>
      )}
    </>
  )
}

const previewOf = (row: PricePolicyRow) => `/price-policies/${row.id}/preview`

function PolicyDrawer({ row, onClose }: { readonly row: PricePolicyRow | null; readonly onClose: () => void }) {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('pricePolicies.save', { quiet: true })
  const approval = useApproval(row, onClose)
  const expiry = useExpiry(row, onClose)
  const navigate = useNavigate()
  const [initial] = useState(() => (row === null ? blank() : draftOf(row)))
  const expired = row?.status === 'expired'
  const extra = row !== null && (
    <Steps row={row} onApprove={approval.begin} approving={approval.busy} onExpire={expiry.ask} />
  )
  const mayPreview = row !== null && !expired && may('pricePolicies.preview')
  useKeys(
    useMemo(
      () =>
        row !== null && mayPreview
          ? [{ keys: 'Alt+V', label: t('styles:policy.preview'), run: () => void navigate(previewOf(row)) }]
          : [],
      [row, mayPreview, navigate, t],
    ),
  )
  return (
    <>
      <MasterDrawer
        title={row === null ? t('styles:policy.new') : `${t(`styles:policy.kinds.${row.kind}`)} ${row.name}`}
        name={`pricePolicies.${row?.id ?? 'new'}`}
        initial={initial}
        labels={{
          ...{ name: t('masters:field.name'), rateBp: t('styles:policy.rate'), dateFrom: t('styles:policy.from') },
          ...{ dateTo: t('styles:policy.to'), styleIds: t('styles:policy.styles'), kind: t('styles:policy.kind') },
        }}
        write={write}
        save={write.run}
        latest={async () => {
          const newest = (await api.pricePolicies.list()).find(({ id }) => id === row?.id)
          return newest === undefined ? null : draftOf(newest)
        }}
        readOnly={expired || !may('pricePolicies.save')}
        extra={extra}
        onClose={onClose}
      >
        {(form, problems) => (
          <>
            {row?.status === 'approved' && (
              <Alert type="info" showIcon className="master-alert" title={t('styles:policy.backToDraft')} />
            )}
            <PolicyFields form={form} problems={problems} row={row} />
            {row !== null && <PolicyHistory id={row.id} />}
          </>
        )}
      </MasterDrawer>
      {approval.dialog}
      {expiry.dialog}
    </>
  )
}

/** The rules that price orders, drafts first to be approved. */
export function PolicyList() {
  const { t } = useTexts()
  const may = useMay()
  const read = useRead('pricePolicies.list', {})
  const [shown, setShown] = useKeptState<Shown>('pricePolicies.shown', 'all')
  const [editing, setEditing] = useState<{ readonly row: PricePolicyRow | null } | null>(null)
  const columns = useColumns()
  const create = useCallback(() => setEditing({ row: null }), [])
  const rows = useMemo(() => read.data?.filter((row) => shown === 'all' || row.status === shown), [read.data, shown])
  const count = (status: Status) => read.data?.filter((row) => row.status === status).length ?? 0
  const options = (['all', 'draft', 'approved', 'expired'] as const).map((key) => ({
    value: key,
    label: key === 'all' ? t('styles:policy.chip.all') : `${t(`styles:policy.chip.${key}`)} ${count(key)}`,
  }))
  return (
    <MasterList<PricePolicyRow>
      desk="styles"
      section="pricePolicies"
      title={t('styles:policy.title')}
      columns={columns}
      rowId={(row) => row.id}
      read={{ data: rows, error: read.error, refetch: read.refetch }}
      onOpen={(row) => setEditing({ row })}
      {...(may('pricePolicies.save') ? { onNew: create, newLabel: t('styles:policy.new') } : {})}
      emptyTitle={t('styles:policy.none')}
      emptyHint={t('styles:policy.noneHint')}
      filters={<Segmented<Shown> value={shown} options={options} onChange={setShown} />}
    >
      {editing !== null && <PolicyDrawer row={editing.row} onClose={() => setEditing(null)} />}
    </MasterList>
  )
}
