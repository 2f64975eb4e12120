import { useMemo, useState } from 'react'
import { chargedByDocument } from '../../../shared/domain/statements'
import type { StatementDocument, StatementLine } from '../../../shared/schemas/statements'
import { ReasonDialog } from '../../components/dialogs'
import { blankZero } from '../../components/document-list'
import { Money } from '../../components/values'
import { parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import type { StatementWork } from './use-statement'

/** A document of the statement with what of it is disputed. */
interface DisputeRow {
  readonly documentId: number
  readonly line: StatementLine
  readonly chargedFen: number
  readonly disputedFen: number
}

type Amounts = Readonly<Record<string, number>>

/** The documents a statement charges, in its order. */
function useRows({ view }: StatementDocument, amounts: Amounts): readonly DisputeRow[] {
  return useMemo(() => {
    const charged = chargedByDocument(view.lines)
    const first = new Map<number, StatementLine>()
    for (const line of view.lines)
      if (charged.has(line.documentId) && !first.has(line.documentId)) first.set(line.documentId, line)
    return [...first].map(([documentId, line]) => ({
      ...{ documentId, line, chargedFen: charged.get(documentId) ?? 0 },
      disputedFen: amounts[documentId] ?? 0,
    }))
  }, [view, amounts])
}

function useColumns(onAmount: (row: DisputeRow, fen: number) => void): readonly GridColumn<DisputeRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        field: 'date',
        header: t('accounts:field.date'),
        type: 'day',
        width: 92,
        value: (row) => row.line.businessDate,
      },
      {
        ...{ field: 'number', header: t('accounts:field.document'), type: 'code', width: 128 },
        value: (row) => row.line.documentNumber,
      },
      { field: 'reference', header: t('settlements:field.reference'), flex: 1, value: (row) => row.line.reference },
      { field: 'chargedFen', header: t('statements:dispute.charged'), type: 'money', width: 104 },
      {
        ...{ field: 'disputedFen', header: t('statements:dispute.amount'), type: 'money', width: 112, total: 'sum' },
        value: (row) => blankZero(row.disputedFen),
        edit: {
          parse: (text: string) => {
            const fen = text.trim() === '' ? 0 : parseYuan(text)
            return fen === null || fen < 0 ? null : fen
          },
          onEdit: (row, value) => onAmount(row, Math.min(row.chargedFen, Number(value ?? 0))),
        },
      },
    ],
    [t, onAmount],
  )
}

/** Asks what the distributor objects to: documents by amount, or nothing named for the whole statement, and always why. */
export function DisputeDialog({
  statement,
  work,
  words,
}: {
  readonly statement: StatementDocument
  readonly work: StatementWork
  readonly words: Readonly<Record<string, string>>
}) {
  const { t } = useTexts()
  const { question, busy, steps, ask } = work
  const before = useMemo(
    (): Amounts => Object.fromEntries(statement.view.disputes.map((one) => [one.documentId, one.amountFen])),
    [statement],
  )
  const [amounts, setAmounts] = useState(before)
  const rows = useRows(statement, amounts)
  const [set] = useState(() => (row: DisputeRow, fen: number) => {
    setAmounts((now) => ({ ...now, [row.documentId]: fen }))
  })
  const columns = useColumns(set)
  const lines = rows.flatMap(({ documentId, disputedFen }) =>
    disputedFen > 0 ? [{ documentId, amountFen: disputedFen }] : [],
  )
  const fen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  return (
    <ReasonDialog
      open={question === 'dispute'}
      title={t('statements:ask.dispute', words)}
      width={720}
      common={[
        t('statements:reason.short'),
        t('statements:reason.price'),
        t('statements:reason.payment'),
        t('statements:reason.return'),
      ]}
      okText={t('statements:step.dispute')}
      busy={busy}
      onSubmit={(reason) => void steps.dispute(reason, lines)}
      onCancel={() => ask(null)}
    >
      <div className="dispute-lines">
        <p className="soft dispute-hint">
          {lines.length === 0 ? (
            t('statements:dispute.whole')
          ) : (
            <>
              {t('statements:dispute.some', { count: lines.length })} <Money fen={fen} />
            </>
          )}
        </p>
        {rows.length > 0 && (
          <div className="dispute-grid">
            <DataGrid<DisputeRow>
              id="statements.dispute"
              columns={columns}
              rows={rows}
              rowId={(row) => row.documentId}
              onOpen={(row) => set(row, row.disputedFen > 0 ? 0 : row.chargedFen)}
            />
          </div>
        )}
      </div>
    </ReasonDialog>
  )
}
