import { type Ref, useMemo, useRef } from 'react'
import type { OpenEntry } from '../../../shared/schemas/settlements'
import { blankZero } from '../../components/document-list'
import { today } from '../../components/goods/today'
import { Money } from '../../components/values'
import { parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import type { Side } from './settling'
import type { SettlingWork } from './use-settling'

/** An open entry with what is chosen of it. */
export interface SettleRow extends OpenEntry {
  readonly chosenFen: number
  readonly leftFen: number
}

interface SettleSideProps {
  readonly side: Side
  readonly entries: readonly OpenEntry[]
  readonly work: SettlingWork
  readonly onCursor: (row: SettleRow | null) => void
  readonly grid: Ref<GridHandle>
}

/** The rows of a side; an entry whose amount did not change keeps its row, so that the grid paints only what did. */
function useRows({ side, entries, work }: Pick<SettleSideProps, 'side' | 'entries' | 'work'>): readonly SettleRow[] {
  const known = useRef(new Map<number, SettleRow & { readonly entry: OpenEntry }>())
  const amounts = work.settling[side]
  return useMemo(
    () =>
      entries.map((entry) => {
        const chosenFen = amounts[entry.entryId] ?? 0
        const before = known.current.get(entry.entryId)
        if (before?.entry === entry && before.chosenFen === chosenFen) return before
        const row = { ...entry, entry, chosenFen, leftFen: entry.openFen - chosenFen }
        known.current.set(entry.entryId, row)
        return row
      }),
    [entries, amounts],
  )
}

function useColumns(side: Side, work: SettlingWork): readonly GridColumn<SettleRow>[] {
  const { t } = useTexts()
  // The columns stay while amounts change; what is typed goes to the work of the moment.
  const latest = useRef(work)
  latest.current = work
  const { may } = work
  return useMemo(() => {
    const isCredit = side === 'credits'
    const day: GridColumn<SettleRow> = isCredit
      ? { field: 'businessDate', header: t('settlements:field.date'), type: 'day', width: 84 }
      : {
          field: 'dueDate',
          header: t('settlements:field.due'),
          width: 84,
          words: (value) => (value === null || value === '' ? t('settlements:noDueDate') : String(value)),
        }
    const edit = may && {
      edit: {
        parse: (text: string) => {
          const fen = text.trim() === '' ? 0 : parseYuan(text)
          return fen === null || fen < 0 ? null : fen
        },
        onEdit: (row: SettleRow, value: string | number | null) =>
          latest.current.type(side, row.entryId, Math.min(row.openFen, Number(value ?? 0))),
      },
    }
    return [
      day,
      { field: 'documentNumber', header: t('settlements:field.document'), type: 'code', width: 112 },
      {
        field: 'kind',
        header: t('settlements:field.kind'),
        width: 50,
        hidden: !isCredit,
        words: (_, row) => t(`accounts:entry.${row.kind}`),
      },
      { field: 'openFen', header: t('settlements:field.open'), type: 'money', width: 90, total: 'sum' },
      {
        field: 'chosenFen',
        header: t('settlements:field.chosen'),
        type: 'money',
        width: 86,
        total: 'sum',
        value: (row) => blankZero(row.chosenFen),
        ...edit,
      },
      {
        field: 'leftFen',
        header: t('settlements:field.left'),
        type: 'money',
        width: 86,
        total: 'sum',
        value: (row) => (row.chosenFen === 0 ? null : row.leftFen),
      },
      {
        field: 'reference',
        header: t(isCredit ? 'settlements:field.payer' : 'settlements:field.reference'),
        flex: 1,
        width: 64,
        value: (row) =>
          [row.payerName, row.reference, isCredit ? row.text : ''].filter((word) => word !== '').join(' '),
      },
    ]
  }, [side, may, t])
}

/** One side of the desk: what is open, what is chosen of it, what remains. */
export function SettleSide({ side, entries, work, onCursor, grid }: SettleSideProps) {
  const { t } = useTexts()
  const rows = useRows({ side, entries, work })
  const columns = useColumns(side, work)
  const openFen = entries.reduce((sum, entry) => sum + entry.openFen, 0)
  const day = today()
  return (
    <section className="settle-side" aria-label={t(`settlements:side.${side}`)}>
      <h2>
        {t(`settlements:side.${side}`)}
        <span className="soft">
          {t('settlements:count', { count: entries.length })} <Money fen={openFen} />
        </span>
      </h2>
      <div className="settle-grid">
        <DataGrid<SettleRow>
          id={`settlements.${side}`}
          ref={grid}
          columns={columns}
          rows={rows}
          rowId={(row) => row.entryId}
          autoFocus={side === 'credits'}
          onCursor={onCursor}
          rowClass={(row) => (row.dueDate !== null && row.dueDate < day && side === 'charges' ? 'settle-overdue' : '')}
          empty={<span className="faint">{t(`settlements:empty.${side}`)}</span>}
        />
      </div>
    </section>
  )
}
