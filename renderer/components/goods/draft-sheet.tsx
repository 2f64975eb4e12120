import { useCallback, useMemo, useRef } from 'react'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api, type Output } from '../../api'
import { type MatrixRow, type SheetEdit, SizeMatrix, type SizeMatrixProps, type StyleHit } from '../../grid/size-matrix'
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

type Extras = Pick<SizeMatrixProps<StyleHit>, 'left' | 'right' | 'priceless' | 'flags' | 'autoFocus' | 'onRow'>

interface DraftSheetProps extends Extras {
  /** What stands in the sheet at first; later lines are taken only with another `version`. */
  readonly lines: readonly DraftLine[]
  readonly version: string
  readonly onChange: (lines: readonly DraftLine[], edit: SheetEdit) => void
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

function Sheet(props: DraftSheetProps & { readonly matrices: readonly StyleMatrix[] }) {
  const { lines, matrices, version: _, onChange, ...extras } = props
  const first = useRef({ lines, matrices })
  const { rows, groups } = useMemo(
    () =>
      sheetOfLines(
        first.current.matrices,
        first.current.lines.map((line) => ({ ...line, entry: line.quantity })),
      ),
    [],
  )
  const change = useCallback((edit: SheetEdit) => onChange(linesOf(edit.rows()), edit), [onChange])
  return (
    <SizeMatrix<Hit>
      {...extras}
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
