import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { type ShortageDocument, type ShortageResolution, shortageResolutions } from '../../../shared/schemas/shortages'
import { useRead, useWrite } from '../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { GoodsSheet, useStep } from '../../components/goods'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { StateBadge } from '../../components/state-badge'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { ResolveDialog } from './resolve-dialog'

function Header({ shortage }: { readonly shortage: ShortageDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { document, sourceId, sourceKind, sourceNumber, cause, resolution, resolvedOn } = shortage
  return (
    <HeaderFields>
      <HeaderField label={t('goods:field.distributor')}>
        <span className="field-text selectable">{document.distributorName}</span>
      </HeaderField>
      <HeaderField label={t('shortages:field.source')}>
        <Button type="link" className="field-link" onClick={() => void navigate(routeOf(sourceKind, sourceId))}>
          {t(`kinds:${sourceKind}`)} {sourceNumber}
        </Button>
      </HeaderField>
      <HeaderField label={t('shortages:field.cause')}>{t(`shortages:cause.${cause}`)}</HeaderField>
      <HeaderField label={t('shortages:field.foundOn')}>
        <Day day={document.businessDate} weekday />
      </HeaderField>
      {resolution !== null && (
        <HeaderField label={t('shortages:field.resolution')}>{t(`shortages:resolution.${resolution}`)}</HeaderField>
      )}
      {resolvedOn !== null && (
        <HeaderField label={t('shortages:field.resolvedOn')}>
          <Day day={resolvedOn} weekday />
        </HeaderField>
      )}
    </HeaderFields>
  )
}

const keyOf: Readonly<Record<ShortageResolution, string>> = {
  credited: 'Alt+K',
  reshipped: 'Alt+B',
  found: 'Alt+Z',
  rejected: 'Alt+J',
}

function useResolving(shortage: ShortageDocument, refetch: () => unknown) {
  const { t } = useTexts()
  const may = useMay()
  const step = useStep(refetch)
  const write = useWrite('shortages.resolve')
  const [asked, ask] = useState<ShortageResolution | null>(null)
  const { id, version, status, number } = shortage.document
  const open = status === 'open' && may('shortages.resolve')
  // What is missing of a transfer never was ours to send: a new transfer sends it, not a shipment.
  const ways = shortageResolutions.filter((way) => open && (way !== 'reshipped' || shortage.sourceKind === 'shipment'))
  const resolve = async (resolution: ShortageResolution, date: string, remark: string) => {
    const said = t(`shortages:said.${resolution}`, { number })
    if ((await step(write.run({ id, version, date, remark, resolution }), said)) !== null) ask(null)
  }
  return { ways, asked, ask, resolve, busy: write.pending }
}

function Shortage({ shortage, refetch }: { shortage: ShortageDocument; refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { ways, asked, ask, resolve, busy } = useResolving(shortage, refetch)
  const { document } = shortage
  const offered = ways.join(' ')
  const keys = useMemo(
    () =>
      shortageResolutions
        .filter((way) => offered.split(' ').includes(way))
        .map((way) => ({ keys: keyOf[way], label: t(`shortages:step.${way}`), run: () => ask(way) })),
    [offered, ask, t],
  )
  const lines = useMemo(
    () => shortage.lines.map((line) => ({ ...line, price: { tagPriceFen: 0, rateBp: 0, priceFen: line.priceFen } })),
    [shortage.lines],
  )
  const back = useCallback(() => void navigate('/shipments'), [navigate])
  return (
    <DocumentScreen
      title={`${t('kinds:shortage')} ${document.number}`}
      state={<StateBadge state={document.status} />}
      {...(ways.includes('credited')
        ? { primary: { label: t('shortages:step.credited'), busy, onClick: () => ask('credited') } }
        : {})}
      actions={ways
        .filter((way) => way !== 'credited')
        .toReversed()
        .map((way) => (
          <Button key={way} title={keyOf[way]} onClick={() => ask(way)}>
            {t(`shortages:step.${way}`)}
          </Button>
        ))}
      header={<Header shortage={shortage} />}
      totals={
        <Totals>
          <Total label={t('shortages:total.pieces')}>
            <Quantity value={document.quantity} />
          </Total>
          <Total label={t('shortages:total.amount')} strong>
            <Money fen={document.amountFen} />
          </Total>
        </Totals>
      }
      history={shortage.history}
      links={shortage.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={keys}
    >
      <GoodsSheet lines={lines} version={`${document.id}-${document.version}`} priceless right={useRight(lines)} />
      {asked !== null && (
        <ResolveDialog
          key={asked}
          shortage={shortage}
          resolution={asked}
          busy={busy}
          onConfirm={(date, remark) => void resolve(asked, date, remark)}
          onCancel={() => ask(null)}
        />
      )}
    </DocumentScreen>
  )
}

function useRight(lines: readonly { readonly skuId: number; readonly priceFen: number }[]) {
  const { t } = useTexts()
  return useMemo(() => {
    const prices = new Map(lines.map((line) => [line.skuId, line.priceFen]))
    type Row = Parameters<NonNullable<Parameters<typeof GoodsSheet>[0]['right']>[number]['value']>[0]
    const sum = (row: Row, each: (quantity: number, priceFen: number) => number) =>
      row.entries.reduce<number>((total, entry, position) => {
        const skuId = row.skuIds?.[position]
        return total + (typeof entry === 'number' ? each(entry, prices.get(skuId ?? 0) ?? 0) : 0)
      }, 0)
    return [
      {
        field: 'short',
        header: t('shortages:total.pieces'),
        width: 80,
        type: 'quantity' as const,
        total: 'sum' as const,
        value: (row: Row) => sum(row, (quantity) => quantity),
      },
      {
        field: 'amount',
        header: t('goods:field.amount'),
        width: 120,
        type: 'money' as const,
        total: 'sum' as const,
        value: (row: Row) => sum(row, (quantity, priceFen) => quantity * priceFen),
      },
    ]
  }, [lines, t])
}

/** What did not arrive, and how that is settled. */
export function ShortageView() {
  const id = Number(useParams().id)
  const read = useRead('shortages.get', { id })
  return <Loaded read={read}>{(shortage) => <Shortage key={id} shortage={shortage} refetch={read.refetch} />}</Loaded>
}
