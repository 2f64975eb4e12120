import { Input, Select } from 'antd'
import { memo, useCallback, useMemo } from 'react'
import type { OrderHeader } from '../../../shared/schemas/order-drafts'
import { type OrderKind, orderKinds } from '../../../shared/schemas/orders'
import { useRead } from '../../api/hooks'
import { HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker } from '../../components/fields'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

interface HeaderFormProps {
  readonly header: OrderHeader
  readonly onChange: (patch: Partial<OrderHeader>) => void
  /** Refused fields in words, by path. */
  readonly fields: Readonly<Record<string, string>>
  /** A distributor was picked: the keyboard goes on to the sheet. */
  readonly onPicked: () => void
  readonly autoFocus: boolean
  /** True for an order that was approved: whom it is for, its kind and its day stay. */
  readonly termsOnly?: boolean
}

function FairField({ header, onChange, fields, termsOnly = false }: HeaderFormProps) {
  const { t } = useTexts()
  const may = useMay()
  const wanted = header.orderKind === 'fair'
  const fairs = useRead('fairs.list', {}, { enabled: wanted && may('fairs.list') })
  const options = useMemo(
    () =>
      (fairs.data ?? [])
        .filter((fair) => !fair.archived || fair.id === header.fairId)
        .map((fair) => ({ value: fair.id, label: fair.name })),
    [fairs.data, header.fairId],
  )
  if (!wanted) return null
  return (
    <HeaderField label={t('orders:field.fair')} htmlFor="order-fair" problem={fields.fairId}>
      <Select
        id="order-fair"
        disabled={termsOnly}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={header.fairId}
        options={options}
        onChange={(fairId) => onChange({ fairId: fairId ?? null })}
      />
    </HeaderField>
  )
}

type DayName = 'businessDate' | 'deliveryFrom' | 'deliveryTo' | 'cancelAfter'

function OrderDay({ name, props }: { readonly name: DayName; readonly props: HeaderFormProps }) {
  const { t } = useTexts()
  const { header, onChange, fields, termsOnly = false } = props
  return (
    <HeaderField label={t(`orders:field.${name}`)} htmlFor={`order-${name}`} problem={fields[name]}>
      <DayField
        id={`order-${name}`}
        disabled={termsOnly && name === 'businessDate'}
        value={header[name]}
        allowClear={name !== 'businessDate'}
        onChange={(day) => {
          if (name !== 'businessDate') onChange({ [name]: day })
          else if (day !== null) onChange({ businessDate: day })
        }}
      />
    </HeaderField>
  )
}

/** The head of an order: whom it is for first, because every price follows from that. */
export const HeaderForm = memo((props: HeaderFormProps) => {
  const { t } = useTexts()
  const { header, onChange, fields, onPicked, autoFocus, termsOnly = false } = props
  const pick = useCallback(
    (distributorId: number | null, hit: { readonly code: string; readonly name: string } | null) => {
      onChange({ distributorId, distributorLabel: hit === null ? '' : `${hit.code} ${hit.name}` })
      if (distributorId !== null) onPicked()
    },
    [onChange, onPicked],
  )
  return (
    <HeaderFields>
      <HeaderField
        label={t('orders:field.distributor')}
        htmlFor="order-distributor"
        problem={fields.distributorId}
        span={2}
      >
        <DistributorPicker
          id="order-distributor"
          disabled={termsOnly}
          autoFocus={autoFocus}
          allowClear={false}
          value={header.distributorId}
          valueLabel={header.distributorLabel}
          onChange={pick}
        />
      </HeaderField>
      <HeaderField label={t('orders:field.kind')} htmlFor="order-kind" problem={fields.orderKind}>
        <Select<OrderKind>
          id="order-kind"
          disabled={termsOnly}
          value={header.orderKind}
          options={orderKinds.map((kind) => ({ value: kind, label: t(`orders:kind.${kind}`) }))}
          onChange={(orderKind) => onChange(orderKind === 'fair' ? { orderKind } : { orderKind, fairId: null })}
        />
      </HeaderField>
      <FairField {...props} />
      <OrderDay name="businessDate" props={props} />
      <OrderDay name="deliveryFrom" props={props} />
      <OrderDay name="deliveryTo" props={props} />
      <OrderDay name="cancelAfter" props={props} />
      <HeaderField label={t('orders:field.reference')} htmlFor="order-reference" problem={fields.reference}>
        <Input
          id="order-reference"
          maxLength={64}
          value={header.reference}
          onChange={(event) => onChange({ reference: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('orders:field.remark')} htmlFor="order-remark" problem={fields.remark} span={2}>
        <Input
          id="order-remark"
          maxLength={2000}
          value={header.remark}
          onChange={(event) => onChange({ remark: event.target.value })}
        />
      </HeaderField>
    </HeaderFields>
  )
})
