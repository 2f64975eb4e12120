import type { ReturnDocument } from '../../../shared/schemas/returns'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { ConfirmOnDay } from '../../components/goods'
import { formatFen, formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { creditOf } from './credit'
import type { ReturnSteps } from './use-steps'

interface DialogProps {
  readonly document: ReturnDocument
  readonly steps: ReturnSteps
}

function InspectDialog({ document: whole, steps }: DialogProps) {
  const { t } = useTexts()
  const { number, distributorName, warehouseName } = whole.document
  const { findings } = steps.inspection
  const total = (field: 'good' | 'defect' | 'rejected') => findings.reduce((sum, finding) => sum + finding[field], 0)
  const pieces = { good: formatQuantity(total('good')), defect: formatQuantity(total('defect')) }
  return (
    <ConfirmOnDay
      open={steps.asked === 'inspect'}
      title={t('returns:inspectAsk.title', { number })}
      effects={[
        t('returns:inspectAsk.good', { pieces: pieces.good, warehouse: warehouseName }),
        ...(total('defect') === 0 ? [] : [t('returns:inspectAsk.defect', { pieces: pieces.defect })]),
        ...(total('rejected') === 0
          ? []
          : [t('returns:inspectAsk.rejected', { pieces: formatQuantity(total('rejected')) })]),
        t('returns:inspectAsk.money', {
          distributor: distributorName,
          amount: formatFen(creditOf(whole.lines, findings)),
        }),
      ]}
      dayLabel={t('returns:field.inspectedOn')}
      busy={steps.busy}
      onConfirm={(day) => void steps.take.inspect(day)}
      onCancel={() => steps.ask(null)}
    />
  )
}

function ReceiveDialog({ document: whole, steps }: DialogProps) {
  const { t } = useTexts()
  const { number, quantity } = whole.document
  const short = steps.mode === 'arrival' ? (steps.arrival?.shortQuantity ?? 0) : 0
  return (
    <ConfirmOnDay
      open={steps.asked === 'receive'}
      title={t('returns:receiveAsk.title', { number })}
      okText={t(short === 0 ? 'returns:step.receive' : 'returns:step.receiveCounted')}
      effects={[
        t('returns:receiveAsk.goods', { pieces: formatQuantity(quantity - short) }),
        ...(short === 0 ? [] : [t('returns:receiveAsk.short', { pieces: formatQuantity(short) })]),
        t('returns:receiveAsk.money'),
      ]}
      dayLabel={t('returns:field.receivedOn')}
      busy={steps.busy}
      onConfirm={(day) => void steps.take.receive(day)}
      onCancel={() => steps.ask(null)}
    />
  )
}

/** Everything a return asks before it does it. */
export function ReturnDialogs(props: DialogProps) {
  const { t } = useTexts()
  const { document: whole, steps } = props
  const { number } = whole.document
  const close = () => steps.ask(null)
  return (
    <>
      <ReceiveDialog {...props} />
      <InspectDialog {...props} />
      <ConfirmPosting
        open={steps.asked === 'cancel'}
        title={t('returns:cancelAsk.title', { number })}
        okText={t('returns:step.cancel')}
        effects={[t('returns:cancelAsk.goods')]}
        busy={steps.busy}
        onConfirm={() => void steps.take.cancel()}
        onCancel={close}
      />
      <ReasonDialog
        open={steps.asked === 'overQuota'}
        title={t('returns:overAsk.title', { number, amount: formatFen(whole.quota.overFen) })}
        common={[t('returns:overAsk.season'), t('returns:overAsk.agreed')]}
        okText={t('returns:step.approveOver')}
        busy={steps.busy}
        onSubmit={(reason) => void steps.take.exceed(reason)}
        onCancel={close}
      />
      <ReasonDialog
        open={steps.asked === 'beyondSold'}
        title={t('returns:beyondAsk.title', { number, count: whole.beyondSold })}
        common={[t('returns:beyondAsk.before'), t('returns:beyondAsk.elsewhere')]}
        okText={t('returns:step.approveBeyond')}
        busy={steps.busy}
        onSubmit={(reason) => void steps.take.allowBeyond(reason)}
        onCancel={close}
      />
      <ReasonDialog
        open={steps.asked === 'reject'}
        title={t('returns:rejectAsk.title', { number })}
        common={[t('returns:rejectAsk.quota'), t('returns:rejectAsk.late')]}
        okText={t('returns:step.reject')}
        busy={steps.busy}
        onSubmit={(reason) => void steps.take.reject(reason)}
        onCancel={close}
      />
    </>
  )
}
