import { type ReactNode, useMemo } from 'react'
import type { HistoryRow, LinkRow } from '../../../shared/schemas/documents'
import { productionStages } from '../../../shared/schemas/production'
import { useTexts } from '../../i18n'
import { StateBadge } from '../state-badge'
import { Day, Instant } from '../values'
import { formatFen } from '../values/text'
import { useActionText } from './action-text'
import { historyRuns } from './history-runs'

interface SidePanelProps {
  readonly history: readonly HistoryRow[]
  readonly links: readonly LinkRow[]
  readonly onLink?: (link: LinkRow) => void
  readonly children?: ReactNode
}

function Links({ links, onLink }: Pick<SidePanelProps, 'links' | 'onLink'>) {
  const { t } = useTexts()
  if (links.length === 0) return <p className="faint">{t('components:document.noLinks')}</p>
  return (
    <ul className="side-links">
      {links.map((link) => (
        <li key={`${link.kind}${link.id}${link.direction}`}>
          <button type="button" onClick={() => onLink?.(link)}>
            <span className="soft">{t(`kinds:${link.kind}`)}</span>
            <span className="side-number">{link.number}</span>
            <Day day={link.businessDate} />
            <StateBadge state={link.status} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What a step says beside its name: a production step and the days it was moved between, a version, a file, what was settled. */
function StepDetail({ detail }: Pick<HistoryRow, 'detail'>) {
  const { t } = useTexts()
  const { stage, from, to, day, reason, amountFen, number, revision, fileName, fixes } = detail
  const named = productionStages.find((each) => each === stage)
  const words = [
    named === undefined ? '' : t(`production:stage.${named}`),
    typeof revision === 'number' ? t('components:document.revision', { revision }) : '',
    typeof fileName === 'string' && fileName !== reason ? fileName : '',
    typeof from === 'string' && typeof to === 'string' ? `${from} → ${to}` : typeof day === 'string' ? day : '',
    // What was settled: how much, and with which other documents.
    typeof amountFen === 'number' && typeof number === 'string' ? `${formatFen(amountFen)} ${number}` : '',
  ].filter((word) => word !== '')
  return (
    <>
      {words.length > 0 && <p className="soft">{words.join(' ')}</p>}
      {typeof fixes === 'string' && (
        <div className="soft side-fixes">
          <p>
            {t('components:document.fixed', { file: String(detail.file ?? ''), count: Number(detail.fixCount ?? 0) })}
          </p>
          <pre>{fixes}</pre>
        </div>
      )}
      {typeof reason === 'string' && reason !== '' && <p className="soft">{reason}</p>}
    </>
  )
}

function History({ history }: Pick<SidePanelProps, 'history'>) {
  const { t } = useTexts()
  const text = useActionText()
  const runs = useMemo(() => historyRuns(history), [history])
  if (history.length === 0) return <p className="faint">{t('components:document.noHistory')}</p>
  return (
    <ol className="side-history">
      {runs.map(({ row, count }, position) => (
        <li key={`${row.version}${row.at}${row.action}${runs.length - position}`}>
          <p>
            <b>{row.userName}</b> {text(row.action)}
            {count > 1 && <span className="faint"> {t('components:document.times', { count })}</span>}
          </p>
          <p className="faint">
            <Instant at={row.at} />
          </p>
          {typeof row.detail.what === 'string' && <p className="soft">{row.detail.what}</p>}
          <StepDetail detail={row.detail} />
        </li>
      ))}
    </ol>
  )
}

/** What a document came from, what came of it, and who did what, newest first. */
export function SidePanel({ history, links, onLink, children }: SidePanelProps) {
  const { t } = useTexts()
  return (
    <aside className="document-side selectable">
      {children}
      <h2>{t('components:document.links')}</h2>
      <Links links={links} {...(onLink ? { onLink } : {})} />
      <h2>{t('components:document.history')}</h2>
      <History history={history} />
    </aside>
  )
}
