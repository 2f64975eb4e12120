import type { StatisticLayout } from '../../schemas/statistics'

/** The arrangements the product brings, by the key of their names: 按客户×款, 按款×色×码, 按区域×品类. */
export const defaultViews = {
  byDistributorStyle: {
    rows: ['distributor', 'style'],
    columns: [],
    measures: ['orderedQuantity', 'orderedFen', 'openQuantity', 'allocatedQuantity', 'shippedQuantity'],
    subtotals: true,
  },
  byStyleColourSize: {
    rows: ['style', 'colour'],
    columns: ['size'],
    measures: ['orderedQuantity'],
    subtotals: true,
  },
  byRegionCategory: {
    rows: ['region'],
    columns: ['category'],
    measures: ['orderedQuantity', 'orderedFen'],
    subtotals: false,
  },
} as const satisfies Record<
  string,
  Omit<StatisticLayout, 'filter' | 'columns'> & { readonly columns: readonly string[] }
>

/** An arrangement the product brings. */
export type DefaultView = keyof typeof defaultViews
