import { Button, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ProductionDocument, ProductionLineRow } from '../../../shared/schemas/production'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { GoodsSheet } from '../../components/goods'
import { useMay } from '../../components/session'
import { StateBadge } from '../../components/state-badge'
import { Day, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { CancelDialog } from './cancel-dialog'
import { RowSources } from './row-sources'

const figures = ['quantity', 'received', 'open'] as const
type Figure = (typeof figures)[number]

const openOf = (line: ProductionLineRow) => Math.max(0, line.quantity - line.receivedQuantity)

function figureOf(line: ProductionLineRow, figure: Figure): number {
  if (figure === 'quantity') return line.quantity
  return figure === 'received' ? line.receivedQuantity : openOf(line)
}

const sum = (lines: readonly ProductionLineRow[], figure: Figure) =>
  lines.reduce((total, line) => total + figureOf(line, figure), 0)

function HeaderText({ order }: { readonly order: ProductionDocument }) {
  const { t } = useTexts()
  const { document } = order
  const late = ['placed', 'partlyReceived'].includes(document.status) && order.dueDate < dayjs().format('YYYY-MM-DD')
  return (
    <HeaderFields>
      <HeaderField label={t('production:field.factory')}>{order.factory}</HeaderField>
      <HeaderField label={t('production:field.date')}>
        <Day day={document.businessDate} weekday />
      </HeaderField>
      <HeaderField label={t('production:field.dueDate')}>
        <Day day={order.dueDate} weekday /> {late && <StateBadge tone="wrong" label={t('production:late')} />}
      </HeaderField>
      {document.reference !== '' && (
        <HeaderField label={t('production:field.reference')}>{document.reference}</HeaderField>
      )}
      {document.remark !== '' && (
        <HeaderField label={t('production:field.remark')} span={2}>
          <span className="one-line">{document.remark}</span>
        </HeaderField>
      )}
    </HeaderFields>
  )
}

function Sums({ lines }: Pick<ProductionDocument, 'lines'>) {
  const { t } = useTexts()
  return (
    <Totals>
      <Total label={t('production:total.pieces')}>
        <Quantity value={sum(lines, 'quantity')} />
      </Total>
      <Total label={t('production:total.received')}>
        <Quantity value={sum(lines, 'received')} />
      </Total>
      <Total label={t('production:total.open')} strong>
        <Quantity value={sum(lines, 'open')} />
      </Total>
    </Totals>
  )
}

interface LinesProps {
  readonly order: ProductionDocument
  readonly figure: Figure
  readonly onFigure: (figure: Figure) => void
  readonly onRow: (rowId: string | null) => void
}

function Lines({ order, figure, onFigure, onRow }: LinesProps) {
  const { t } = useTexts()
  const lines = useMemo(
    () => order.lines.map((line) => ({ ...line, quantity: figureOf(line, figure) })),
    [order.lines, figure],
  )
  return (
    <div className="lines-frame">
      <div className="lines-bar">
        <Segmented<Figure>
          size="small"
          value={figure}
          onChange={onFigure}
          options={figures.map((name) => ({ value: name, label: t(`production:figure.${name}`) }))}
        />
      </div>
      <div className="lines-body">
        <GoodsSheet
          lines={lines}
          version={`${figure}${order.document.version}${order.document.status}`}
          priceless
          onRow={(row) => onRow(row?.id ?? null)}
        />
      </div>
    </div>
  )
}

/** A production order that was placed: what arrived, what is still to come, and receiving it. */
export function ProductionReader({ order }: { readonly order: ProductionDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [figure, setFigure] = useState<Figure>('quantity')
  const [row, setRow] = useState<string | null>(null)
  const [cancelling, setCancelling] = useState(false)
  const { document } = order
  const expects = ['placed', 'partlyReceived'].includes(document.status)
  const mayReceive = expects && may('goodsReceipts.post')
  const mayCancel = expects && may('production.cancel')
  const receive = useCallback(
    () => void navigate(`/goods-receipts/new?production=${document.id}`),
    [navigate, document.id],
  )
  const turn = useCallback(
    () => setFigure((now) => figures[(figures.indexOf(now) + 1) % figures.length] ?? 'quantity'),
    [],
  )
  const keys = useMemo(
    () => [
      { keys: 'Alt+V', label: t('production:figureKey'), run: turn },
      ...(mayCancel ? [{ keys: 'Alt+D', label: t('production:cancel.action'), run: () => setCancelling(true) }] : []),
    ],
    [turn, mayCancel, t],
  )
  return (
    <DocumentScreen
      title={`${t('production:one')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      {...(mayReceive ? { primary: { label: t('production:receive'), keys: 'Ctrl+Enter', onClick: receive } } : {})}
      actions={
        mayCancel && (
          <Button title="Alt+D" onClick={() => setCancelling(true)}>
            {t('production:cancel.action')}
          </Button>
        )
      }
      keys={keys}
      header={<HeaderText order={order} />}
      totals={<Sums lines={order.lines} />}
      history={order.history}
      links={order.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      side={<RowSources order={order} rowId={row} />}
      onBack={() => void navigate('/production')}
    >
      <Lines order={order} figure={figure} onFigure={setFigure} onRow={setRow} />
      <CancelDialog order={order} open={cancelling} onClose={() => setCancelling(false)} />
    </DocumentScreen>
  )
}
