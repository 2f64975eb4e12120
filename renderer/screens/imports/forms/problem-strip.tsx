import { Button } from 'antd'
import { useState } from 'react'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import { problemText } from '../../../../shared/texts/problems'
import { columnLetters, ProblemList, type ShownProblem } from '../../../components/files'
import { useTexts } from '../../../i18n'
import { candidatesOf } from './problem-answers'
import type { FormCursor } from './use-cursor'
import { placeText } from './use-form-sheet'

/** What the strip below the sheet shows. */
export type StripTab = 'here' | 'all' | 'fixes'

interface ProblemStripProps {
  readonly cursor: FormCursor
  readonly problems: readonly ImportProblemRow[]
  readonly fixes: readonly ImportFix[]
  readonly tab: StripTab
  readonly onTab: (tab: StripTab) => void
  readonly onChoose: (problem: ImportProblemRow, candidate: string) => void
  readonly onPick: (problem: ImportProblemRow) => void
  readonly onTakeBack: (fix: ImportFix) => void
}

/** The candidates of some problems in the order in which Alt and a digit choose them. */
export const numbered = (problems: readonly ImportProblemRow[]) =>
  problems.flatMap((problem) => candidatesOf(problem).map((candidate) => ({ problem, candidate }))).slice(0, 9)

function Here({ cursor, onChoose }: Pick<ProblemStripProps, 'cursor' | 'onChoose'>) {
  const { t } = useTexts()
  const own = cursor.here.map(({ problem }) => problem)
  const choices = numbered(own)
  if (own.length === 0) {
    const { place } = cursor
    return (
      <p className="faint form-calm">
        {place === null
          ? t('imports:form.nothingHere')
          : t('imports:form.from', { place: placeText({ ...place, column: place.column }) })}
      </p>
    )
  }
  return (
    <ul className="form-here selectable">
      {own.map((problem, position) => (
        <li key={position} className={`form-problem form-${problem.severity}`}>
          <p>
            <b>{placeText(problem)}</b> {problemText(problem, t)}
          </p>
          <div className="form-choices">
            {candidatesOf(problem).map((candidate) => {
              const digit = choices.findIndex((one) => one.problem === problem && one.candidate === candidate) + 1
              return (
                <Button key={candidate} size="small" onClick={() => onChoose(problem, candidate)}>
                  {candidate}
                  {digit > 0 && <kbd>Alt+{digit}</kbd>}
                </Button>
              )
            })}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What a fix says, in words. */
function useFixText() {
  const { t } = useTexts()
  return (fix: ImportFix): string => {
    switch (fix.kind) {
      case 'cell':
        return t('imports:form.fix.cell', { text: fix.text === '' ? t('imports:form.fix.blank') : fix.text })
      case 'goods':
        return t('imports:form.fix.goods', {
          words: [fix.skuCode, fix.styleCode, fix.colour, fix.size].filter(Boolean).join(' '),
        })
      case 'drop':
        return t('imports:form.fix.drop')
      case 'distributor':
        return t('imports:form.fix.distributor', { written: fix.written, code: fix.code })
      case 'day':
        return t('imports:form.fix.day', { day: fix.day })
    }
  }
}

const fixPlace = (fix: ImportFix): string => {
  if (fix.kind === 'distributor' || fix.kind === 'day') return ''
  return `${fix.sheet} ${fix.kind === 'cell' ? columnLetters(fix.column) : ''}${fix.row}`
}

function Fixes({ fixes, onTakeBack }: Pick<ProblemStripProps, 'fixes' | 'onTakeBack'>) {
  const { t } = useTexts()
  const text = useFixText()
  const [shown, setShown] = useState(100)
  if (fixes.length === 0) return <p className="faint form-calm">{t('imports:form.noFixes')}</p>
  return (
    <ul className="form-fixes">
      {fixes.slice(0, shown).map((fix, position) => (
        <li key={position}>
          <b>{fixPlace(fix)}</b> <span>{text(fix)}</span>
          <Button size="small" type="link" onClick={() => onTakeBack(fix)}>
            {t('imports:form.takeBack')}
          </Button>
        </li>
      ))}
      {fixes.length > shown && (
        <Button size="small" type="link" onClick={() => setShown(shown + 500)}>
          {t('imports:form.more', { count: fixes.length - shown })}
        </Button>
      )}
    </ul>
  )
}

/** Below the sheet: what is wrong at the cursor with what may have been meant, everything that is wrong, and what was changed. */
export function ProblemStrip(props: ProblemStripProps) {
  const { t } = useTexts()
  const { cursor, problems, fixes, tab, onTab } = props
  const counts = { here: cursor.here.length, all: problems.length, fixes: fixes.length }
  const listed = problems.map((problem): ShownProblem & { readonly of: ImportProblemRow } => ({
    ...problem,
    file: '',
    text: problemText(problem, t),
    of: problem,
  }))
  return (
    <div className="form-strip">
      <div className="form-tabs" role="tablist">
        {(['here', 'all', 'fixes'] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            className="chip"
            onClick={() => onTab(one)}
          >
            {t(`imports:form.tab.${one}`)}
            <span className="chip-count">{counts[one]}</span>
          </button>
        ))}
      </div>
      <div className="form-strip-body">
        {tab === 'here' && <Here {...props} />}
        {tab === 'all' && (
          <ProblemList
            problems={listed}
            onPick={(picked) => {
              const found = listed.find((one) => one === picked)
              if (found !== undefined) props.onPick(found.of)
            }}
          />
        )}
        {tab === 'fixes' && <Fixes {...props} />}
      </div>
    </div>
  )
}
