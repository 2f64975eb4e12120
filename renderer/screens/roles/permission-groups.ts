import type { permissions } from '../../i18n/zh-CN/permissions'

type Noun = keyof typeof permissions
/** A desk as the matrix groups permissions. */
export type PermissionGroup =
  | 'orders'
  | 'dispatch'
  | 'transfers'
  | 'returns'
  | 'accounts'
  | 'masters'
  | 'stock'
  | 'system'

/** Which nouns belong to which desk, in the order of the work. */
export const permissionGroups: readonly { readonly key: PermissionGroup; readonly nouns: readonly Noun[] }[] = [
  {
    key: 'orders',
    nouns: ['orders', 'statistics', 'statisticViews', 'production', 'factories', 'fairs', 'pricePolicies', 'prices'],
  },
  { key: 'dispatch', nouns: ['goodsReceipts', 'allocations', 'shipments', 'shortages'] },
  { key: 'transfers', nouns: ['transfers'] },
  { key: 'returns', nouns: ['returns'] },
  {
    key: 'accounts',
    nouns: ['accounts', 'receipts', 'settlements', 'collections', 'adjustments', 'statements', 'reconciliations'],
  },
  {
    key: 'masters',
    nouns: ['styles', 'pictures', 'sizeGroups', 'sizeRatios', 'colours', 'distributors', 'regions'],
  },
  { key: 'stock', nouns: ['stock', 'stockCounts', 'warehouses'] },
  { key: 'system', nouns: ['imports', 'exports', 'users', 'roles', 'settings', 'companies', 'books'] },
]

/** The permissions of a desk with their words, given the words by noun and verb. */
export function permissionsOf(
  words: Readonly<Record<string, Readonly<Record<string, string>>>>,
  nouns: readonly string[],
): readonly { readonly name: string; readonly label: string }[] {
  return nouns.flatMap((noun) =>
    Object.entries(words[noun] ?? {}).map(([verb, label]) => ({ name: `${noun}.${verb}`, label })),
  )
}
