import { Button, Dropdown, type MenuProps } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { TransferDocument } from '../../../shared/schemas/transfers'
import { useRead } from '../../api/hooks'
import { CreditStand, useCreditWords, useTypedCredit } from '../../components/credit'
import { DocumentScreen, type PrimaryAction, Total, Totals } from '../../components/document-screen'
import { ArrivalSheet, DocumentNote } from '../../components/goods'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { TransferDialogs } from './transfer-dialogs'
import { TransferHeader } from './transfer-header'
import { TransferLines } from './transfer-lines'
import { type TransferSteps, useTransferSteps } from './use-steps'
import { type TransferForm, useTransferForm } from './use-transfer-form'

interface PartProps {
  readonly transfer: TransferDocument | null
  readonly form: TransferForm
  readonly steps: TransferSteps
}

function usePrimary({ transfer, form, steps }: PartProps): PrimaryAction | undefined {
  const { t } = useTexts()
  const { can, take, ask, busy, mode, arrival } = steps
  const keys = 'Ctrl+Enter'
  if (mode === 'arrival') {
    const disabled = (arrival?.wrong ?? 0) > 0
    return { label: t('transfers:step.receiveCounted'), keys, busy, disabled, onClick: () => ask('receive') }
  }
  if (transfer === null || (can.edit && form.draft.dirty && !can.approve)) {
    const label = t(transfer === null ? 'transfers:step.request' : 'components:confirm.save')
    return can.edit ? { label, keys, busy, disabled: !form.ready, onClick: () => void take.save() } : undefined
  }
  if (can.approve)
    return { label: t('transfers:step.approve'), keys, busy, disabled: !form.ready, onClick: () => void take.approve() }
  if (can.dispatch) return { label: t('transfers:step.dispatch'), keys, busy, onClick: () => ask('dispatch') }
  if (can.receive) return { label: t('transfers:step.receive'), keys, busy, onClick: () => ask('receive') }
  return undefined
}

function useDocumentKeys({ form, steps }: PartProps): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, take, ask, mode, setMode } = steps
  const { dirty } = form.draft
  return useMemo(
    () => [
      ...(can.edit && dirty
        ? [{ keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => void take.save() }]
        : []),
      ...(can.release && !dirty
        ? [{ keys: 'Alt+C', label: t('credit:release.action'), run: () => ask('release') }]
        : []),
      ...(can.reject ? [{ keys: 'Alt+J', label: t('transfers:step.reject'), run: () => ask('reject') }] : []),
      ...(can.receive && mode === 'view'
        ? [{ keys: 'Alt+S', label: t('transfers:step.countArrival'), run: () => setMode('arrival') }]
        : []),
    ],
    [can, dirty, take, ask, mode, setMode, t],
  )
}

function Actions({ form, steps, transfer }: PartProps) {
  const { t } = useTexts()
  const { can, ask, take, busy, mode, setMode } = steps
  if (mode === 'arrival') return null
  const items: MenuProps['items'] = can.cancel
    ? [{ key: 'cancel', label: t('transfers:step.cancel'), danger: true, onClick: () => ask('cancel') }]
    : []
  return (
    <>
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button>{t('components:document.more')}</Button>
        </Dropdown>
      )}
      {can.release && !form.draft.dirty && (
        <Button title="Alt+C" onClick={() => ask('release')}>
          {t('credit:release.action')}
        </Button>
      )}
      {can.reject && (
        <Button title="Alt+J" onClick={() => ask('reject')}>
          {t('transfers:step.reject')}
        </Button>
      )}
      {transfer !== null && can.approve && form.draft.dirty && (
        <Button title="Ctrl+S" loading={busy} disabled={!form.ready} onClick={() => void take.save()}>
          {t('components:confirm.save')}
        </Button>
      )}
      {can.receive && (
        <Button title="Alt+S" onClick={() => setMode('arrival')}>
          {t('transfers:step.countArrival')}
        </Button>
      )}
    </>
  )
}

