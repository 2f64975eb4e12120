import { Select } from 'antd'
import { type ReturnDocument, type ReturnReason, returnReasons } from '../../../shared/schemas/returns'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DistributorPicker, WarehousePicker } from '../../components/fields'
import { DayFact, DraftFields, Fact, RestoredNote, TextFact } from '../../components/goods'
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
      <DraftFields id="return" header={header} change={change} />
    </HeaderFields>
  )
}

function ReadHeader({ document: whole }: { readonly document: ReturnDocument }) {
  const { t } = useTexts()
  const { document, reason, approvedOverQuota, approvedBeyondSold, receivedOn, inspectedOn } = whole
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
      <DayFact label={t('returns:field.receivedOn')} day={receivedOn} />
      <DayFact label={t('returns:field.inspectedOn')} day={inspectedOn} />
      <TextFact label={t('goods:field.reference')} text={document.reference} />
      <TextFact label={t('returns:field.overQuota')} text={approvedOverQuota} />
      <TextFact label={t('returns:field.beyondSold')} text={approvedBeyondSold} />
      <TextFact label={t('goods:field.remark')} text={document.remark} />
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
  const { draft } = form
  return (
    <>
      {open && <RestoredNote draft={draft} />}
      {open || document === null ? <OpenHeader form={form} /> : <ReadHeader document={document} />}
      <QuotaBar quota={form.quota} exempt={draft.header.reason === 'defect'} />
    </>
  )
}
