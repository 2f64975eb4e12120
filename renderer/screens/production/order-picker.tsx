import { Button, Input } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRow } from '../../../shared/schemas/orders'
import { api } from '../../api'
import { useChanges, useWrite } from '../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { EmptyState } from '../../components/empty-state'
import { DayField, QuantityField } from '../../components/fields'
import { StylesIcon } from '../../components/icons'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

const waiting = ['approved', 'partlyAllocated', 'partlyShipped', 'allocated']
const pageSize = 1000
const usualLead = 45

/** Every order that waits for goods; ticking needs them all there. */
async function allWaiting(): Promise<readonly OrderRow[]> {
  const rows: OrderRow[] = []
  let after: string | undefined
  do {
    const page = await api.orders.list({
      statuses: waiting,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  return rows.filter((row) => row.openQuantity > 0)
}

function useWaitingOrders(): readonly OrderRow[] | undefined {
  const [rows, setRows] = useState<readonly OrderRow[] | undefined>(undefined)
  const changes = useChanges('orders')
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when orders changed
  useEffect(() => {
    let gone = false
    void allWaiting().then(
      (found) => !gone && setRows(found),
      () => !gone && setRows([]),
    )
    return () => {
      gone = true
    }
  }, [changes])
  return rows
}

function useColumns(): readonly GridColumn<OrderRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'number', header: t('production:field.order'), type: 'code' },
      { field: 'businessDate', header: t('orders:field.date'), type: 'day' },
      { field: 'distributorName', header: t('production:field.distributor'), flex: 1, width: 168 },
      {
        field: 'orderKind',
        header: t('production:field.kind'),
        width: 80,
        words: (_, row) => t(`orders:kind.${row.orderKind}`),
      },
      { field: 'status', header: t('production:field.state'), type: 'state', width: 100 },
      { field: 'quantity', header: t('production:field.pieces'), type: 'quantity', total: 'sum' },
      { field: 'openQuantity', header: t('production:pick.open'), type: 'quantity', total: 'sum' },
    ],
    [t],
  )
}

interface Terms {
  readonly factory: string
  readonly businessDate: string
  readonly dueDate: string | null
  readonly bufferPercent: number | null
  readonly remark: string
}

function TermsForm({ value, onChange }: { readonly value: Terms; readonly onChange: (patch: Partial<Terms>) => void }) {
  const { t } = useTexts()
  return (
    <HeaderFields>
      <HeaderField label={t('production:field.factory')} htmlFor="pick-factory">
        <Input
          id="pick-factory"
          maxLength={200}
          value={value.factory}
          onChange={(event) => onChange({ factory: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.date')} htmlFor="pick-date">
        <DayField
          id="pick-date"
          allowClear={false}
          value={value.businessDate}
          onChange={(day) => day !== null && onChange({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.dueDate')} htmlFor="pick-due">
        <DayField id="pick-due" value={value.dueDate} onChange={(dueDate) => onChange({ dueDate })} />
      </HeaderField>
      <HeaderField label={t('production:field.buffer')} htmlFor="pick-buffer">
        <QuantityField
          id="pick-buffer"
          placeholder={t('production:pick.bufferHint')}
          value={value.bufferPercent}
          onChange={(bufferPercent) => onChange({ bufferPercent })}
        />
      </HeaderField>
      <HeaderField label={t('production:field.remark')} htmlFor="pick-remark" span={2}>
        <Input
          id="pick-remark"
          maxLength={2000}
          value={value.remark}
          onChange={(event) => onChange({ remark: event.target.value })}
        />
      </HeaderField>
    </HeaderFields>
  )
}

function useTerms() {
  const [terms, setTerms] = useState<Terms>(() => ({
    factory: localStorage.getItem('production.factory') ?? '',
    businessDate: dayjs().format('YYYY-MM-DD'),
    dueDate: dayjs().add(usualLead, 'day').format('YYYY-MM-DD'),
    bufferPercent: null,
    remark: '',
  }))
  const change = useCallback((patch: Partial<Terms>) => setTerms((before) => ({ ...before, ...patch })), [])
  return { terms, change }
}

/** Sums the chosen orders; says what is missing first. */
function useAggregate(terms: Terms, chosen: readonly OrderRow[]) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('production.aggregate')
  const run = useCallback(async () => {
    const { factory, businessDate, dueDate, bufferPercent, remark } = terms
    if (factory.trim() === '' || dueDate === null) {
      toast.error(t(dueDate === null ? 'production:save.needDue' : 'production:save.needFactory'))
      document.getElementById(dueDate === null ? 'pick-due' : 'pick-factory')?.focus()
      return
    }
    const bufferBp = (bufferPercent ?? 0) * 100
    const orderIds = chosen.map((order) => order.id)
    const done = await write.run({ factory, businessDate, dueDate, bufferBp, remark, orderIds })
    if (!done.ok) return
    localStorage.setItem('production.factory', factory)
    const { id, number } = done.value.document
    toast.success(t('production:pick.done', { number }))
    void navigate(`/production/${id}`, { replace: true })
  }, [terms, chosen, write, toast, t, navigate])
  return { run, busy: write.pending }
}

/** Chooses approved orders and sums what is open of them into one production order. */
export function OrderPicker() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const rows = useWaitingOrders()
  const columns = useColumns()
  const [chosen, setChosen] = useState<readonly OrderRow[]>([])
  const { terms, change } = useTerms()
  const { run, busy } = useAggregate(terms, chosen)
  const pieces = chosen.reduce((sum, order) => sum + order.openQuantity, 0)
  return (
    <DocumentScreen
      title={t('production:aggregateTitle')}
      primary={{
        label: t('production:pick.run'),
        keys: 'Ctrl+Enter',
        onClick: () => void run(),
        busy,
        disabled: chosen.length === 0,
      }}
      header={<TermsForm value={terms} onChange={change} />}
      totals={
        <>
          <span className="soft">{t('production:pick.hint')}</span>
          <Totals>
            <Total label={t('production:orders')}>
              <Quantity value={chosen.length} />
            </Total>
            <Total label={t('production:pick.open')} strong>
              <Quantity value={pieces} />
            </Total>
          </Totals>
        </>
      }
      onBack={() => void navigate('/production')}
    >
      <DataGrid<OrderRow>
        id="production-orders"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        onSelect={setChosen}
        empty={
          <EmptyState
            icon={<StylesIcon />}
            title={t('production:pick.none')}
            hint={t('production:pick.noneHint')}
            action={<Button onClick={() => void navigate('/orders')}>{t('production:orders')}</Button>}
          />
        }
      />
    </DocumentScreen>
  )
}