function Sums({ form, steps, transfer }: PartProps) {
  const { t } = useTexts()
  const { fromAmountFen, toAmountFen, differenceFen } = form.amounts
  const money = form.mode === 'throughUs' || form.mode === 'level'
  return (
    <Totals>
      {transfer?.document.status === 'dispatched' && steps.mode === 'view' && (
        <Total label={t('transfers:total.inTransit')}>
          <Quantity value={transfer.document.quantity} />
        </Total>
      )}
      {steps.mode === 'arrival' && steps.arrival !== null && (
        <>
          <Total label={t('goods:arrival.arrived')}>
            <Quantity value={steps.arrival.receivedQuantity} />
          </Total>
          <Total label={t('goods:arrival.missing')}>
            <Quantity value={steps.arrival.shortQuantity} />
          </Total>
        </>
      )}
      <Total label={t('goods:field.pieces')} strong={!money}>
        <Quantity value={form.draft.quantity} />
      </Total>
      {money && (
        <>
          <Total label={t('transfers:total.from')}>
            <Money fen={fromAmountFen} />
          </Total>
          <Total label={t('transfers:total.to')}>
            <Money fen={toAmountFen} />
          </Total>
          <Total label={t('transfers:total.difference')} strong>
            <Money fen={differenceFen} />
          </Total>
        </>
      )}
    </Totals>
  )
}

/** Where the receiver stands with this transfer, from the moment both ends are known until its goods leave. */
function useReceiverCredit(transfer: TransferDocument | null, form: TransferForm, open: boolean) {
  const typed = useTypedCredit({
    distributorId: open ? form.chargedId : null,
    thisFen: form.amounts.toAmountFen,
    transferId: transfer?.document.id,
  })
  return (open ? typed : transfer?.credit) ?? null
}

function Transfer({ transfer, refetch }: { transfer: TransferDocument | null; refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const status = transfer?.document.status
  const open = useMay()('transfers.save') && (status === undefined || status === 'requested')
  const form = useTransferForm(transfer, open)
  const steps = useTransferSteps(transfer, form, refetch)
  const credit = useReceiverCredit(transfer, form, open)
  const { blocks } = useCreditWords()
  const parts = { transfer, form, steps }
  const { mode, leaveArrival } = steps
  const { dirty } = form.draft
  const back = useCallback(() => {
    if (mode === 'arrival') {
      leaveArrival()
      return
    }
    if (dirty) toast.info(t('goods:note.kept'))
    void navigate('/transfers')
  }, [mode, leaveArrival, dirty, navigate, toast, t])
  const primary = usePrimary(parts)
  return (
    <DocumentScreen
      title={transfer === null ? t('transfers:newTitle') : `${t('kinds:transfer')} ${transfer.document.number}`}
      state={transfer === null ? undefined : <StateBadge state={transfer.document.status} />}
      {...(dirty ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions {...parts} />}
      header={
        <>
          {credit?.ok === false && <DocumentNote tone="wrong">{blocks(credit)}</DocumentNote>}
          <TransferHeader transfer={transfer} form={form} open={open} />
        </>
      }
      totals={
        <>
          {credit !== null && <CreditStand credit={credit} />}
          <Sums {...parts} />
        </>
      }
      history={transfer?.history ?? []}
      links={transfer?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={useDocumentKeys(parts)}
    >
      {mode === 'arrival' && transfer !== null ? (
        <div className="lines-frame">
          <div className="arrival-note">
            <DocumentNote tone="waits">{t('goods:arrival.hint')}</DocumentNote>
          </div>
          <div className="lines-body">
            <ArrivalSheet
              lines={transfer.lines}
              version={`${transfer.document.id}-${transfer.document.version}`}
              onChange={steps.setArrival}
            />
          </div>
        </div>
      ) : (
        <TransferLines transfer={transfer} form={form} open={open} />
      )}
      {transfer !== null && <TransferDialogs transfer={transfer} steps={steps} />}
    </DocumentScreen>
  )
}

function StoredTransfer({ id }: { readonly id: number }) {
  const read = useRead('transfers.get', { id })
  return <Loaded read={read}>{(transfer) => <Transfer transfer={transfer} refetch={read.refetch} />}</Loaded>
}

const nothingToRead = () => undefined

/** One transfer: keyed in, approved at both sides' prices, sent, received. */
export function TransferView() {
  const { id } = useParams()
  if (id === 'new') return <Transfer key="new" transfer={null} refetch={nothingToRead} />
  return <StoredTransfer key={id} id={Number(id)} />
}
