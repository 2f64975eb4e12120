import { Alert, Button, Drawer, Form, Input, InputNumber, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { type AllocationPolicy, allocationPolicies } from '../../../shared/schemas/allocations'
import { useWrite } from '../../api/hooks'
import { DayField, WarehousePicker } from '../../components/fields'
import { today } from '../../components/goods'
import { useKeys } from '../../components/keys/registry'
import { useTexts } from '../../i18n'
import { ManyDistributors, ManyStyles, type Picked } from './many-picker'
import './shipments.css'

type Scope = 'everything' | 'orders' | 'styles' | 'distributors'

interface ProposeFormProps {
  readonly warehouseId: number | null
  /** The orders ticked on the list; none offers the other scopes only. */
  readonly orderIds: readonly number[]
  readonly onClose: () => void
  readonly onDone: (allocationId: number) => void
}

interface Run {
  readonly warehouseId: number | null
  readonly businessDate: string
  readonly policy: AllocationPolicy
  readonly holdBackPercent: number
  readonly scope: Scope
  readonly styles: readonly Picked[]
  readonly distributors: readonly Picked[]
  readonly remark: string
}

function scopeOf(run: Run, orderIds: readonly number[]) {
  if (run.scope === 'orders') return { orderIds: [...orderIds] }
  if (run.scope === 'styles') return { styleIds: run.styles.map((style) => style.id) }
  if (run.scope === 'distributors') return { distributorIds: run.distributors.map((distributor) => distributor.id) }
  return {}
}

function useProposal({ warehouseId, orderIds, onDone }: ProposeFormProps) {
  const { t } = useTexts()
  const write = useWrite('allocations.propose', { quiet: true })
  const [run, setRun] = useState<Run>(() => ({
    warehouseId,
    businessDate: today(),
    policy: 'proRata',
    holdBackPercent: 0,
    scope: orderIds.length > 0 ? 'orders' : 'everything',
    styles: [],
    distributors: [],
    remark: '',
  }))
  const change = (part: Partial<Run>) => setRun((now) => ({ ...now, ...part }))
  const empty =
    (run.scope === 'styles' && run.styles.length === 0) ||
    (run.scope === 'distributors' && run.distributors.length === 0)
  const ready = run.warehouseId !== null && !empty && !write.pending
  const submit = async () => {
    if (!ready || run.warehouseId === null) return
    const { businessDate, policy, remark } = run
    const done = await write.run({
      ...{ businessDate, policy, remark, warehouseId: run.warehouseId },
      holdBackBp: Math.round(run.holdBackPercent * 100),
      ...scopeOf(run, orderIds),
    })
    if (done.ok) onDone(done.value.document.id)
  }
  // A run that finds nothing has no lines to mend: it says that nothing fits, not that lines are missing.
  const message = write.error?.code === 'noLines' ? t('allocations:propose.nothing') : write.message
  return { run, change, ready, submit, message, busy: write.pending }
}

function Scopes({ run, change, ticked }: { run: Run; change: (part: Partial<Run>) => void; ticked: number }) {
  const { t } = useTexts()
  const scopes: readonly Scope[] = [
    ...(ticked > 0 ? (['orders'] as const) : []),
    'everything',
    'styles',
    'distributors',
  ]
  return (
    <>
      <Radio.Group
        className="radio-column"
        value={run.scope}
        onChange={(event) => change({ scope: event.target.value })}
        options={scopes.map((scope) => ({ value: scope, label: t(`allocations:scope.${scope}`, { count: ticked }) }))}
      />
      {run.scope === 'styles' && <ManyStyles value={run.styles} onChange={(styles) => change({ styles })} />}
      {run.scope === 'distributors' && (
        <ManyDistributors value={run.distributors} onChange={(distributors) => change({ distributors })} />
      )}
    </>
  )
}

/** What to share out and how; the proposal opens as a sheet to be edited before anything is promised. */
export function ProposeForm(props: ProposeFormProps) {
  const { t } = useTexts()
  const { run, change, ready, submit, message, busy } = useProposal(props)
  useKeys(
    useMemo(() => [{ keys: 'Ctrl+Enter', label: t('allocations:propose.run'), run: () => void submit() }], [submit, t]),
    'dialog',
  )
  return (
    <Drawer
      open
      size={420}
      mask={false}
      rootClassName="propose"
      // The way of sharing out is what one chooses first; the arrow keys change it.
      afterOpenChange={() => document.querySelector<HTMLInputElement>('.propose input[type=radio]:checked')?.focus()}
      title={t('allocations:propose.title')}
      onClose={props.onClose}
      footer={
        <div className="drawer-foot">
          <Button onClick={props.onClose}>{t('components:confirm.cancel')}</Button>
          <Button type="primary" title="Ctrl+Enter" disabled={!ready} loading={busy} onClick={() => void submit()}>
            {t('allocations:propose.run')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical" requiredMark={false}>
        {message !== null && <Alert className="drawer-news" type="error" showIcon title={message} />}
        <Form.Item label={t('goods:field.warehouse')} htmlFor="propose-warehouse">
          <WarehousePicker
            id="propose-warehouse"
            places="own"
            allowClear={false}
            value={run.warehouseId}
            onChange={(warehouseId) => change({ warehouseId })}
          />
        </Form.Item>
        <Form.Item label={t('allocations:field.policy')}>
          <Radio.Group
            className="radio-column"
            value={run.policy}
            onChange={(event) => change({ policy: event.target.value })}
            options={allocationPolicies.map((policy) => ({
              value: policy,
              label: (
                <>
                  {t(`allocations:policy.${policy}`)}
                  <span className="radio-hint">{t(`allocations:policyHint.${policy}`)}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('allocations:field.scope')}>
          <Scopes run={run} change={change} ticked={props.orderIds.length} />
        </Form.Item>
        <Form.Item label={t('allocations:field.holdBack')} extra={t('allocations:field.holdBackHint')}>
          <InputNumber
            min={0}
            max={100}
            precision={2}
            suffix="%"
            value={run.holdBackPercent}
            onChange={(value) => change({ holdBackPercent: value ?? 0 })}
          />
        </Form.Item>
        <Form.Item label={t('goods:field.date')}>
          <DayField
            allowClear={false}
            value={run.businessDate}
            onChange={(day) => day !== null && change({ businessDate: day })}
          />
        </Form.Item>
        <Form.Item label={t('goods:field.remark')}>
          <Input value={run.remark} maxLength={2000} onChange={(event) => change({ remark: event.target.value })} />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
