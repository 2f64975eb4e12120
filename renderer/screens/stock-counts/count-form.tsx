import { Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useRead } from '../../api/hooks'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField } from '../../components/fields'
import { ScanField } from '../../components/goods'
import { ChoiceControl, TextControl } from '../../components/masters'
import { useTexts } from '../../i18n'
import type { Count } from './use-count'
import './stock-counts.css'

/** The places whose goods can be counted. */
export const countable = { kinds: ['company', 'regional', 'quarantine', 'distributor'] }

/** Which place was counted on which day, how blank cells read, whether the books are shown, and the scanner's field. */
export function CountForm({ count }: { readonly count: Count }) {
  const { head, setHead, show, scan } = count
  const { t } = useTexts()
  const places = useRead('warehouses.list', countable).data ?? []
  const [first] = useState(head.warehouseId)
  useEffect(() => {
    if (first === null) document.getElementById('count-warehouse')?.focus()
  }, [first])
  const blanks = [
    { value: 'skip', label: t('stock:count.blankSkip') },
    { value: 'zero', label: t('stock:count.blankZero') },
  ]
  const books = [
    { value: 'shown', label: t('stock:count.open') },
    { value: 'hidden', label: t('stock:count.blind') },
  ]
  return (
    <HeaderFields>
      <HeaderField label={t('stock:count.warehouse')} htmlFor="count-warehouse">
        <ChoiceControl
          id="count-warehouse"
          allowClear={false}
          value={head.warehouseId}
          options={places.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          onChange={(warehouseId) => setHead({ warehouseId })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.date')} htmlFor="count-date">
        <DayField
          id="count-date"
          allowClear={false}
          value={head.businessDate}
          onChange={(day) => day !== null && setHead({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.reference')} htmlFor="count-reference">
        <TextControl
          id="count-reference"
          maxLength={64}
          value={head.reference}
          onChange={(reference) => setHead({ reference })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.remark')} htmlFor="count-remark">
        <TextControl id="count-remark" value={head.remark} onChange={(remark) => setHead({ remark })} />
      </HeaderField>
      <HeaderField label={t('stock:count.blank')}>
        <Segmented
          value={head.blankIsZero ? 'zero' : 'skip'}
          options={blanks}
          onChange={(value) => setHead({ blankIsZero: value === 'zero' })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.book')}>
        <Segmented
          value={head.blind ? 'hidden' : 'shown'}
          disabled={head.revealed}
          options={books}
          onChange={(value) => show({ blind: value === 'hidden' })}
        />
      </HeaderField>
      <HeaderField label={t('stock:field.sku')} htmlFor="count-scan" span={2}>
        <ScanField
          id="count-scan"
          disabled={head.revealed}
          placeholder={t('stock:count.scan')}
          scan={scan}
          counted={(sku, pieces) => t('stock:count.scanned', { sku, count: pieces })}
          unknown={(code) => t('stock:count.scanUnknown', { code })}
        />
      </HeaderField>
    </HeaderFields>
  )
}
