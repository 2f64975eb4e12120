import { memo } from 'react'
import { useRead } from '../../api/hooks'
import { Total } from '../../components/document-screen'
import { today } from '../../components/goods/today'
import { useLive } from '../../components/live'
import { useMay } from '../../components/session'
import { useSettled } from '../../components/settled'
import { Money } from '../../components/values'
import { formatFen, formatQuantity } from '../../components/values/text'
import { type Translate, useTexts } from '../../i18n'
import { budgetNews, type CategorySums, sumsByCategory } from './budget-news'
import type { DraftSession } from './draft-session'

const settleMs = 300

/** What the sheet holds by category a moment after the last key. */
function useCategorySums(session: DraftSession): CategorySums {
  useSettled(useLive(session.edits), settleMs)
  useLive(session.shown)
  return sumsByCategory(session.rows(), (styleId) => session.book.matrices.get(styleId)?.category ?? '')
}

function words(news: ReturnType<typeof budgetNews>, t: Translate): string {
  if (news.category !== null)
    return t('fairs:budget.category', { category: news.category.name, amount: formatFen(news.category.overFen) })
  if (news.overFen > 0) return t('fairs:budget.over', { amount: formatFen(news.overFen) })
  if (news.overQuantity > 0) return t('fairs:budget.pieces', { count: formatQuantity(news.overQuantity) })
  return news.leftFen === 0 ? t('fairs:budget.met') : t('fairs:budget.left', { amount: formatFen(news.leftFen) })
}

function Strip({ session, fairId, distributorId }: StripProps) {
  const { t } = useTexts()
  const may = useMay()
  const order = useLive(session.saved)
  const asked = { fairId, distributorId, ...(order === null ? {} : { orderId: order.id }) }
  const { data: budget } = useRead('fairs.budget', asked, { enabled: may('fairs.budget'), keepPrevious: true })
  const sums = useCategorySums(session)
  if (budget === undefined) return null
  const isClosed = budget.orderDeadline !== null && budget.orderDeadline < today()
  const closed = isClosed && (
    <span className="budget-closed">{t('fairs:budget.closed', { day: budget.orderDeadline })}</span>
  )
  if (budget.amountFen === 0 && budget.quantity === 0)
    return isClosed ? <div className="budget-strip">{closed}</div> : null
  const news = budgetNews(budget, sums)
  return (
    <dl className="budget-strip" aria-label={t('fairs:budget.title')}>
      <Total label={t('fairs:budget.plan')}>
        <Money fen={budget.amountFen} />
      </Total>
      <Total label={t('fairs:budget.used')}>
        <Money fen={news.usedFen} />
      </Total>
      <div className={news.isOver ? 'budget-verdict budget-over' : 'budget-verdict'} role="status">
        {words(news, t)}
      </div>
      {closed}
    </dl>
  )
}

interface StripProps {
  readonly session: DraftSession
  readonly fairId: number
  readonly distributorId: number
}

/** The distributor's budget at the order's fair while the order is typed; an order of no fair has none. */
export const FairBudgetStrip = memo(({ session }: { readonly session: DraftSession }) => {
  const { fairId, distributorId } = useLive(session.header)
  if (fairId === null || distributorId === null) return null
  return <Strip session={session} fairId={fairId} distributorId={distributorId} />
})
