import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { type ReturnDocument, type ReturnReason, returnReasons } from '../../../shared/schemas/returns'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker, WarehousePicker } from '../../components/fields'
import { DocumentNote } from '../../components/goods'
import { Day } from '../../components/values'
import { useTexts } from '../../i18n'
import { QuotaBar } from './quota-bar'
import type { ReturnForm } from './use-return-form'

function OpenHeader({ form }: { readonly form: ReturnForm }) {
  const { t } = useTexts()
  const { header, change } = form.draft
  return (
    <HeaderFields>
      <HeaderField label={t('goods:field.distributor')} htmlFor="return-distributor">
        <DistributorPicker
          id="return-distributor"
          autoFocus={header.distributorId === null}
          allowClear={false}
          value={header.distributorId}
          valueLabel={header.distributorLabel}
          onChange={(distributorId, hit) =>
            change({ distributorId, distributorLabel: hit === null ? '' : `${hit.code} ${hit.name}` })
          }
        />
      </HeaderField>
      <HeaderField label={t('returns:field.reason')} htmlFor="return-reason">
        <Select<ReturnReason>
          id="return-reason"
          value={header.reason}
          onChange={(reason) => change({ reason })}
          options={returnReasons.map((value) => ({ value, label: t(`returns:reason.${value}`) }))}
        />
      </HeaderField>
      <HeaderField label={t('returns:field.into')} htmlFor="return-warehouse">
        <WarehousePicker
          id="return-warehouse"
          places="own"
          allowClear={false}
          value={header.warehouseId}
          onChange={(warehouseId) => change({ warehouseId })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.date')} htmlFor="return-date">
        <DayField
          id="return-date"
          allowClear={false}
          value={header.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.reference')} htmlFor="return-reference">
        <Input
          id="return-reference"
          maxLength={64}
          value={header.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.remark')} htmlFor="return-remark">
        <Input
          id="return-remark"
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

function ReadHeader({ document: whole }: { readonly document: ReturnDocument }) {
  const { t } = useTexts()
  const { document, reason, approvedOverQuota, receivedOn, inspectedOn } = whole
  return (
    <HeaderFields>
      <Fact label={t('goods:field.distributor')}>
        {document.distributorName} <span className="faint">{document.distributorCode}</span>
      </Fact>
      <Fact label={t('returns:field.reason')}>{t(`returns:reason.${reason}`)}</Fact>
      <Fact label={t('returns:field.into')}>{document.warehouseName}</Fact>
      <Fact label={t('goods:field.date')}>
        <Day day={document.businessDate} weekday />
      </Fact>
      {receivedOn !== null && (
        <Fact label={t('returns:field.receivedOn')}>
          <Day day={receivedOn} />
        </Fact>
      )}
      {inspectedOn !== null && (
        <Fact label={t('returns:field.inspectedOn')}>
          <Day day={inspectedOn} />
        </Fact>
      )}
      {document.reference !== '' && <Fact label={t('goods:field.reference')}>{document.reference}</Fact>}
      {approvedOverQuota !== '' && <Fact label={t('returns:field.overQuota')}>{approvedOverQuota}</Fact>}
      {document.remark !== '' && <Fact label={t('goods:field.remark')}>{document.remark}</Fact>}
    </HeaderFields>
  )
}

/** Who sends what back, why, and what it does to the quota. */
export function ReturnHeader({
  document,
  form,
  open,
}: {
  document: ReturnDocument | null
  form: ReturnForm
  open: boolean
}) {
  const { t } = useTexts()
  const { draft } = form
  return (
    <>
      {open && draft.restored && (
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
      {open || document === null ? <OpenHeader form={form} /> : <ReadHeader document={document} />}
      <QuotaBar quota={form.quota} exempt={draft.header.reason === 'defect'} />
    </>
  )
}
