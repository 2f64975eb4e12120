import type { ScreenRoute } from '../screen-route'

/** The accounts desk opens on who owes what; behind each line stands the customer's ledger. */
export const routes = [
  { path: 'accounts', permission: 'accounts.balances', load: async () => (await import('./balance-list')).BalanceList },
  {
    path: 'accounts/:id',
    permission: 'accounts.ledger',
    load: async () => (await import('./account-ledger')).AccountLedger,
  },
] satisfies readonly ScreenRoute[]
