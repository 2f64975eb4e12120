import { useMemo } from 'react'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { type CellFlag, SizeMatrix, type SizeMatrixProps, type StyleHit } from '../../grid/size-matrix'
import { Loaded } from '../skeleton'
import { type SkuPrice, sheetOfLines } from '../sku-sheet'
import { cellKey, linesByCell, type PlacedLine } from './line-cells'
import { useFreeFocus } from './use-free-focus'
import { useMatrices } from './use-matrices'

/** A line the sheet can show. */
export interface GoodsLine extends PlacedLine {
  readonly quantity: number
  readonly price?: SkuPrice
}

type Flags = NonNullable<SizeMatrixProps<StyleHit>['flags']>
/** What the sheet takes beside the lines. */
export type SheetExtras<Line> = Pick<SizeMatrixProps<StyleHit>, 'right' | 'priceless' | 'onRow' | 'onCursor'> & {
  readonly left?: (cells: ReadonlyMap<string, Line>) => NonNullable<SizeMatrixProps<StyleHit>['left']>
  /** Why a line is marked, e.g. short on arrival. */
  readonly flagOf?: (line: Line) => CellFlag | null
}

interface GoodsSheetProps<Line extends GoodsLine> extends SheetExtras<Line> {
  readonly lines: readonly Line[]
  /** Changes when the lines mean another content, e.g. id and version. */
  readonly version: string
}

/** Marks by cell from marks by line. */
export function flagsOf<Line extends PlacedLine>(
  cells: ReadonlyMap<string, Line>,
  flagOf: (line: Line) => CellFlag | null,
): Flags {
  const flags = new Map<string, Map<number, CellFlag>>()
  for (const [key, line] of cells) {
    const flag = flagOf(line)
    if (flag === null) continue
    const at = key.lastIndexOf(' ')
    const rowId = key.slice(0, at)
    const row = flags.get(rowId) ?? new Map<number, CellFlag>()
    flags.set(rowId, row)
    row.set(Number(key.slice(at + 1)), flag)
  }
  return flags
}

function Sheet<Line extends GoodsLine>(props: GoodsSheetProps<Line> & { readonly matrices: readonly StyleMatrix[] }) {
  const { lines, matrices, left, flagOf, version: _, ...extras } = props
  const { rows, groups } = useMemo(
    () =>
      sheetOfLines(
        matrices,
        lines.map((line) => ({ ...line, entry: line.quantity })),
      ),
    [matrices, lines],
  )
  const cells = useMemo(() => linesByCell(rows, lines), [rows, lines])
  const flags = useMemo(() => (flagOf === undefined ? undefined : flagsOf(cells, flagOf)), [cells, flagOf])
  const own = useMemo(() => left?.(cells), [left, cells])
  return (
    <SizeMatrix
      {...extras}
      ref={useFreeFocus()}
      autoFocus={false}
      readOnly
      rows={rows}
      groups={groups}
      {...(own === undefined ? {} : { left: own })}
      {...(flags === undefined ? {} : { flags })}
    />
  )
}

/** The lines of a document across sizes, to read. */
export function GoodsSheet<Line extends GoodsLine>(props: GoodsSheetProps<Line>) {
  const matrices = useMatrices(props.lines)
  return <Loaded read={matrices}>{(found) => <Sheet key={props.version} {...props} matrices={found} />}</Loaded>
}

export { cellKey }
