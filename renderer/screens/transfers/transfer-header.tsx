import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { TransferDocument, TransferMode } from '../../../shared/schemas/transfers'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, WarehousePicker } from '../../components/fields'
import { DocumentNote } from '../../components/goods'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import type { TransferForm } from './use-transfer-form'

const chosenModes: readonly TransferMode[] = ['throughUs', 'level', 'private']

function Notes({ form }: { readonly form: TransferForm }) {
  const { t } = useTexts()
  const { draft, problem, mode } = form
  return (
    <>
      {draft.restored && (
        <DocumentNote
          tone="waits"
          action={
            <Button size="small" onClick={draft.giveUp}>
              {t('goods:note.giveUp')}
            </Button>
          }
        >
          {t('goods:note.restored')}
        </DocumentNote>
      )}
      {problem !== null && <DocumentNote tone="wrong">{t(`transfers:problem.${problem}`)}</DocumentNote>}
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
      <HeaderField label={t('goods:field.date')} htmlFor="transfer-date">
        <DayField
          id="transfer-date"
          allowClear={false}
          value={header.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('transfers:field.reason')} htmlFor="transfer-reason">
        <Input
          id="transfer-reason"
          maxLength={500}
          placeholder={t('transfers:field.reasonHint')}
          value={header.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.reference')} htmlFor="transfer-reference">
        <Input
          id="transfer-reference"
          maxLength={64}
          value={header.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.remark')} htmlFor="transfer-remark">
        <Input
          id="transfer-remark"
          maxLength={2000}
          value={header.remark}
          onChange={(event) => change({ remark: event.target.value })}
        />
      </HeaderField>
    </HeaderFields>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <HeaderField label={label}>
      <span className="field-text selectable">{children}</span>
    </HeaderField>
  )
}

function ReadHeader({ transfer }: { readonly transfer: TransferDocument }) {
  const { t } = useTexts()
  const { document, mode, fromName, toName, reason, dispatchedOn, receivedOn } = transfer
  const optional = [
    [t('transfers:field.reason'), reason],
    [t('goods:field.reference'), document.reference],
    [t('goods:field.remark'), document.remark],
  ] as const
  return (
    <HeaderFields>
      <Fact label={t('transfers:field.from')}>{fromName}</Fact>
      <Fact label={t('transfers:field.to')}>{toName}</Fact>
      <Fact label={t('transfers:field.mode')}>{t(`transfers:mode.${mode}`)}</Fact>
      <Fact label={t('goods:field.date')}>
        <Day day={document.businessDate} weekday />
      </Fact>
      {dispatchedOn !== null && (
        <Fact label={t('transfers:field.dispatchedOn')}>
          <Day day={dispatchedOn} />
        </Fact>
      )}
      {receivedOn !== null && (
        <Fact label={t('transfers:field.receivedOn')}>
          <Day day={receivedOn} />
        </Fact>
      )}
      {optional.map(([label, value]) =>
        value === '' ? null : (
          <Fact key={label} label={label}>
            {value}
          </Fact>
        ),
      )}
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
