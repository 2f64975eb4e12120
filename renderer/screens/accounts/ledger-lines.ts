import { useCallback, useMemo, useState } from 'react'
import type { AccountKind, AccountPart, LedgerRow, LedgerTotals } from '../../../shared/schemas/ledgers'
import { api } from '../../api'
import { inFavour } from '../../components/accounts-desk'
import type { PageRequest } from '../../grid'

/** Which part of the account is read, or all four together. */
export type LedgerPart = AccountPart | 'all'

/** What the ledger of one customer shows. */
export interface LedgerAsked {
  readonly distributorId: number
  readonly part: LedgerPart
  readonly dateFrom: string | null
  readonly dateTo: string | null
}

/** A line of the ledger as the grid shows it, in the sign people read the part in; `entry` is null in the totals. */
export interface LedgerLine {
  readonly id: number
  readonly businessDate: string | null
  readonly documentNumber: string
  readonly reference: string
  readonly part: AccountPart | null
  readonly kind: AccountKind | null
  readonly quantity: number | null
  readonly moreFen: number | null
  readonly lessFen: number | null
  readonly balanceFen: number | null
  readonly dueDate: string | null
  readonly entry: LedgerRow | null
}

/** What a ledger's list begins with, adds up to, and ends on. */
export interface LedgerFigures {
  readonly openingFen: number
  readonly totals: LedgerTotals
}

const shown = (part: LedgerPart, fen: number): number => (part === 'all' ? fen : inFavour(part, fen))
const positive = (fen: number): number | null => (fen > 0 ? fen : null)

function lineOf(part: LedgerPart, entry: LedgerRow): LedgerLine {
  const amountFen = shown(part, entry.amountFen)
  return {
    ...entry,
    quantity: entry.quantity === 0 ? null : entry.quantity,
    moreFen: positive(amountFen),
    lessFen: positive(0 - amountFen),
    balanceFen: entry.balanceFen === null ? null : shown(part, entry.balanceFen),
    entry,
  }
}

/** The figures in the sign the part is read in. */
export function figuresOf(part: LedgerPart, { openingFen, totals }: LedgerFigures) {
  const [more, less] =
    part === 'all' || part === 'receivable'
      ? [totals.chargedFen, totals.creditedFen]
      : [totals.creditedFen, totals.chargedFen]
  return {
    openingFen: shown(part, openingFen),
    moreFen: Math.abs(more),
    lessFen: Math.abs(less),
    closingFen: shown(part, openingFen + totals.chargedFen + totals.creditedFen),
  }
}

/** The pinned line: what all pages add up to. */
function totalLine(part: LedgerPart, figures: LedgerFigures, label: string): LedgerLine {
  const { moreFen, lessFen, closingFen } = figuresOf(part, figures)
  return {
    id: 0,
    businessDate: null,
    documentNumber: label,
    reference: '',
    part: null,
    kind: null,
    quantity: figures.totals.quantity,
    moreFen,
    lessFen,
    balanceFen: closingFen,
    dueDate: null,
    entry: null,
  }
}

/** One customer's ledger page by page, with the figures that its first page brings. */
export function useLedger(asked: LedgerAsked, totalLabel: string) {
  const { distributorId, part, dateFrom, dateTo } = asked
  const [known, setKnown] = useState<LedgerFigures | null>(null)
  const load = useCallback(
    async (page: PageRequest) => {
      const { rows, next, openingFen, totals } = await api.accounts.ledger({
        distributorId,
        ...(part === 'all' ? {} : { part }),
        ...(dateFrom === null ? {} : { dateFrom }),
        ...(dateTo === null ? {} : { dateTo }),
        ...page,
      })
      if (totals !== null) setKnown({ openingFen: openingFen ?? 0, totals })
      return { rows: rows.map((row) => lineOf(part, row)), next }
    },
    [distributorId, part, dateFrom, dateTo],
  )
  const totals = useMemo(() => (known === null ? null : totalLine(part, known, totalLabel)), [known, part, totalLabel])
  return { load, figures: known === null ? null : figuresOf(part, known), totals }
}
