import { useMemo } from 'react'
import type { AllocationDocument, AllocationLineRow } from '../../../shared/schemas/allocations'
import { cellKey, useFreeFocus } from '../../components/goods'
import { type MatrixRow, type SheetColumn, SizeMatrix } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { demandOf } from './sheet'
import { piecesIn, type Workbench } from './use-workbench'

function useLeft({ sheet }: Workbench): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      {
        field: 'size',
        header: t('goods:field.size'),
        width: 56,
        type: 'text',
        value: (row) => sheet.sizes.get(row.id) ?? '',
      },
    ],
    [sheet, t],
  )
}

function useRight({ sheet, available, open }: Workbench): readonly SheetColumn[] {
  const { t } = useTexts()
  return useMemo(() => {
    const figure = { width: 68, type: 'quantity', total: 'sum' } as const
    const of = (row: MatrixRow, read: (lines: readonly AllocationLineRow[]) => number) =>
      row.entries.reduce<number>((sum, _, position) => sum + read(sheet.cells.get(cellKey(row.id, position)) ?? []), 0)
    const total = (lines: readonly AllocationLineRow[], field: 'consumedQuantity' | 'releasedQuantity') =>
      lines.reduce((sum, line) => sum + line[field], 0)
    const stock = (row: MatrixRow) => available.get(sheet.skus.get(row.id) ?? 0) ?? 0
    const demand: SheetColumn = {
      ...figure,
      field: 'demand',
      header: t('allocations:field.demand'),
      value: (row) => of(row, demandOf),
    }
    const given: SheetColumn = { ...figure, field: 'given', header: t('allocations:field.given'), value: piecesIn }
    if (!open) {
      return [
        demand,
        given,
        {
          ...figure,
          field: 'consumed',
          header: t('allocations:field.consumed'),
          value: (row) => of(row, (lines) => total(lines, 'consumedQuantity')),
        },
        {
          ...figure,
          field: 'released',
          header: t('allocations:field.released'),
          value: (row) => of(row, (lines) => total(lines, 'releasedQuantity')),
        },
      ]
    }
    return [
      demand,
      { ...figure, field: 'stock', header: t('allocations:field.stock'), value: stock },
      given,
      { ...figure, field: 'left', header: t('allocations:field.left'), value: (row) => stock(row) - piecesIn(row) },
    ]
  }, [sheet, available, open, t])
}

interface AllocationGridProps {
  readonly allocation: AllocationDocument
  readonly bench: Workbench
}

function Sheet({ bench }: Pick<AllocationGridProps, 'bench'>) {
  const groups = useMemo(() => [bench.sheet.group], [bench.sheet])
  return (
    <SizeMatrix
      ref={useFreeFocus()}
      autoFocus={false}
      rows={bench.sheet.rows}
      groups={groups}
      readOnly={!bench.open}
      fixedRows
      priceless
      groupless
      cellWidth={84}
      left={useLeft(bench)}
      right={useRight(bench)}
      flags={bench.flags}
      onCursor={bench.setCursor}
      onChange={(edit) => bench.setTyped(edit.rows())}
    />
  )
}

/** The 配货表: SKUs down, distributors across, stock, given and left frozen on the right and red below nothing. */
export function AllocationGrid({ allocation, bench }: AllocationGridProps) {
  const { id, version, status } = allocation.document
  return <Sheet key={`${id}-${version}-${status}`} bench={bench} />
}
