import { Button, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ProductionDocument, ProductionLineRow } from '../../../shared/schemas/production'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { DocumentNote, GoodsSheet } from '../../components/goods'
import { useMay } from '../../components/session'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Day, Quantity } from '../../components/values'
import { formatRate } from '../../components/values/text'
import type { SheetCursor } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { CancelDialog } from './cancel-dialog'
import { CellStory } from './cell-story'
import { CloseDialog, missingOf } from './close-dialog'
import { LateOrders, useLateText } from './late-orders'
import { lineStory } from './line-story'
import { MilestoneTrack } from './milestone-track'
import { MarkDialog, MoveDialog } from './stage-dialogs'
import './production.css'

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
  const { toleranceBp, closedReason } = order
  return (
    <HeaderFields>
      <HeaderField label={t('production:field.factory')}>{order.factory}</HeaderField>
      <HeaderField label={t('production:field.date')}>
        <Day day={document.businessDate} weekday />
      </HeaderField>
      <HeaderField label={t('production:field.dueDate')}>
        <span className="due-day">
          <Day day={order.dueDate} weekday={!late} /> {late && <StateBadge tone="wrong" label={t('production:late')} />}
        </span>
      </HeaderField>
      <HeaderField label={t('factories:field.tolerance')}>
        {toleranceBp === null ? (
          <span className="faint">{t('production:field.noTolerance')}</span>
        ) : (
          formatRate(toleranceBp)
        )}
      </HeaderField>
      {closedReason !== null && (
        <HeaderField label={t('production:field.state')} span={2}>
          <span className="one-line">{t('production:closing.closed', { reason: closedReason })}</span>
        </HeaderField>
      )}
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
  readonly onCursor: (cursor: SheetCursor) => void
}

function Lines({ order, figure, onFigure, onCursor }: LinesProps) {
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
          onCursor={onCursor}
        />
      </div>
    </div>
  )
}

type Asked = 'cancel' | 'mark' | 'move' | 'close' | null

/** What can be done with a placed production order, each with its key. */
function useReaderSteps(order: ProductionDocument, ask: (what: Asked) => void) {
  const { t } = useTexts()
  const toast = useToast()
  const may = useMay()
  const { status } = order.document
  const expects = ['placed', 'partlyReceived'].includes(status)
  const { beyond } = missingOf(order)
  const mayClose = may('production.close') && status === 'partlyReceived'
  const mayBeyond = may('production.closeBeyond')
  const [mayMark, mayMove, mayCancel] = [
    expects && may('production.markStage'),
    expects && may('production.moveStage'),
    expects && may('production.cancel'),
  ]
  return useMemo(() => {
    const close = () => {
      if (beyond > 0 && !mayBeyond) toast.error(t('production:closing.refused', { beyond }))
      else ask('close')
    }
    return [
      ...(mayMark ? [{ keys: 'Alt+M', label: t('production:mark.action'), run: () => ask('mark') }] : []),
      ...(mayMove ? [{ keys: 'Alt+R', label: t('production:move.action'), run: () => ask('move') }] : []),
      ...(mayClose ? [{ keys: 'Alt+K', label: t('production:closing.action'), run: close }] : []),
      ...(mayCancel ? [{ keys: 'Alt+D', label: t('production:cancel.action'), run: () => ask('cancel') }] : []),
    ]
  }, [ask, beyond, mayBeyond, mayMark, mayMove, mayClose, mayCancel, t, toast])
}

function Head({ order }: { readonly order: ProductionDocument }) {
  const late = useLateText(order.late)
  return (
    <>
      {late !== null && <DocumentNote tone="wrong">{late}</DocumentNote>}
      <HeaderText order={order} />
      <MilestoneTrack milestones={order.milestones} />
    </>
  )
}

function Dialogs({ order, asked, onClose }: { order: ProductionDocument; asked: Asked; onClose: () => void }) {
  const { id, version, number } = order.document
  const followed = { id, version, number, milestones: order.milestones }
  return (
    <>
      <CancelDialog order={order} open={asked === 'cancel'} onClose={onClose} />
      <CloseDialog order={order} open={asked === 'close'} onClose={onClose} />
      <MarkDialog order={followed} open={asked === 'mark'} onClose={onClose} />
      <MoveDialog order={followed} open={asked === 'move'} onClose={onClose} />
    </>
  )
}

/** The sheet of a placed production order, with the story of the cell under the cursor and whom the order makes late. */
function Body({ order, figure, onFigure }: Omit<LinesProps, 'onCursor'>) {
  const [skuId, setSkuId] = useState<number | null>(order.lines[0]?.skuId ?? null)
  const onCursor = useCallback(({ row, position }: SheetCursor) => setSkuId(row?.skuIds?.[position] ?? null), [])
  const expects = ['placed', 'partlyReceived'].includes(order.document.status)
  return (
    <div className="production-body">
      <Lines order={order} figure={figure} onFigure={onFigure} onCursor={onCursor} />
      <CellStory cell={lineStory(order.lines, skuId)}>{expects && <LateOrders late={order.late} />}</CellStory>
    </div>
  )
}

/** A production order that was placed: its steps, whom it makes late, what arrived, what is still to come, and receiving it. */
export function ProductionReader({ order }: { readonly order: ProductionDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const [figure, setFigure] = useState<Figure>('quantity')
  const [asked, setAsked] = useState<Asked>(null)
  const { document } = order
  const mayReceive = ['placed', 'partlyReceived'].includes(document.status) && may('goodsReceipts.post')
  const steps = useReaderSteps(order, setAsked)
  const receive = useCallback(
    () => void navigate(`/goods-receipts/new?production=${document.id}`),
    [navigate, document.id],
  )
  const turn = useCallback(
    () => setFigure((now) => figures[(figures.indexOf(now) + 1) % figures.length] ?? 'quantity'),
    [],
  )
  const keys = useMemo(
    () => [...steps, { keys: 'Alt+V', label: t('production:figureKey'), run: turn }],
    [steps, turn, t],
  )
  return (
    <DocumentScreen
      title={`${t('production:one')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      {...(mayReceive ? { primary: { label: t('production:receive'), keys: 'Ctrl+Enter', onClick: receive } } : {})}
      actions={steps.map((step) => (
        <Button key={step.keys} title={step.keys} onClick={step.run}>
          {step.label}
        </Button>
      ))}
      keys={keys}
      header={<Head order={order} />}
      totals={<Sums lines={order.lines} />}
      history={order.history}
      links={order.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={() => void navigate('/production')}
    >
      <Body order={order} figure={figure} onFigure={setFigure} />
      <Dialogs order={order} asked={asked} onClose={() => setAsked(null)} />
    </DocumentScreen>
  )
}
