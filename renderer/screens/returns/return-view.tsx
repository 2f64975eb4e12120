import { useParams } from 'react-router'
import type { ReturnDocument } from '../../../shared/schemas/returns'
import { useRead } from '../../api/hooks'
import { type PrimaryAction, Total, Totals } from '../../components/document-screen'
import {
  ArrivedTotals,
  DocumentNote,
  GoodsDocument,
  NotedLines,
  RequestActions,
  useRequestKeys,
  useRequestPrimary,
} from '../../components/goods'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { Money, Quantity } from '../../components/values'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { creditOf } from './credit'
import { Inspection } from './inspection'
import { ReturnDialogs } from './return-dialogs'
import { ReturnHeader } from './return-header'
import { ReturnLines } from './return-lines'
import { type ReturnForm, useReturnForm } from './use-return-form'
import { type ReturnSteps, useReturnSteps } from './use-steps'

interface PartProps {
  readonly document: ReturnDocument | null
  readonly form: ReturnForm
  readonly steps: ReturnSteps
}

const isBeyond = ({ document, form }: PartProps): boolean => !form.draft.dirty && (document?.beyondSold ?? 0) > 0
const isOver = ({ quota }: ReturnForm): boolean => quota !== undefined && quota.thisFen > 0 && quota.overFen > 0

/** What the shared parts of a request are given. */
const requestOf = ({ document, form, steps }: PartProps) =>
  ({ noun: 'returns', isStored: document !== null, form, steps }) as const

function usePrimary(parts: PartProps): PrimaryAction | undefined {
  const { t } = useTexts()
  const { form, steps } = parts
  const { can, take, ask, busy, inspection } = steps
  const over = isOver(form)
  const beyond = isBeyond(parts)
  const next = (
    step: 'approve' | 'approveOver' | 'approveBeyond' | 'reprice' | 'receive' | 'inspect',
    onClick: () => void,
    disabled = false,
  ) => ({
    ...{ label: t(`returns:step.${step}`), keys: 'Ctrl+Enter', busy, disabled, onClick },
  })
  const approval = beyond && can.allowBeyond ? 'approveBeyond' : over && can.exceed ? 'approveOver' : 'approve'
  const barred = (over && !can.exceed) || (beyond && !can.allowBeyond)
  const later =
    can.reprice && !form.draft.dirty
      ? next('reprice', () => void take.reprice())
      : can.approve
        ? next(approval, () => void take.approve(), !form.ready || barred)
        : can.receive
          ? next('receive', () => ask('receive'))
          : can.inspect
            ? next('inspect', () => ask('inspect'), inspection.open > 0)
            : undefined
  return useRequestPrimary(requestOf(parts), later)
}

function Sums({ document, form, steps }: PartProps) {
  const { t } = useTexts()
  const { worth, draft } = form
  const { can, inspection } = steps
  const inspected = document?.document.status === 'inspected'
  return (
    <Totals>
      <ArrivedTotals counting={steps} />
      <Total label={t('goods:field.pieces')}>
        <Quantity value={draft.quantity} />
      </Total>
      {can.inspect && document !== null && (
        <Total label={t('returns:total.willCredit')}>
          <Money fen={creditOf(document.lines, inspection.findings)} />
        </Total>
      )}
      <Total
        label={t(
          inspected ? 'returns:total.credited' : worth.exact ? 'returns:total.amount' : 'returns:total.estimate',
        )}
        strong
      >
        <Money fen={worth.amountFen} />
      </Total>
    </Totals>
  )
}

function Lines({ document, form, steps, open }: PartProps & { readonly open: boolean }) {
  const { t } = useTexts()
  if (document === null || !steps.can.inspect) return <ReturnLines document={document} form={form} open={open} />
  const { findings, setFindings, open: unspoken } = steps.inspection
  return (
    <NotedLines
      tone={unspoken > 0 ? 'wrong' : 'waits'}
      note={unspoken > 0 ? t('returns:note.unspoken', { count: unspoken }) : t('returns:note.inspectHint')}
    >
      <Inspection document={document} findings={findings} onChange={setFindings} />
    </NotedLines>
  )
}

/** What stands in the way of a return, or has to be known before it is approved. */
function Notes(parts: PartProps) {
  const { t } = useTexts()
  const { document, form, steps } = parts
  const { can } = steps
  const before = document?.document.amountFen ?? 0
  const count = document?.beyondSold ?? 0
  const barred = can.approve && !can.allowBeyond
  return (
    <>
      {document !== null && document.current !== null && (
        <DocumentNote tone="wrong">
          {t('returns:note.changed', { before: formatFen(before), after: formatFen(document.current.amountFen) })}
        </DocumentNote>
      )}
      {isBeyond(parts) && (
        <DocumentNote tone={barred ? 'wrong' : 'waits'}>
          {t(barred ? 'returns:note.beyondNeedsManager' : 'returns:note.beyondSold', { count })}
        </DocumentNote>
      )}
      {can.approve && isOver(form) && !can.exceed && (
        <DocumentNote tone="wrong">{t('returns:note.needsManager')}</DocumentNote>
      )}
    </>
  )
}

const noKeys: readonly KeyBinding[] = []

function Return({ document, refetch }: { document: ReturnDocument | null; refetch: () => unknown }) {
  const { t } = useTexts()
  const status = document?.document.status
  const here = document !== null && document.receivedOn !== null
  const open = useMay()('returns.save') && (status === undefined || (status === 'requested' && !here))
  const form = useReturnForm(document, open)
  const steps = useReturnSteps(document, form, refetch)
  const parts = { document, form, steps }
  return (
    <GoodsDocument
      noun="returns"
      stored={document}
      newTitle={t('returns:newTitle')}
      dirty={form.draft.dirty}
      counting={steps}
      primary={usePrimary(parts)}
      actions={<RequestActions {...requestOf(parts)} />}
      header={
        <>
          <Notes {...parts} />
          <ReturnHeader document={document} form={form} open={open} />
        </>
      }
      totals={<Sums {...parts} />}
      keys={useRequestKeys(requestOf(parts), noKeys)}
      lines={<Lines {...parts} open={open} />}
    >
      {document !== null && <ReturnDialogs document={document} steps={steps} />}
    </GoodsDocument>
  )
}

function StoredReturn({ id }: { readonly id: number }) {
  const read = useRead('returns.get', { id })
  return <Loaded read={read}>{(document) => <Return document={document} refetch={read.refetch} />}</Loaded>
}

const nothingToRead = () => undefined

/** One return: keyed in, approved within its quota or beyond it, received, inspected, credited. */
export function ReturnView() {
  const { id } = useParams()
  if (id === 'new') return <Return key="new" document={null} refetch={nothingToRead} />
  return <StoredReturn key={id} id={Number(id)} />
}
