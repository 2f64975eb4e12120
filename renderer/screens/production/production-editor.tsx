import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { DocumentScreen, Total, Totals } from '../../components/document-screen'
import { DocumentNote, DraftSheet, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import type { SheetCursor } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { CancelDialog } from './cancel-dialog'
import { CellStory } from './cell-story'
import { LateOrders } from './late-orders'
import { lineStory } from './line-story'
import { TermsForm } from './terms-form'
import { type ProductionForm, useProductionForm } from './use-form'

interface EditorProps {
  readonly order: ProductionDocument | null
  readonly refetch: () => unknown
}

type Ask = 'place' | 'cancel' | null

function PlaceDialog({
  order,
  form,
  open,
  onClose,
}: {
  order: ProductionDocument | null
  form: ProductionForm
  open: boolean
  onClose: () => void
}) {
  const { t } = useTexts()
  const place = useWrite('production.place')
  const step = useStep(() => undefined)
  const confirm = async () => {
    // What is typed is what is placed.
    const saved = form.dirty || order === null ? await form.save() : order
    if (saved === null) return onClose()
    const { id, version, number } = saved.document
    await step(place.run({ id, version }), t('production:place.done', { number }))
    onClose()
  }
  const { factory, dueDate } = form.terms
  return (
    <ConfirmPosting
      open={open}
      title={t('production:place.title', { number: order?.document.number ?? '', factory })}
      effects={[t('production:place.effect', { quantity: formatQuantity(form.quantity), due: dueDate ?? '' })]}
      okText={t('production:place.action')}
      busy={place.pending || form.saving}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}

function useEditorPrimary(form: ProductionForm, order: ProductionDocument | null, ask: (what: Ask) => void) {
  const { t } = useTexts()
  const may = useMay()
  const placing = order !== null && may('production.place')
  if (placing)
    return {
      label: t('production:place.action'),
      keys: 'Ctrl+Enter',
      onClick: () => ask('place'),
      disabled: form.quantity === 0,
    }
  return { label: t('production:save.action'), keys: 'Ctrl+Enter', onClick: () => void form.save(), busy: form.saving }
}

function useEditorKeys(form: ProductionForm, cancel: (() => void) | null) {
  const { t } = useTexts()
  const { save } = form
  return useMemo(
    () => [
      { keys: 'Ctrl+S', label: t('production:save.action'), run: () => void save() },
      ...(cancel === null ? [] : [{ keys: 'Alt+D', label: t('production:cancel.action'), run: cancel }]),
    ],
    [save, cancel, t],
  )
}

/** The sheet, and, once there is something in the books, the story of the cell under the cursor. */
function Body({ order, form }: { readonly order: ProductionDocument | null; readonly form: ProductionForm }) {
  const [skuId, setSkuId] = useState<number | null>(order?.lines[0]?.skuId ?? null)
  const onCursor = useCallback(({ row, position }: SheetCursor) => setSkuId(row?.skuIds?.[position] ?? null), [])
  return (
    <div className="production-body">
      <div className="production-sheet">
        <DraftSheet
          lines={form.first.lines}
          version="draft"
          priceless
          onChange={form.setLines}
          onCursor={onCursor}
          autoFocus={order !== null}
        />
      </div>
      {order !== null && (
        <CellStory cell={lineStory(order.lines, skuId)}>
          {order.late.length > 0 && <LateOrders late={order.late} />}
        </CellStory>
      )}
    </div>
  )
}

/** A production order being typed, or corrected after it was summed up. */
export function ProductionEditor({ order, refetch }: EditorProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const toast = useToast()
  const form = useProductionForm(order, refetch)
  const [asked, setAsked] = useState<Ask>(null)
  const mayCancel = order !== null && may('production.cancel')
  const cancel = useMemo(() => (mayCancel ? () => setAsked('cancel') : null), [mayCancel])
  const back = useCallback(() => {
    if (form.dirty) toast.info(t('goods:note.kept'))
    void navigate('/production')
  }, [form.dirty, navigate, toast, t])
  const close = () => setAsked(null)
  return (
    <DocumentScreen
      title={order === null ? t('production:newTitle') : `${t('production:one')} ${order.document.number}`}
      state={<StateBadge state="draft" />}
      {...(form.dirty ? { saving: t('components:document.unsaved') } : {})}
      primary={useEditorPrimary(form, order, setAsked)}
      actions={
        <>
          {cancel !== null && (
            <Button title="Alt+D" onClick={cancel}>
              {t('production:cancel.action')}
            </Button>
          )}
          {order !== null && form.dirty && (
            <Button title="Ctrl+S" loading={form.saving} onClick={() => void form.save()}>
              {t('production:save.action')}
            </Button>
          )}
        </>
      }
      keys={useEditorKeys(form, cancel)}
      header={
        <>
          {form.restored && form.dirty && <DocumentNote tone="work">{t('production:restored')}</DocumentNote>}
          <TermsForm form={form} />
        </>
      }
      totals={
        <Totals>
          <Total label={t('production:total.pieces')} strong>
            <Quantity value={form.quantity} />
          </Total>
        </Totals>
      }
      history={order?.history ?? []}
      links={order?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
    >
      <Body order={order} form={form} />
      <PlaceDialog order={order} form={form} open={asked === 'place'} onClose={close} />
      {order !== null && <CancelDialog order={order} open={asked === 'cancel'} onClose={close} />}
    </DocumentScreen>
  )
}
