import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { GoodsReceiptDocument } from '../../../shared/schemas/production'
import { useRead, useWrite } from '../../api/hooks'
import { ReasonDialog } from '../../components/dialogs'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { GoodsSheet, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'

function HeaderText({ receipt }: { readonly receipt: GoodsReceiptDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { document, productionOrderId } = receipt
  const production = receipt.links.find((link) => link.kind === 'production' && link.id === productionOrderId)
  return (
    <HeaderFields>
      <HeaderField label={t('goodsReceipts:field.date')}>
        <Day day={document.businessDate} weekday />
      </HeaderField>
      <HeaderField label={t('goodsReceipts:field.warehouse')}>{document.warehouseName}</HeaderField>
      <HeaderField label={t('goodsReceipts:field.production')}>
        {production === undefined ? (
          <span className="faint">{t('goodsReceipts:field.noProduction')}</span>
        ) : (
          <Button type="link" size="small" onClick={() => void navigate(routeOf('production', production.id))}>
            {production.number}
          </Button>
        )}
      </HeaderField>
      {document.reference !== '' && (
        <HeaderField label={t('goodsReceipts:field.reference')}>{document.reference}</HeaderField>
      )}
      <HeaderField label={t('goodsReceipts:field.createdBy')}>{document.createdByName}</HeaderField>
      {receipt.accepted !== null && (
        <HeaderField label={t('goodsReceipts:total.beyond')} span={2}>
          <span className="one-line">
            {t('goodsReceipts:beyond.accepted', {
              count: receipt.accepted.quantity,
              user: receipt.accepted.userName,
              reason: receipt.accepted.reason,
            })}
          </span>
        </HeaderField>
      )}
      {document.remark !== '' && (
        <HeaderField label={t('goodsReceipts:field.remark')} span={2}>
          <span className="one-line">{document.remark}</span>
        </HeaderField>
      )}
    </HeaderFields>
  )
}

interface ReverseDialogProps {
  readonly receipt: GoodsReceiptDocument
  readonly open: boolean
  readonly onClose: () => void
}

function ReverseDialog({ receipt, open, onClose }: ReverseDialogProps) {
  const { t } = useTexts()
  const reverse = useWrite('goodsReceipts.reverse')
  const step = useStep(() => undefined)
  const { id, version, number } = receipt.document
  const submit = async (reason: string) => {
    const done = await step(reverse.run({ id, version, reason }), t('goodsReceipts:reverse.done', { number }))
    if (done !== null) onClose()
  }
  return (
    <ReasonDialog
      open={open}
      title={t('goodsReceipts:reverse.title', { number })}
      common={[
        t('goodsReceipts:reverse.reason.wrongQuantity'),
        t('goodsReceipts:reverse.reason.wrongStyle'),
        t('goodsReceipts:reverse.reason.duplicate'),
      ]}
      okText={t('goodsReceipts:reverse.action')}
      busy={reverse.pending}
      onSubmit={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  )
}

function Receipt({ receipt }: { readonly receipt: GoodsReceiptDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [reversing, setReversing] = useState(false)
  const { document } = receipt
  const mayReverse = document.status === 'posted' && may('goodsReceipts.reverse')
  const keys = useMemo(
    () =>
      mayReverse ? [{ keys: 'Alt+D', label: t('goodsReceipts:reverse.action'), run: () => setReversing(true) }] : [],
    [mayReverse, t],
  )
  return (
    <DocumentScreen
      title={`${t('goodsReceipts:one')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      actions={
        mayReverse && (
          <Button title="Alt+D" onClick={() => setReversing(true)}>
            {t('goodsReceipts:reverse.action')}
          </Button>
        )
      }
      keys={keys}
      header={<HeaderText receipt={receipt} />}
      totals={
        <Totals>
          <Total label={t('goodsReceipts:total.pieces')} strong>
            <Quantity value={document.quantity} />
          </Total>
        </Totals>
      }
      history={receipt.history}
      links={receipt.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={() => void navigate('/goods-receipts')}
    >
      <GoodsSheet lines={receipt.lines} version={String(document.id)} priceless />
      <ReverseDialog receipt={receipt} open={reversing} onClose={() => setReversing(false)} />
    </DocumentScreen>
  )
}

/** One goods receipt: posted the moment it was entered, so it can only be read and reversed. */
export function ReceiptView() {
  const { id } = useParams()
  const read = useRead('goodsReceipts.get', { id: Number(id) })
  return (
    <Loaded read={read} lines={10}>
      {(receipt) => <Receipt key={receipt.document.id} receipt={receipt} />}
    </Loaded>
  )
}
