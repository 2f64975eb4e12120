import type { TransferDocument } from '../../../shared/schemas/transfers'
import { ReleaseDialog } from '../../components/credit'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { ConfirmOnDay } from '../../components/goods'
import { formatFen, formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { TransferSteps } from './use-steps'

interface DialogProps {
  readonly transfer: TransferDocument
  readonly steps: TransferSteps
}

function useMoves({ transfer, steps }: DialogProps) {
  const { t } = useTexts()
  const { document, mode, fromName, toName, fromAmountFen, toAmountFen, lines } = transfer
  const short = steps.mode === 'arrival' ? (steps.arrival?.shortQuantity ?? 0) : 0
  const money = mode === 'throughUs' || mode === 'level'
  const price = new Map(lines.map((line) => [line.id, line.toPriceFen ?? 0]))
  const missingFen = (short === 0 ? [] : (steps.arrival?.received ?? [])).reduce((sum, { lineId, quantity }) => {
    const sent = lines.find((line) => line.id === lineId)?.quantity ?? 0
    return sum + (sent - quantity) * (price.get(lineId) ?? 0)
  }, 0)
  const out = {
    from: fromName,
    to: toName,
    pieces: formatQuantity(document.quantity),
    amount: formatFen(fromAmountFen ?? 0),
  }
  const arrived = {
    to: toName,
    pieces: formatQuantity(document.quantity - short),
    amount: formatFen((toAmountFen ?? 0) - missingFen),
  }
  return {
    short,
    dispatch: [
      t('transfers:dispatchAsk.goods', out),
      t(money ? 'transfers:dispatchAsk.money' : 'transfers:ask.noMoney', out),
    ],
    receive: [
      t('transfers:receiveAsk.goods', arrived),
      ...(short === 0 ? [] : [t('transfers:receiveAsk.short', { pieces: formatQuantity(short) })]),
      t(money ? 'transfers:receiveAsk.money' : 'transfers:ask.noMoney', arrived),
    ],
  }
}

/** Asks why more is sent than the sender is known to hold, and takes the step again with the answer. */
export function BeyondHeldDialog({ steps }: { readonly steps: TransferSteps }) {
  const { t } = useTexts()
  return (
    <ReasonDialog
      open={steps.asked === 'beyondHeld'}
      title={t('transfers:beyondAsk.title')}
      common={[t('transfers:beyondAsk.before'), t('transfers:beyondAsk.elsewhere')]}
      okText={t('transfers:beyondAsk.go')}
      busy={steps.busy}
      onSubmit={(reason) => void steps.take.explain(reason)}
      onCancel={() => steps.ask(null)}
    >
      <p>{steps.beyond}</p>
    </ReasonDialog>
  )
}

/** Everything a transfer asks before it does it. */
export function TransferDialogs(props: DialogProps) {
  const { t } = useTexts()
  const { transfer, steps } = props
  const { number } = transfer.document
  const moves = useMoves(props)
  const close = () => steps.ask(null)
  return (
    <>
      <ConfirmOnDay
        open={steps.asked === 'dispatch'}
        title={t('transfers:dispatchAsk.title', { number })}
        okText={t('transfers:step.dispatch')}
        effects={moves.dispatch}
        dayLabel={t('transfers:field.dispatchedOn')}
        busy={steps.busy}
        onConfirm={(day) => void steps.take.dispatch(day)}
        onCancel={close}
      />
      <ConfirmOnDay
        open={steps.asked === 'receive'}
        title={t(moves.short === 0 ? 'transfers:receiveAsk.title' : 'transfers:receiveAsk.titleShort', { number })}
        okText={t(moves.short === 0 ? 'transfers:step.receive' : 'transfers:step.receiveCounted')}
        effects={moves.receive}
        dayLabel={t('transfers:field.receivedOn')}
        busy={steps.busy}
        onConfirm={(day) => void steps.take.receive(day)}
        onCancel={close}
      />
      <ConfirmPosting
        open={steps.asked === 'cancel'}
        title={t('transfers:cancelAsk.title', { number })}
        okText={t('transfers:step.cancel')}
        effects={[t('transfers:cancelAsk.goods')]}
        busy={steps.busy}
        onConfirm={() => void steps.take.cancel()}
        onCancel={close}
      />
      {transfer.credit !== null && (
        <ReleaseDialog
          open={steps.asked === 'release'}
          document={transfer.document}
          credit={transfer.credit}
          method="transfers.releaseCredit"
          onClose={close}
        />
      )}
      <ReasonDialog
        open={steps.asked === 'reject'}
        title={t('transfers:rejectAsk.title', { number })}
        common={[t('transfers:rejectAsk.price'), t('transfers:rejectAsk.stock')]}
        okText={t('transfers:step.reject')}
        busy={steps.busy}
        onSubmit={(reason) => void steps.take.reject(reason)}
        onCancel={close}
      />
    </>
  )
}
