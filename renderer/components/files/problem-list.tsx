import { Button } from 'antd'
import { ask } from '../../api/bridge'
import { useTexts } from '../../i18n'
import { useToast } from '../toast'

/** A problem in a file as a person reads it; `text` is already in words. */
export interface ShownProblem {
  readonly file: string
  readonly sheet: string
  readonly row: number | null
  readonly column: number | null
  readonly text: string
  readonly severity: 'error' | 'warning'
}

/** A column number as Excel names it: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

function cellName(problem: ShownProblem): string {
  const column = problem.column === null ? '' : columnLetters(problem.column)
  return `${column}${problem.row ?? ''}`
}

// More would not be read, and would make the page slow; the copy has them all.
const shownAtMost = 500

interface ProblemListProps {
  readonly problems: readonly ShownProblem[]
  readonly onPick?: (problem: ShownProblem) => void
}

/** Problems of a file by sheet, row and column, errors first; copied, they can be sent to whoever made the file. */
export function ProblemList({ problems, onPick }: ProblemListProps) {
  const { t } = useTexts()
  const toast = useToast()
  if (problems.length === 0) return <p className="faint problem-none">{t('components:problems.none')}</p>
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
  const copy = async () => {
    const text = sorted
      .map((problem) => [problem.file, problem.sheet, cellName(problem), problem.text].join('\t'))
      .join('\n')
    await ask('clipboard.writeText', { text })
    toast.success(t('components:problems.copied'))
  }
  return (
    <div className="problem-list selectable">
      <header>
        <h2>{t('components:problems.title', { count: problems.length })}</h2>
        <Button size="small" onClick={() => void copy()}>
          {t('components:problems.copy')}
        </Button>
      </header>
      <ul>
        {sorted.slice(0, shownAtMost).map((problem, position) => (
          <li key={position} className={`problem problem-${problem.severity}`}>
            <button type="button" onClick={() => onPick?.(problem)}>
              <span className="problem-cell">{cellName(problem)}</span>
              <span className="problem-text">{problem.text}</span>
              <span className="problem-sheet faint">{[problem.file, problem.sheet].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
