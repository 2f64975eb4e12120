import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { movementColumns, type StatementPaperLine, statementPaper } from '../../../shared/domain/papers'
import type { StatementDocument } from '../../../shared/schemas/statements'
import { Day, Money, Quantity } from '../../components/values'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { useOpenDocument } from './open-document'
import { PaperFoot } from './paper-foot'
import { PaperHead } from './paper-head'

/** A page of a browser bears some thousand rows; the rest is one press away. */
const shownAtFirst = 1000

function Line({
  paperLine,
  disputedFen,
  onOpen,
}: {
  readonly paperLine: StatementPaperLine
  readonly disputedFen: number
  readonly onOpen: (number: string) => void
}) {
  const { t } = useTexts()
  const { line, column, shownFen } = paperLine
  const disputed = disputedFen > 0 ? t('statements:dispute.ofLine', { fen: formatFen(disputedFen) }) : ''
  const note = [line.priorPeriod ? t('statements:priorPeriod') : '', disputed, line.reference]
    .filter((text) => text !== '')
    .join(' ')
  return (
    <tr className={disputedFen > 0 ? 'statement-line statement-disputed' : 'statement-line'}>
      <td>
        <Day day={line.businessDate} />
      </td>
      <td>
        <button type="button" className="statement-open" onClick={() => onOpen(line.documentNumber)}>
          {line.documentNumber}
        </button>
      </td>
      <td>{t(`accounts:entry.${line.kind}`)}</td>
      <td className="numeric">
        <Quantity value={line.quantity} blankZero />
      </td>
      {movementColumns.map((own) => (
        <td key={own} className="numeric">
          {own === column && <Money fen={shownFen} />}
        </td>
      ))}
      <td className="numeric">
        <Money fen={line.balanceFen} />
      </td>
      <td className="statement-note" title={note}>
        {note}
      </td>
    </tr>
  )
}

function TableHead() {
  const { t } = useTexts()
  return (
    <thead>
      <tr>
        <th scope="col">{t('accounts:field.date')}</th>
        <th scope="col">{t('accounts:field.document')}</th>
        <th scope="col">{t('accounts:field.kind')}</th>
        {(['quantity', ...movementColumns, 'balance'] as const).map((column) => (
          <th key={column} scope="col" className="numeric">
            {t(`statements:column.${column}`)}
          </th>
        ))}
        <th scope="col">{t('statements:column.note')}</th>
      </tr>
    </thead>
  )
}

function BalanceLine({ label, fen }: { readonly label: string; readonly fen: number }) {
  return (
    <tr className="statement-strong">
      <th scope="row" colSpan={4 + movementColumns.length}>
        {label}
      </th>
      <td className="numeric">
        <Money fen={fen} />
      </td>
      <td />
    </tr>
  )
}

/** A statement as it is printed: opening, every line with the balance after it, totals, closing, and the other three parts. */
export function StatementPaper({ statement }: { readonly statement: StatementDocument }) {
  const { t } = useTexts()
  const { view } = statement
  const paper = useMemo(() => statementPaper(view), [view])
  const disputed = useMemo(() => new Map(view.disputes.map((one) => [one.documentId, one.amountFen])), [view])
  const [all, setAll] = useState(false)
  const open = useOpenDocument(view.lines)
  const lines = all ? paper.lines : paper.lines.slice(0, shownAtFirst)
  return (
    <div className="statement-scroll selectable">
      <article className="statement-paper">
        <PaperHead view={view} />
        <table className="statement-table">
          <TableHead />
          <tbody>
            <BalanceLine label={t('statements:field.opening')} fen={paper.openingFen} />
            {lines.map((paperLine) => (
              <Line
                key={paperLine.line.entryId}
                paperLine={paperLine}
                disputedFen={paperLine.line.amountFen > 0 ? (disputed.get(paperLine.line.documentId) ?? 0) : 0}
                onOpen={open}
              />
            ))}
          </tbody>
          <tfoot>
            <tr className="statement-strong">
              <th scope="row" colSpan={3}>
                {t('statements:periodTotal')}
              </th>
              <td className="numeric">
                <Quantity value={paper.quantity} blankZero />
              </td>
              {movementColumns.map((column) => (
                <td key={column} className="numeric">
                  <Money fen={paper.totals[column]} blankZero />
                </td>
              ))}
              <td />
              <td />
            </tr>
            <BalanceLine label={t('statements:field.closing')} fen={paper.closingFen} />
          </tfoot>
        </table>
        {lines.length < paper.lines.length && (
          <p className="statement-more">
            <Button onClick={() => setAll(true)}>{t('statements:showAll', { count: paper.lines.length })}</Button>
          </p>
        )}
        <PaperFoot statement={statement} paper={paper} onOpen={open} />
      </article>
    </div>
  )
}
