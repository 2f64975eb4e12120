import { Input, Select } from 'antd'
import type { TransferDocument, TransferMode } from '../../../shared/schemas/transfers'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { WarehousePicker } from '../../components/fields'
import { DayFact, DocumentNote, DraftFields, Fact, RestoredNote, TextFact } from '../../components/goods'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import type { TransferForm } from './use-transfer-form'

const chosenModes: readonly TransferMode[] = ['throughUs', 'level', 'private']

function Notes({ form }: { readonly form: TransferForm }) {
  const { t } = useTexts()
  const { draft, problem, mode } = form
  return (
    <>
      <RestoredNote draft={draft} />
      {problem !== null && <DocumentNote tone="wrong">{t(`transfers:problem.${problem}`)}</DocumentNote>}
      {draft.header.beyondHeldReason !== '' && (
        <DocumentNote tone="waits">
          {t('transfers:note.beyondHeld', { reason: draft.header.beyondHeldReason })}
        </DocumentNote>
      )}
      {problem === null && mode === 'private' && (
        <DocumentNote tone="work">{t('transfers:modeHint.private')}</DocumentNote>
      )}
    </>
  )
}

function OpenHeader({ form }: { readonly form: TransferForm }) {
  const { t } = useTexts()
  const { draft, mode, internal } = form
  const { header, change } = draft
  return (
    <HeaderFields>
      <HeaderField label={t('transfers:field.from')} htmlFor="transfer-from">
        <WarehousePicker
          id="transfer-from"
          places="all"
          autoFocus={header.fromWarehouseId === null}
          allowClear={false}
          value={header.fromWarehouseId}
          onChange={(fromWarehouseId) => change({ fromWarehouseId })}
        />
      </HeaderField>
      <HeaderField label={t('transfers:field.to')} htmlFor="transfer-to">
        <WarehousePicker
          id="transfer-to"
          places="all"
          allowClear={false}
          value={header.toWarehouseId}
          onChange={(toWarehouseId) => change({ toWarehouseId })}
        />
      </HeaderField>
      <HeaderField label={t('transfers:field.mode')} htmlFor="transfer-mode">
        <Select<TransferMode>
          id="transfer-mode"
          disabled={internal}
          value={mode}
          onChange={(next) => change({ mode: next })}
          options={(internal ? (['internal'] as const) : chosenModes).map((value) => ({
            value,
            label: t(`transfers:mode.${value}`),
            title: t(`transfers:modeHint.${value}`),
          }))}
        />
      </HeaderField>
      <DraftFields id="transfer" header={header} change={change}>
        <HeaderField label={t('transfers:field.reason')} htmlFor="transfer-reason">
          <Input
            id="transfer-reason"
            maxLength={500}
            placeholder={t('transfers:field.reasonHint')}
            value={header.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </HeaderField>
      </DraftFields>
    </HeaderFields>
  )
}

function ReadHeader({ transfer }: { readonly transfer: TransferDocument }) {
  const { t } = useTexts()
  const { document, mode, fromName, toName, reason, beyondHeldReason, dispatchedOn, receivedOn } = transfer
  return (
    <HeaderFields>
      <Fact label={t('transfers:field.from')}>{fromName}</Fact>
      <Fact label={t('transfers:field.to')}>{toName}</Fact>
      <Fact label={t('transfers:field.mode')}>{t(`transfers:mode.${mode}`)}</Fact>
      <Fact label={t('goods:field.date')}>
        <Day day={document.businessDate} weekday />
      </Fact>
      <DayFact label={t('transfers:field.dispatchedOn')} day={dispatchedOn} />
      <DayFact label={t('transfers:field.receivedOn')} day={receivedOn} />
      <TextFact label={t('transfers:field.reason')} text={reason} />
      <TextFact label={t('transfers:field.beyondHeld')} text={beyondHeldReason} />
      <TextFact label={t('goods:field.reference')} text={document.reference} />
      <TextFact label={t('goods:field.remark')} text={document.remark} />
    </HeaderFields>
  )
}

/** Both ends, how the money follows the goods, and why. */
export function TransferHeader({
  transfer,
  form,
  open,
}: {
  transfer: TransferDocument | null
  form: TransferForm
  open: boolean
}) {
  return (
    <>
      {open && <Notes form={form} />}
      {open || transfer === null ? <OpenHeader form={form} /> : <ReadHeader transfer={transfer} />}
    </>
  )
}
