import { Button, Dropdown, type MenuProps } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ReturnDocument } from '../../../shared/schemas/returns'
import { useRead } from '../../api/hooks'
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

const isOver = ({ quota }: ReturnForm): boolean => quota !== undefined && quota.thisFen > 0 && quota.overFen > 0

function usePrimary({ document, form, steps }: PartProps): PrimaryAction | undefined {
  const { t } = useTexts()
  const { can, take, ask, busy, mode, arrival, inspection } = steps
  const keys = 'Ctrl+Enter'
  if (mode === 'arrival') {
    const disabled = (arrival?.wrong ?? 0) > 0
    return { label: t('returns:step.receiveCounted'), keys, busy, disabled, onClick: () => ask('receive') }
  }
  if (document === null || (can.edit && form.draft.dirty && !can.approve)) {
    const label = t(document === null ? 'returns:step.request' : 'components:confirm.save')
    return can.edit ? { label, keys, busy, disabled: !form.ready, onClick: () => void take.save() } : undefined
  }
  if (can.approve) {
    const over = isOver(form)
    const label = t(over && can.exceed ? 'returns:step.approveOver' : 'returns:step.approve')
    const disabled = !form.ready || (over && !can.exceed)
    return { label, keys, busy, disabled, onClick: () => void take.approve() }
  }
  if (can.receive) return { label: t('returns:step.receive'), keys, busy, onClick: () => ask('receive') }
  if (can.inspect) {
    const disabled = inspection.open > 0
    return { label: t('returns:step.inspect'), keys, busy, disabled, onClick: () => ask('inspect') }
  }
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
      ...(can.reject ? [{ keys: 'Alt+J', label: t('returns:step.reject'), run: () => ask('reject') }] : []),
      ...(can.receive && mode === 'view'
        ? [{ keys: 'Alt+S', label: t('returns:step.countArrival'), run: () => setMode('arrival') }]
        : []),
    ],
    [can, dirty, take, ask, mode, setMode, t],
  )
}

function Actions({ document, form, steps }: PartProps) {
  const { t } = useTexts()
  const { can, ask, take, busy, mode, setMode } = steps
  if (mode === 'arrival') return null
  const items: MenuProps['items'] = can.cancel
    ? [{ key: 'cancel', label: t('returns:step.cancel'), danger: true, onClick: () => ask('cancel') }]
    : []
  return (
    <>
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <Button>{t('components:document.more')}</Button>
        </Dropdown>
      )}
      {can.reject && (
        <Button title="Alt+J" onClick={() => ask('reject')}>
          {t('returns:step.reject')}
        </Button>
      )}
      {document !== null && can.approve && form.draft.dirty && (
        <Button title="Ctrl+S" loading={busy} disabled={!form.ready} onClick={() => void take.save()}>
          {t('components:confirm.save')}
        </Button>
      )}
      {can.receive && (
        <Button title="Alt+S" onClick={() => setMode('arrival')}>
          {t('returns:step.countArrival')}
        </Button>
      )}
    </>
  )
}

function Sums({ document, form, steps }: PartProps) {
  const { t } = useTexts()
  const { worth, draft } = form
  const { arrival, mode, can, inspection } = steps
  const inspected = document?.document.status === 'inspected'
  return (
    <Totals>
      {mode === 'arrival' && arrival !== null && (
        <>
          <Total label={t('goods:arrival.arrived')}>
            <Quantity value={arrival.receivedQuantity} />
          </Total>
          <Total label={t('goods:arrival.missing')}>
            <Quantity value={arrival.shortQuantity} />
          </Total>
        </>
      )}
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

function Body({ document, form, steps, open }: PartProps & { readonly open: boolean }) {
  const { t } = useTexts()
  if (document !== null && steps.mode === 'arrival') {
    return (
      <div className="lines-frame">
        <div className="arrival-note">
          <DocumentNote tone="waits">{t('goods:arrival.hint')}</DocumentNote>
        </div>
        <div className="lines-body">
          <ArrivalSheet
            lines={document.lines}
            version={`${document.document.id}-${document.document.version}`}
            onChange={steps.setArrival}
          />
        </div>
      </div>
    )
  }
  if (document !== null && steps.can.inspect) {
    const { findings, setFindings, open: unspoken } = steps.inspection
    return (
      <div className="lines-frame">
        <div className="arrival-note">
          <DocumentNote tone={unspoken > 0 ? 'wrong' : 'waits'}>
            {unspoken > 0 ? t('returns:note.unspoken', { count: unspoken }) : t('returns:note.inspectHint')}
          </DocumentNote>
        </div>
        <div className="lines-body">
          <Inspection document={document} findings={findings} onChange={setFindings} />
        </div>
      </div>
    )
  }
  return <ReturnLines document={document} form={form} open={open} />
}

function Return({ document, refetch }: { document: ReturnDocument | null; refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const status = document?.document.status
  const open = useMay()('returns.save') && (status === undefined || status === 'requested')
  const form = useReturnForm(document, open)
  const steps = useReturnSteps(document, form, refetch)
  const parts = { document, form, steps }
  const { mode, leaveArrival, can } = steps
  const { dirty } = form.draft
  const back = useCallback(() => {
    if (mode === 'arrival') {
      leaveArrival()
      return
    }
    if (dirty) toast.info(t('goods:note.kept'))
    void navigate('/returns')
  }, [mode, leaveArrival, dirty, navigate, toast, t])
  const primary = usePrimary(parts)
  return (
    <DocumentScreen
      title={document === null ? t('returns:newTitle') : `${t('kinds:return')} ${document.document.number}`}
      state={document === null ? undefined : <StateBadge state={document.document.status} />}
      {...(dirty ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions {...parts} />}
      header={
        <>
          {can.approve && isOver(form) && !can.exceed && (
            <DocumentNote tone="wrong">{t('returns:note.needsManager')}</DocumentNote>
          )}
          <ReturnHeader document={document} form={form} open={open} />
        </>
      }
      totals={<Sums {...parts} />}
      history={document?.history ?? []}
      links={document?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={useDocumentKeys(parts)}
    >
      <Body {...parts} open={open} />
      {document !== null && <ReturnDialogs document={document} steps={steps} />}
    </DocumentScreen>
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
