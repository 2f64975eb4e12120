import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { AllocationDocument } from '../../../shared/schemas/allocations'
import { useRead } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import {
  DocumentScreen,
  HeaderField,
  HeaderFields,
  type PrimaryAction,
  Total,
  Totals,
} from '../../components/document-screen'
import { DocumentNote } from '../../components/goods'
import type { KeyBinding } from '../../components/keys/registry'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Day, Money, Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { AllocationGrid } from './allocation-grid'
import { CellDetail } from './cell-detail'
import { demandOf } from './sheet'
import { type AllocationSteps, useAllocationSteps } from './use-steps'
import { piecesIn, useWorkbench, type Workbench } from './use-workbench'

interface PartProps {
  readonly allocation: AllocationDocument
  readonly bench: Workbench
  readonly steps: AllocationSteps
}

function Header({ allocation, bench }: Pick<PartProps, 'allocation' | 'bench'>) {
  const { t } = useTexts()
  const { document, policy } = allocation
  const text = (label: string, value: React.ReactNode) => (
    <HeaderField label={label}>
      <span className="field-text selectable">{value}</span>
    </HeaderField>
  )
  return (
    <>
      {bench.problems > 0 && (
        <DocumentNote tone="wrong">{t('allocations:note.problems', { count: bench.problems })}</DocumentNote>
      )}
      <HeaderFields>
        {text(t('goods:field.warehouse'), document.warehouseName)}
        {text(t('allocations:field.policy'), t(`allocations:policy.${policy}`))}
        {text(t('goods:field.date'), <Day day={document.businessDate} weekday />)}
        {text(t('allocations:field.takers'), bench.sheet.takers.length)}
        {document.remark !== '' && text(t('goods:field.remark'), document.remark)}
      </HeaderFields>
    </>
  )
}

function Sums({ allocation, bench }: Pick<PartProps, 'allocation' | 'bench'>) {
  const { t } = useTexts()
  const given = bench.rows.reduce((sum, row) => sum + piecesIn(row), 0)
  const demand = demandOf(allocation.lines)
  const short = allocation.lines.length === 0 ? 0 : demand - given
  return (
    <Totals>
      <Total label={t('allocations:field.demand')}>
        <Quantity value={demand} />
      </Total>
      <Total label={t('allocations:total.missing')}>
        <Quantity value={short} />
      </Total>
      <Total label={t('goods:field.amount')}>
        <Money fen={allocation.document.amountFen} />
      </Total>
      <Total label={t('allocations:field.given')} strong>
        <Quantity value={given} />
      </Total>
    </Totals>
  )
}

function Dialogs({ allocation, bench, steps }: PartProps) {
  const { t } = useTexts()
  const { number, warehouseName, status } = allocation.document
  const given = formatQuantity(bench.rows.reduce((sum, row) => sum + piecesIn(row), 0))
  return (
    <>
      <ConfirmPosting
        open={steps.asked === 'confirm'}
        title={t('allocations:confirmAsk.title', { number })}
        okText={t('allocations:step.confirm')}
        effects={[
          t('allocations:confirmAsk.goods', { pieces: given, warehouse: warehouseName }),
          t('allocations:confirmAsk.money'),
        ]}
        busy={steps.busy}
        onConfirm={() => void steps.take.confirm()}
        onCancel={() => steps.ask(null)}
      />
      <ConfirmPosting
        open={steps.asked === 'release'}
        title={t('allocations:releaseAsk.title', { number })}
        okText={t('allocations:step.release')}
        effects={[t(status === 'firm' ? 'allocations:releaseAsk.firm' : 'allocations:releaseAsk.proposed')]}
        busy={steps.busy}
        onConfirm={() => void steps.take.release()}
        onCancel={() => steps.ask(null)}
      />
    </>
  )
}

function usePrimary({ bench, steps }: Omit<PartProps, 'allocation'>): PrimaryAction | undefined {
  const { t } = useTexts()
  const { can, busy, ask, take } = steps
  const keys = 'Ctrl+Enter'
  if (can.confirm) {
    const disabled = bench.problems > 0
    return { label: t('allocations:step.confirm'), keys, busy, disabled, onClick: () => ask('confirm') }
  }
  if (can.ship) return { label: t('allocations:step.ship'), keys, busy, onClick: () => void take.ship() }
  return undefined
}

function useBenchKeys({ bench, steps }: Omit<PartProps, 'allocation'>): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, take, ask } = steps
  const { dirty, toggleLock } = bench
  return useMemo(
    () => [
      ...(can.edit
        ? [
            { keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => (dirty ? void take.save() : undefined) },
            { keys: 'Ctrl+L', label: t('allocations:key.lock'), run: toggleLock },
          ]
        : []),
      ...(can.release ? [{ keys: 'Alt+R', label: t('allocations:step.release'), run: () => ask('release') }] : []),
    ],
    [can, dirty, take, toggleLock, ask, t],
  )
}

function AllocationBench({ allocation, refetch }: { allocation: AllocationDocument; refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const bench = useWorkbench(allocation)
  const steps = useAllocationSteps(allocation, bench, refetch)
  const { document } = allocation
  const { dirty, problems, save } = bench
  // A proposal promises nothing yet, so leaving it saves what was typed.
  const back = useCallback(async () => {
    if (dirty && problems === 0) {
      const saved = await save()
      if (!saved.ok) return
      toast.info(t('allocations:said.savedOnLeave'))
    }
    void navigate('/shipments')
  }, [dirty, problems, save, navigate, toast, t])
  const primary = usePrimary({ bench, steps })
  return (
    <DocumentScreen
      title={`${t('kinds:allocation')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      {...(dirty ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={
        <>
          {steps.can.release && (
            <Button title="Alt+R" onClick={() => steps.ask('release')}>
              {t('allocations:step.release')}
            </Button>
          )}
          {dirty && (
            <Button title="Ctrl+S" loading={bench.saving} onClick={() => void steps.take.save()}>
              {t('components:confirm.save')}
            </Button>
          )}
        </>
      }
      header={<Header allocation={allocation} bench={bench} />}
      totals={<Sums allocation={allocation} bench={bench} />}
      side={<CellDetail bench={bench} />}
      history={allocation.history}
      links={allocation.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={() => void back()}
      keys={useBenchKeys({ bench, steps })}
    >
      <AllocationGrid allocation={allocation} bench={bench} />
      <Dialogs allocation={allocation} bench={bench} steps={steps} />
    </DocumentScreen>
  )
}

/** The allocation workbench: a proposal to be edited cell by cell, then promised, then shipped. */
export function AllocationView() {
  const id = Number(useParams().id)
  const read = useRead('allocations.get', { id })
  return (
    <Loaded read={read}>
      {(allocation) => <AllocationBench key={id} allocation={allocation} refetch={read.refetch} />}
    </Loaded>
  )
}
