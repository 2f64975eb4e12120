import type { ScreenRoute } from '../screen-route'

/** A bank's export on its way to become receipts; reached from their list. */
export const routes = [
  {
    path: 'receipts/import',
    permission: 'imports.preview',
    load: async () => (await import('./bank-import')).BankImport,
  },
] satisfies readonly ScreenRoute[]
