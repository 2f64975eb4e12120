import { Button } from 'antd'
import { useMemo, useRef } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { type OpenAccount, type SettlingWay, settlingWays } from '../../../shared/schemas/settlements'
import { useRead } from '../../api/hooks'
import { DeskStrip, StripFigure, useBack } from '../../components/accounts-desk'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { Loaded } from '../../components/skeleton'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { DifferenceDialog } from './difference-dialog'
import { type SettleRow, SettleSide } from './settle-side'
import type { Side } from './settling'
import { type SettlingWork, useSettling } from './use-settling'
import './settlements.css'

const wayKeys: Readonly<Record<SettlingWay, string>> = { reference: 'Alt+R', exact: 'Alt+E', oldest: 'Alt+O' }

/** Where the cursor is on either side, and the keyboard's way from one to the other. */
function useSides() {
  const [credits, charges] = [useRef<GridHandle>(null), useRef<GridHandle>(null)]
  const cursor = useRef<{ side: Side; row: SettleRow | null }>({ side: 'credits', row: null })
  const grids = useMemo(() => ({ credits, charges }), [credits, charges])
  const put = useMemo(
    () => ({
      credits: (row: SettleRow | null) => {
        cursor.current = { side: 'credits', row }
      },
      charges: (row: SettleRow | null) => {
        cursor.current = { side: 'charges', row }
      },
    }),
    [],
  )
  return { cursor, grids, put }
}

function useSettlingKeys(work: SettlingWork, sides: ReturnType<typeof useSides>): readonly KeyBinding[] {
  const { t } = useTexts()
  const latest = useRef(work)
  latest.current = work
  const { may } = work
  const { cursor, grids } = sides
  return useMemo(() => {
    const moves: KeyBinding[] = [
      { keys: ['Alt+Left'], label: t('settlements:key.left'), run: () => grids.credits.current?.focus() },
      { keys: ['Alt+Right'], label: t('settlements:key.right'), run: () => grids.charges.current?.focus() },
    ]
    if (!may) return moves
    return [
      // An amount that is still being typed is taken first: the grid hands it over with the same press.
      {
        keys: 'Ctrl+Enter',
        label: t('settlements:post'),
        run: () => window.setTimeout(() => latest.current.post(), 0),
      },
      ...settlingWays.map((way) => ({
        keys: wayKeys[way],
        label: t(`settlements:way.${way}`),
        run: () => latest.current.propose(way),
      })),
      {
        keys: 'Space',
        label: t('settlements:key.fill'),
        run: () => {
          const { side, row } = cursor.current
          if (row === null) return false
          latest.current.fill(side, row)
          return true
        },
      },
      { keys: 'Alt+X', label: t('settlements:clear'), run: () => latest.current.clear() },
      ...moves,
    ]
  }, [may, t, cursor, grids])
}

function Actions({ work }: { readonly work: SettlingWork }) {
  const { t } = useTexts()
  if (!work.may) return null
  const { edges, creditLeftFen, chargeLeftFen } = work.pairing
  const chosen = edges.length > 0 || creditLeftFen + chargeLeftFen > 0
  const { difference } = work.difference
  const ready = difference.small || (difference.fen === 0 && edges.length > 0)
  return (
    <>
      {settlingWays.map((way) => (
        <Button key={way} title={wayKeys[way]} onClick={() => work.propose(way)}>
          {t(`settlements:way.${way}`)}
        </Button>
      ))}
      <Button title="Alt+X" disabled={!chosen} onClick={work.clear}>
        {t('settlements:clear')}
      </Button>
      <Button type="primary" title="Ctrl+Enter" loading={work.busy} disabled={!ready} onClick={work.post}>
        {t('settlements:post')}
      </Button>
    </>
  )
}

function Figures({ work }: { readonly work: SettlingWork }) {
  const { t } = useTexts()
  const { edges, creditLeftFen, chargeLeftFen } = work.pairing
  const { difference } = work.difference
  const joined = edges.reduce((sum, edge) => sum + edge.amountFen, 0)
  return (
    <DeskStrip inline>
      <StripFigure label={t('settlements:chosenCredits')} fen={joined + creditLeftFen} />
      <StripFigure label={t('settlements:chosenCharges')} fen={joined + chargeLeftFen} />
      <StripFigure strong label={t('settlements:left')} fen={creditLeftFen - chargeLeftFen} />
      {difference.fen !== 0 && <StripFigure label={t('settlements:difference.limitLabel')} fen={difference.limitFen} />}
      {work.may && (
        <p className="settle-hint faint">{t(difference.small ? 'settlements:difference.hint' : 'settlements:hint')}</p>
      )}
    </DeskStrip>
  )
}

function Desk({ account, receiptId }: { readonly account: OpenAccount; readonly receiptId: number }) {
  const { t } = useTexts()
  const work = useSettling(account, receiptId)
  const sides = useSides()
  const keys = useSettlingKeys(work, sides)
  return (
    <ListScreen
      id="settlements.desk"
      title={t('settlements:titleOf', { customer: `${account.distributorCode} ${account.distributorName}` })}
      onBack={useBack(`/accounts/${account.distributorId}`)}
      keys={keys}
      actions={<Actions work={work} />}
    >
      <div className="desk-column">
        <Figures work={work} />
        <div className="desk-fill settle-desk">
          {(['credits', 'charges'] as const).map((side) => (
            <SettleSide
              key={side}
              side={side}
              entries={account[side]}
              work={work}
              grid={sides.grids[side]}
              onCursor={sides.put[side]}
            />
          ))}
        </div>
      </div>
      <DifferenceDialog account={account} work={work} />
    </ListScreen>
  )
}

/** One customer's money beside what it owes: amounts to the fen, proposed or typed, posted together. */
export function SettleDesk() {
  const distributorId = Number(useParams().id)
  const receiptId = Number(useSearchParams()[0].get('receipt') ?? 0)
  const read = useRead('settlements.open', { distributorId })
  return (
    <Loaded read={read}>{(account) => <Desk key={distributorId} account={account} receiptId={receiptId} />}</Loaded>
  )
}
