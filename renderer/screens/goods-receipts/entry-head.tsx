import { Input } from 'antd'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, WarehousePicker } from '../../components/fields'
import { DocumentNote, ScanField, type Scanned } from '../../components/goods'
import { useTexts } from '../../i18n'
import type { Entry } from './use-entry'

/** Goods being counted in, and the production order they are for. */
export interface PartProps {
  readonly order: ProductionDocument | null
  readonly entry: Entry
}

/** The field a scanner types into. */
export const scanId = 'entry-scan'

/** The picker takes the focus back when its list closes, so the sheet asks for it after that. */
const focusSheet = () => setTimeout(() => document.querySelector<HTMLElement>('.sheet-input')?.focus(), 60)

/** Where the goods go and on which paper they came, and the field a scanner types into. */
export function HeadForm({ order, entry, scan }: PartProps & { readonly scan: (code: string) => Promise<Scanned> }) {
  const { t } = useTexts()
  const { head, change, fields } = entry
  return (
    <>
      {entry.restored && <DocumentNote tone="work">{t('goodsReceipts:restored')}</DocumentNote>}
      <HeaderFields>
        <HeaderField label={t('goodsReceipts:field.warehouse')} htmlFor="entry-warehouse" problem={fields.warehouseId}>
          <WarehousePicker
            id="entry-warehouse"
            places="own"
            allowClear={false}
            autoFocus={head.warehouseId === null}
            value={head.warehouseId}
            onChange={(id) => {
              change({ warehouseId: typeof id === 'number' ? id : null })
              focusSheet()
            }}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.date')} htmlFor="entry-date" problem={fields.businessDate}>
          <DayField
            id="entry-date"
            allowClear={false}
            value={head.businessDate}
            onChange={(day) => day !== null && change({ businessDate: day })}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.production')}>
          {order === null ? (
            <span className="faint">{t('goodsReceipts:field.noProduction')}</span>
          ) : (
            <span className="one-line">
              {order.document.number} {order.factory}
            </span>
          )}
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.reference')} htmlFor="entry-reference">
          <Input
            id="entry-reference"
            maxLength={64}
            value={head.reference}
            onChange={(event) => change({ reference: event.target.value })}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:scan.label')} htmlFor={scanId} span={2}>
          <ScanField
            id={scanId}
            placeholder={t('goodsReceipts:scan.placeholder')}
            scan={scan}
            counted={(sku, count) => t('goodsReceipts:scan.counted', { sku, count })}
            unknown={(code) => t('goodsReceipts:scan.unknown', { code })}
          />
        </HeaderField>
        <HeaderField label={t('goodsReceipts:field.remark')} htmlFor="entry-remark">
          <Input
            id="entry-remark"
            maxLength={2000}
            value={head.remark}
            onChange={(event) => change({ remark: event.target.value })}
          />
        </HeaderField>
      </HeaderFields>
    </>
  )
}
