import { Button } from 'antd'
import type { ComparedLine, DifferenceRow, SuggestedTie } from '../../../shared/schemas/reconciliations'
import { Money } from '../../components/values'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import type { ComparedRow } from './compared-rows'
import { reasonText } from './reason-text'
import type { Cursor } from './use-cursor'
import type { ReconciliationWork } from './use-reconciliation'

/** What the row under the cursor may belong to, the best first. */
export function suggestionsOf(work: ReconciliationWork, row: ComparedRow | undefined): readonly SuggestedTie[] {
  const pair = row?.pair
  if (pair == null || pair.groupNo > 0) return []
  const [ours, theirs] = [pair.ours.map(({ id }) => id), pair.theirs.map(({ id }) => id)]
  return work.reconciliation.suggestions
    .filter(
      ({ ourIds, theirIds }) => ours.some((id) => ourIds.includes(id)) || theirs.some((id) => theirIds.includes(id)),
    )
    .slice(0, 3)
}

/** The lines of the other side that a suggestion offers. */
function offered(work: ReconciliationWork, row: ComparedRow, tie: SuggestedTie): readonly ComparedLine[] {
  const lines = (side: 'ours' | 'theirs', ids: readonly number[]) =>
    work.rows.flatMap(({ pair }) => (pair?.[side] ?? []).filter(({ id }) => ids.includes(id)))
  const isOurs = (row.pair?.ours.length ?? 0) > 0
  return isOurs ? lines('theirs', tie.theirIds) : lines('ours', tie.ourIds)
}

function lineText({ date, reference, text, amountFen }: ComparedLine): string {
  return [date?.slice(5) ?? '', reference || text, formatFen(amountFen)].filter((part) => part !== '').join(' ')
}

function NextStep({ difference, work }: { readonly difference: DifferenceRow; readonly work: ReconciliationWork }) {
  const { t } = useTexts()
  const { nextStep, owner, settlement, reason } = difference
  return (
    <p className="row-help-step">
      <strong>{t(`reconciliations:class.${difference.differenceClass}`)}</strong>
      {reason !== null && <span className="soft">{reasonText(t, reason)}</span>}
      <span>
        {t('reconciliations:nextStep.label')} {t(`reconciliations:nextStep.${nextStep}`)}
        <span className="faint"> {t(`reconciliations:owner.${owner}`)}</span>
      </span>
      {settlement !== null && (
        <span className="soft">
          {settlement.number} {t(`states:${settlement.status}`)}
        </span>
      )}
      {work.canSettle(difference) && (
        <Button size="small" title="D" disabled={work.busy} onClick={() => void work.settle(difference)}>
          {t(settlement === null ? 'reconciliations:key.settle' : 'reconciliations:key.openSettlement')}
          <kbd>D</kbd>
        </Button>
      )}
    </p>
  )
}

/** What is known of the row under the cursor: why, what to do, and what it may belong to. */
export function RowHelp({ work, cursor }: { readonly work: ReconciliationWork; readonly cursor: Cursor }) {
  const { t } = useTexts()
  const { row } = cursor
  if (row === undefined) return null
  const { difference, pair } = row
  const ties = suggestionsOf(work, row)
  const isSuggested = pair?.suggested === true
  if (difference === null && !isSuggested) return null
  return (
    <section className="row-help selectable" aria-label={t('reconciliations:rowHelp')}>
      {difference !== null && <NextStep difference={difference} work={work} />}
      {isSuggested && pair.pass !== null && (
        <p className="row-help-step">
          <span>{t(`reconciliations:pass.${pair.pass}`)}</span>
          <span className="soft">{t('reconciliations:suggestedHint')}</span>
        </p>
      )}
      {ties.length > 0 && (
        <ol className="row-help-ties">
          {ties.map((tie, index) => (
            <li key={`${tie.ourIds.join()}-${tie.theirIds.join()}`}>
              <button
                type="button"
                className="compare-open"
                disabled={!work.can.match || work.busy}
                onClick={() => void work.tieIds(tie)}
              >
                <kbd>{index + 1}</kbd>
                {offered(work, row, tie).map(lineText).join(' + ')}
              </button>
              <span className="soft"> {reasonText(t, tie.reason)}</span>
              {tie.differenceFen !== 0 && (
                <span className="soft">
                  {' '}
                  {t('reconciliations:difference')} <Money fen={tie.differenceFen} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
