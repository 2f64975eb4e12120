import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { formatQuantity } from '../values/text'
import { ProblemList, type ShownProblem } from './problem-list'

interface ImportFrameProps {
  readonly fileNames: readonly string[]
  /** Figures of what would come in, e.g. 单据 12, 明细 480, 件数 9,600. */
  readonly figures: readonly { readonly label: string; readonly value: ReactNode }[]
  readonly problems: readonly ShownProblem[]
  readonly lineCount: number
  /** The grid of lines or documents that would come in. */
  readonly children: ReactNode
  readonly busy?: boolean
  /** Not now, e.g. while the file is being read otherwise. */
  readonly disabled?: boolean
  readonly onImport: () => void
  readonly onReplace: () => void
}

/** A file before it is imported: what was recognised, what is wrong, what would come in; then one button. */
export function ImportFrame(props: ImportFrameProps) {
  const { t } = useTexts()
  const hasErrors = props.problems.some((problem) => problem.severity === 'error')
  const blocked = hasErrors || props.lineCount === 0
  return (
    <section className="import-frame">
      <header className="import-head">
        <b className="one-line">{props.fileNames.join('、')}</b>
        {props.figures.map(({ label, value }) => (
          <span key={label}>
            <span className="soft">{label}</span> {value}
          </span>
        ))}
      </header>
      <div className="import-body">
        <div className="import-lines">{props.children}</div>
        <aside className="import-side">
          <ProblemList problems={props.problems} />
        </aside>
      </div>
      <footer className="import-foot">
        <p className="soft">
          <span>
            {hasErrors
              ? t('components:preview.importBlocked')
              : t('components:preview.linesCount', { count: formatQuantity(props.lineCount) })}
          </span>
          <span>{t('components:preview.nothingWritten')}</span>
        </p>
        <Button onClick={props.onReplace}>{t('components:file.replace')}</Button>
        <Button
          type="primary"
          disabled={blocked || props.disabled === true}
          loading={props.busy === true}
          onClick={props.onImport}
        >
          {t('components:preview.import')}
        </Button>
      </footer>
    </section>
  )
}
