import { useCallback, useMemo, useRef, useState } from 'react'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api, type Output } from '../../api'
import {
  type CellFlag,
  type MatrixRow,
  type SheetEdit,
  SizeMatrix,
  type SizeMatrixProps,
  type StyleHit,
} from '../../grid/size-matrix'
import { Loaded } from '../skeleton'
import { emptyRows, sheetOfLines } from '../sku-sheet'
import { useMatrices } from './use-matrices'

/** A line of a draft: what was typed so far. */
export interface DraftLine {
  readonly skuId: number
  readonly styleId: number
  readonly colourId: number
  readonly quantity: number
}

type Extras = Pick<
  SizeMatrixProps<StyleHit>,
  'left' | 'right' | 'priceless' | 'flags' | 'autoFocus' | 'onRow' | 'onCursor' | 'ref'
>

interface DraftSheetProps extends Extras {
  /** What stands in the sheet at first; later lines are taken only with another `version`. */
  readonly lines: readonly DraftLine[]
  readonly version: string
  readonly onChange: (lines: readonly DraftLine[], edit: SheetEdit) => void
  /** Why the cell of a SKU is marked, with what stands in it now. */
  readonly flagOf?: (skuId: number, quantity: number) => CellFlag | null
}

type Hit = Output<'styles.find'>[number]
const findStyles = (query: string) => api.styles.find({ query })

async function addStyle(hit: Hit) {
  const [matrix] = await api.styles.matrix({ styleIds: [hit.id] })
  return matrix === undefined ? { rows: [], groups: [] } : emptyRows(matrix)
}

/** The lines that stand in a sheet; blanks and text that is no quantity are none. */
export function linesOf(rows: readonly MatrixRow[]): readonly DraftLine[] {
  return rows.flatMap(({ entries, skuIds, styleId, colourId }) =>
    entries.flatMap((quantity, position) => {
      const skuId = skuIds?.[position]
      if (typeof quantity !== 'number' || quantity <= 0 || skuId === null || skuId === undefined) return []
      return [{ skuId, styleId, colourId, quantity }]
    }),
  )
}

type FlagOf = NonNullable<DraftSheetProps['flagOf']>

/** Marks by cell of the rows as they stand. */
function useFlags(rows: readonly MatrixRow[], flagOf: FlagOf | undefined) {
  return useMemo(() => {
    if (flagOf === undefined) return undefined
    const flags = new Map<string, Map<number, CellFlag>>()
    for (const row of rows) {
      const own = new Map<number, CellFlag>()
      for (const [position, skuId] of (row.skuIds ?? []).entries()) {
        const entry = row.entries[position] ?? 0
        const flag = skuId === null || typeof entry === 'string' ? null : flagOf(skuId, entry)
        if (flag !== null) own.set(position, flag)
      }
      flags.set(row.id, own)
    }
    return flags
  }, [rows, flagOf])
}

function Sheet(props: DraftSheetProps & { readonly matrices: readonly StyleMatrix[] }) {
  const { lines, matrices, version: _, onChange, flagOf, ...extras } = props
  const first = useRef({ lines, matrices })
  const { rows, groups } = useMemo(
    () =>
      sheetOfLines(
        first.current.matrices,
        first.current.lines.map((line) => ({ ...line, entry: line.quantity })),
      ),
    [],
  )
  const [now, setNow] = useState(rows)
  const flags = useFlags(now, flagOf)
  const marks = flagOf !== undefined
  const change = useCallback(
    (edit: SheetEdit) => {
      const edited = edit.rows()
      if (marks) setNow(edited)
      onChange(linesOf(edited), edit)
    },
    [onChange, marks],
  )
  return (
    <SizeMatrix<Hit>
      {...extras}
      {...(flags === undefined ? {} : { flags })}
      rows={rows}
      groups={groups}
      findStyles={findStyles}
      onAddStyle={addStyle}
      onChange={change}
    />
  )
}

/** Goods being keyed in across sizes: styles by code, tail digits or initials, quantities with the keys of a spreadsheet. */
export function DraftSheet(props: DraftSheetProps) {
  const { lines, version } = props
  // Asked once for what is there at first: styles that are added bring their own sizes.
  const first = useRef({ version, lines })
  if (first.current.version !== version) first.current = { version, lines }
  const matrices = useMatrices(first.current.lines)
  return <Loaded read={matrices}>{(found) => <Sheet key={version} {...props} matrices={found} />}</Loaded>
}
