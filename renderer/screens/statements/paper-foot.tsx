import type { StatementPaper } from '../../../shared/domain/papers'
import type { StatementDocument } from '../../../shared/schemas/statements'
import { CapitalAmount } from '../../components/accounts-desk'
import { Day, Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'

interface PaperFootProps {
  readonly statement: StatementDocument
  readonly paper: StatementPaper
  readonly onOpen: (number: string) => void
}

function Parts({ paper }: Pick<PaperFootProps, 'paper'>) {
  const { t } = useTexts()
  return (
    <section>
      <h3>{t('statements:parts')}</h3>
      <table className="statement-table">
        <thead>
          <tr>
            <th scope="col">{t('accounts:field.part')}</th>
            {(['opening', 'moved', 'closing'] as const).map((column) => (
              <th key={column} scope="col" className="numeric">
                {t(`statements:field.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {paper.parts.map(({ part, openingFen, movedFen, closingFen }) => (
            <tr key={part}>
              <th scope="row">{t(`accounts:part.${part}`)}</th>
              {[openingFen, movedFen, closingFen].map((fen, position) => (
                <td key={position} className="numeric">
                  <Money fen={fen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="statement-rule">{t('statements:partRule')}</p>
    </section>
  )
}

function Kinds({ statement: { view } }: Pick<PaperFootProps, 'statement'>) {
  const { t } = useTexts()
  return (
    <section>
      <h3>{t('statements:byKind')}</h3>
      <table className="statement-table">
        <thead>
          <tr>
            <th scope="col">{t('accounts:field.kind')}</th>
            <th scope="col" className="numeric">
              {t('accounts:field.pieces')}
            </th>
            <th scope="col" className="numeric">
              {t('statements:field.moved')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.subtotals.map(({ kind, quantity, amountFen }) => (
            <tr key={kind}>
              <th scope="row">{t(`accounts:entry.${kind}`)}</th>
              <td className="numeric">
                <Quantity value={quantity} blankZero />
              </td>
              <td className="numeric">
                <Money fen={amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OtherLines({ paper, onOpen }: Omit<PaperFootProps, 'statement'>) {
  const { t } = useTexts()
  if (paper.otherLines.length === 0) return null
  return (
    <section className="desk-card">
      <h3 className="desk-card-title">{t('statements:otherLines')}</h3>
      <table className="statement-table">
        <tbody>
          {paper.otherLines.map(({ line, shownFen }) => (
            <tr key={line.entryId} className="statement-line">
              <td>
                <Day day={line.businessDate} />
              </td>
              <td>
                <button type="button" className="statement-open" onClick={() => onOpen(line.documentNumber)}>
                  {line.documentNumber}
                </button>
              </td>
              <td>{t(`accounts:part.${line.part}`)}</td>
              <td>{t(`accounts:entry.${line.kind}`)}</td>
              <td className="numeric">
                <Money fen={shownFen} />
              </td>
              <td className="statement-note">{line.reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What stands under the lines: the closing in capital characters, the four parts, what each kind moved, and the answer. */
export function PaperFoot({ statement, paper, onOpen }: PaperFootProps) {
  const { t } = useTexts()
  return (
    <>
      <p className="statement-capital">
        <span>{t('receipts:capital')}</span>
        <CapitalAmount fen={paper.closingFen} />
      </p>
      <div className="statement-foot">
        <Parts paper={paper} />
        <Kinds statement={statement} />
      </div>
      <OtherLines paper={paper} onOpen={onOpen} />
      {statement.agreement !== null && (
        <p className="paper-note">
          {t(`statements:agreement.${statement.agreement}`)}
          {statement.note === '' ? '' : ` · ${statement.note}`}
        </p>
      )}
    </>
  )
}
