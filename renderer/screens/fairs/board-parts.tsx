import type { ReactNode } from 'react'
import { depositState, lackOf, planState } from '../../../shared/domain/fairs'
import type { BoardStyle, FairBoard, FairStanding } from '../../../shared/schemas/fairs'
import { Money, Quantity } from '../../components/values'
import { formatRate } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { progressBp } from './progress'
import { DepositWord, PlanWord } from './state-word'
import '../../components/masters/masters.css'

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="board-figure">
      <span>{label}</span>
      <strong className="numeric">{children}</strong>
    </div>
  )
}

/** The figures a room asks for first. */
export function BoardFigures({ board }: { readonly board: FairBoard }) {
  const { t } = useTexts()
  const { fair, distributors, ranking, against } = board
  const sum = (of: (row: FairStanding) => number) => distributors.reduce((total, row) => total + of(row), 0)
  const ordered = ranking.filter((style) => style.quantity > 0).length
  const done = progressBp(fair.orderedFen, fair.budgetFen)
  const of = (a: number, b: number) => t('fairs:board.of', { a, b })
  return (
    <div className="board-figures">
      <Figure label={t('fairs:field.orderedPieces')}>
        <Quantity value={fair.orderedQuantity} />
      </Figure>
      <Figure label={t('fairs:field.ordered')}>
        <Money fen={fair.orderedFen} />
      </Figure>
      <Figure label={t('fairs:field.progress')}>{done === null ? '–' : formatRate(done)}</Figure>
      <Figure label={t('fairs:board.styles')}>{of(ordered, ranking.length)}</Figure>
      <Figure label={t('fairs:board.customers')}>
        {of(distributors.filter((row) => row.orderedQuantity > 0).length, distributors.length)}
      </Figure>
      {fair.depositBp > 0 && (
        <Figure label={t('fairs:board.deposits')}>
          {formatRate(
            progressBp(
              sum((row) => Math.min(row.receivedFen, row.dueFen)),
              sum((row) => row.dueFen),
            ) ?? 0,
          )}
        </Figure>
      )}
      {against !== null && (
        <Figure label={against.name}>
          <Quantity value={against.orderedQuantity} />
        </Figure>
      )}
    </div>
  )
}

/** The styles by what was ordered; what nobody ordered stands under them by name. */
export function BoardRanking({ board }: { readonly board: FairBoard }) {
  const { t } = useTexts()
  const total = board.fair.orderedQuantity
  const taken = board.ranking.filter((style) => style.quantity > 0)
  const left = board.ranking.filter((style) => style.quantity === 0)
  return (
    <section className="board-card">
      <header>
        <h2>{t('fairs:board.rank')}</h2>
      </header>
      <div className="board-body">
        {taken.length === 0 && <p className="board-none">{t('fairs:board.noOrders')}</p>}
        <table className="plain-table board-table">
          <thead>
            <tr>
              <th className="numeric">{t('fairs:field.rank')}</th>
              <th>{t('fairs:field.style')}</th>
              <th>{t('fairs:field.styleName')}</th>
              <th className="numeric">{t('fairs:field.pieces')}</th>
              <th className="numeric">{t('fairs:field.amount')}</th>
              <th className="numeric">{t('fairs:field.distributors')}</th>
              <th className="numeric">{t('fairs:field.share')}</th>
            </tr>
          </thead>
          <tbody>
            {taken.map((style, at) => (
              <RankRow key={style.styleId} style={style} rank={at + 1} total={total} />
            ))}
          </tbody>
        </table>
        <h3>{left.length === 0 ? t('fairs:board.everyStyle') : t('fairs:board.unordered', { count: left.length })}</h3>
        <p className="board-left">
          {left.map((style) => (
            <span key={style.styleId} title={style.name}>
              {style.code}
            </span>
          ))}
        </p>
      </div>
    </section>
  )
}

function RankRow({
  style,
  rank,
  total,
}: {
  readonly style: BoardStyle
  readonly rank: number
  readonly total: number
}) {
  return (
    <tr>
      <td className="numeric">{rank}</td>
      <td>{style.code}</td>
      <td className="board-name">{style.name}</td>
      <td className="numeric">
        <Quantity value={style.quantity} />
      </td>
      <td className="numeric">
        <Money fen={style.amountFen} />
      </td>
      <td className="numeric">
        <Quantity value={style.distributorCount} />
      </td>
      <td className="numeric">{formatRate(progressBp(style.quantity, total) ?? 0)}</td>
    </tr>
  )
}

/** Each distributor against its plan, its categories, and its deposit, in colours with their words. */
export function BoardBudgets({ board }: { readonly board: FairBoard }) {
  const { t } = useTexts()
  const { fair, today } = board
  return (
    <section className="board-card">
      <header>
        <h2>{t('fairs:board.budgets')}</h2>
      </header>
      <div className="board-body">
        <table className="plain-table board-table">
          <thead>
            <tr>
              <th>{t('fairs:field.distributor')}</th>
              <th className="numeric">{t('fairs:field.ordered')}</th>
              <th className="numeric">{t('fairs:field.orderedPieces')}</th>
              <th className="numeric">{t('fairs:field.progress')}</th>
              <th>{t('fairs:field.state')}</th>
              {fair.depositBp > 0 && <th>{t('fairs:field.depositState')}</th>}
            </tr>
          </thead>
          <tbody>
            {board.distributors.map((row) => (
              <tr key={row.distributorId}>
                <td className="board-name" title={row.distributorName}>
                  {row.distributorName}
                  <Categories row={row} />
                </td>
                <td className="numeric">
                  <Money fen={row.orderedFen} />
                </td>
                <td className="numeric">
                  <Quantity value={row.orderedQuantity} />
                </td>
                <td className="numeric">{rateText(progressBp(row.orderedFen, row.amountFen))}</td>
                <td>
                  <PlanWord state={planState(row.orderedFen, row.amountFen)} />
                  <Lack row={row} />
                </td>
                {fair.depositBp > 0 && (
                  <td>
                    <DepositWord state={depositState(row, fair.depositDeadline, today)} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const rateText = (rateBp: number | null): string => (rateBp === null ? '–' : formatRate(rateBp))

/** The planned categories, each with its share reached; the colour is that of its state, the word stands in its hint. */
function Categories({ row }: { readonly row: FairStanding }) {
  const { t } = useTexts()
  const planned = row.categories.filter((part) => part.amountFen > 0 || part.quantity > 0)
  if (planned.length === 0) return null
  return (
    <span className="board-categories">
      {planned.map((part) => {
        const byAmount = part.amountFen > 0
        const [done, plan] = byAmount ? [part.orderedFen, part.amountFen] : [part.orderedQuantity, part.quantity]
        const state = planState(done, plan)
        return (
          <span key={part.category} className={`board-category plan-${state}`} title={t(`fairs:plan.${state}`)}>
            {part.category} {rateText(progressBp(done, plan))}
          </span>
        )
      })}
    </span>
  )
}

function Lack({ row }: { readonly row: FairStanding }) {
  const { t } = useTexts()
  const { styles, isShallow } = lackOf(row, row)
  if (styles === 0 && !isShallow) return null
  const words = [
    ...(styles > 0 ? [t('fairs:lack.styles', { count: styles })] : []),
    ...(isShallow ? [t('fairs:lack.shallow')] : []),
  ]
  return <span className="board-lack">{words.join(' · ')}</span>
}
