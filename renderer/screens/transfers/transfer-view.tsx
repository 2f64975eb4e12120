import { Button } from 'antd'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import type { TransferDocument } from '../../../shared/schemas/transfers'
import { useRead } from '../../api/hooks'
import { CreditStand, useCreditWords, useTypedCredit } from '../../components/credit'
import { type PrimaryAction, Total, Totals } from '../../components/document-screen'
import {
  ArrivedTotals,
  DocumentNote,
  GoodsDocument,
  RequestActions,
  useRequestKeys,
  useRequestPrimary,
} from '../../components/goods'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { BeyondHeldDialog, TransferDialogs } from './transfer-dialogs'
import { TransferHeader } from './transfer-header'
import { TransferLines } from './transfer-lines'
import { type TransferSteps, useTransferSteps } from './use-steps'
import { type TransferForm, useTransferForm } from './use-transfer-form'

interface PartProps {
  readonly transfer: TransferDocument | null
  readonly form: TransferForm
  readonly steps: TransferSteps
}

/** What the shared parts of a request are given. */
const requestOf = ({ transfer, form, steps }: PartProps) =>
  ({ noun: 'transfers', isStored: transfer !== null, form, steps }) as const

function usePrimary(parts: PartProps): PrimaryAction | undefined {
  const { t } = useTexts()
  const { form, steps } = parts
  const { can, take, ask, busy } = steps
  const next = (step: 'approve' | 'dispatch' | 'receive', onClick: () => void, disabled = false) => ({
    ...{ label: t(`transfers:step.${step}`), keys: 'Ctrl+Enter', busy, disabled, onClick },
  })
  const later = can.approve
    ? next('approve', () => void take.approve(), !form.ready)
    : can.dispatch
      ? next('dispatch', () => ask('dispatch'))
      : can.receive
        ? next('receive', () => ask('receive'))
        : undefined
  return useRequestPrimary(requestOf(parts), later)
}

function useDocumentKeys(parts: PartProps): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, ask } = parts.steps
  const release = can.release && !parts.form.draft.dirty
  const own = useMemo(
    () => (release ? [{ keys: 'Alt+C', label: t('credit:release.action'), run: () => ask('release') }] : []),
    [release, ask, t],
  )
  return useRequestKeys(requestOf(parts), own)
}

function Actions(parts: PartProps) {
  const { t } = useTexts()
  const { can, ask } = parts.steps
  return (
    <RequestActions {...requestOf(parts)}>
      {can.release && !parts.form.draft.dirty && (
        <Button title="Alt+C" onClick={() => ask('release')}>
          {t('credit:release.action')}
        </Button>
      )}
    </RequestActions>
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
      <ArrivedTotals counting={steps} />
      <Total label={t('goods:field.pieces')} strong={!money}>
        <Quantity value={form.draft.quantity} />
      </Total>
      {money && (
        <>
          {fromAmountFen !== null && (
            <Total label={t('transfers:total.from')}>
              <Money fen={fromAmountFen} />
            </Total>
          )}
          {toAmountFen !== null && (
            <Total label={t('transfers:total.to')}>
              <Money fen={toAmountFen} />
            </Total>
          )}
          {differenceFen !== null && (
            <Total label={t('transfers:total.difference')} strong>
              <Money fen={differenceFen} />
            </Total>
          )}
        </>
      )}
    </Totals>
  )
}

/** Where the receiver stands with this transfer, from the moment both ends are known until its goods leave. */
function useReceiverCredit(transfer: TransferDocument | null, form: TransferForm, open: boolean) {
  // What is in the books is weighed there, with the leave it was given; what is typed is asked for.
  const asking = open && (transfer === null || form.draft.dirty)
  const typed = useTypedCredit({
    distributorId: asking ? form.chargedId : null,
    thisFen: form.amounts.toAmountFen ?? 0,
    transferId: transfer?.document.id,
  })
  return (asking ? typed : transfer?.credit) ?? null
}

function Transfer({ transfer, refetch }: { transfer: TransferDocument | null; refetch: () => unknown }) {
  const { t } = useTexts()
  const status = transfer?.document.status
  const open = useMay()('transfers.save') && (status === undefined || status === 'requested')
  const form = useTransferForm(transfer, open)
  const steps = useTransferSteps(transfer, form, refetch)
  const credit = useReceiverCredit(transfer, form, open)
  const { blocks } = useCreditWords()
  const parts = { transfer, form, steps }
  return (
    <GoodsDocument
      noun="transfers"
      stored={transfer}
      newTitle={t('transfers:newTitle')}
      dirty={form.draft.dirty}
      counting={steps}
      primary={usePrimary(parts)}
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
      keys={useDocumentKeys(parts)}
      lines={<TransferLines transfer={transfer} form={form} open={open} />}
    >
      {transfer !== null && <TransferDialogs transfer={transfer} steps={steps} />}
      <BeyondHeldDialog steps={steps} />
    </GoodsDocument>
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
