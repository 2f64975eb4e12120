import { Button } from 'antd'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { type RowList, rowLists } from './compared-rows'
import type { Cursor } from './use-cursor'
import type { ReconciliationWork } from './use-reconciliation'

const names: readonly RowList[] = ['open', 'suggested', 'differences', 'matched', 'all']

/** Which rows are worked through, with how many there are, and what the keys do. */
export function RowTabs({ work, cursor }: { readonly work: ReconciliationWork; readonly cursor: Cursor }) {
  const { t } = useTexts()
  const { can } = work
  const hints = [
    ...(can.explain ? (['accept', 'acceptAlike', 'undo', 'class'] as const) : []),
    ...(can.unmatch ? (['unmatch'] as const) : []),
    ...(can.match ? (['mark'] as const) : []),
    ...(can.settle ? (['settle'] as const) : []),
    'next' as const,
    'nextCustomer' as const,
  ]
  const keys = {
    accept: 'Space',
    acceptAlike: 'A',
    undo: 'Ctrl+Z',
    class: 'C',
    unmatch: 'X',
    mark: 'M',
    settle: 'D',
    next: 'N',
    nextCustomer: 'G',
  } as const
  return (
    <div className="compare-tabs">
      <div className="list-chips" role="tablist">
        {names.map((name) => {
          const count = rowLists[name](work.rows).length
          return (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={cursor.list === name}
              className={(name === 'open' || name === 'suggested') && count > 0 ? 'chip chip-waits' : 'chip'}
              onClick={() => cursor.setList(name)}
            >
              {t(`reconciliations:rows.${name}`)}
              <span className="chip-count">{count}</span>
            </button>
          )
        })}
      </div>
      <p className="compare-hints">
        {hints.map((hint) => (
          <span key={hint}>
            <kbd>{keys[hint]}</kbd> {t(`reconciliations:hint.${hint}`)}
          </span>
        ))}
      </p>
    </div>
  )
}

/** What is marked for tying by hand, and what it comes to. */
export function MarkedBar({ cursor, busy }: { readonly cursor: Cursor; readonly busy: boolean }) {
  const { t } = useTexts()
  const { markedRows } = cursor
  if (markedRows.length === 0) return null
  const count = (side: 'ours' | 'theirs') => markedRows.reduce((sum, { pair }) => sum + (pair?.[side].length ?? 0), 0)
  const difference = markedRows.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return (
    <footer className="compare-marks">
      <span>{t('reconciliations:marked', { ours: count('ours'), theirs: count('theirs') })}</span>
      <span>
        {t('reconciliations:column.difference')} <Money fen={difference} />
      </span>
      <Button size="small" onClick={cursor.clearMarks}>
        {t('reconciliations:clearMarks')}
      </Button>
      <Button
        size="small"
        type="primary"
        title="Ctrl+M"
        loading={busy}
        disabled={markedRows.length < 2}
        onClick={() => void cursor.tieMarked()}
      >
        {t('reconciliations:key.match')}
      </Button>
    </footer>
  )
}
