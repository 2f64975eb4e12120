import { openAccount } from '../../../electron/services/settlements'
import { addDays } from '../../../shared/domain/days'
import { csvOf } from '../../helpers/files'
import type { TestGoods } from '../../helpers/goods-flow'
import type { Act, Ask } from './acts'

const reason = '试'

/** What an office does with money that came: out of a bank's file, joined to what it pays, taken apart, asked for. */
export function settlingActs(office: {
  readonly goods: TestGoods
  readonly who: (act: Act) => { readonly id: number; readonly code: string }
  readonly today: () => string
}): Readonly<Record<string, (act: Act) => Ask>> {
  const { goods, who, today } = office
  return {
    'settlements.post': (act) => {
      const distributorId = who(act).id
      const { credits, charges } = openAccount(goods.office, { distributorId })
      const [credit, charge] = [credits[act.at % credits.length], charges[act.n % charges.length]]
      const open = Math.min(credit?.openFen ?? 1, charge?.openFen ?? 1)
      // Sometimes in part, sometimes a fen too much, sometimes seen as it was before.
      const amountFen = act.m === 3 ? open + 1 : Math.max(1, Math.floor(open / (act.m + 1)))
      const edges = [{ creditId: credit?.entryId ?? 1, chargeId: charge?.entryId ?? 1, amountFen }]
      const seenEnds = [credit, charge].flatMap((end) =>
        end === undefined ? [] : [{ entryId: end.entryId, openFen: end.openFen + (act.n === 7 ? 1 : 0) }],
      )
      return ['settlements.post', { distributorId, edges, seen: seenEnds }]
    },
    'settlements.post short': (act) => {
      const distributorId = who(act).id
      const { credits, charges } = openAccount(goods.office, { distributorId })
      // What is left of either side, mostly within the limit, sometimes a fen beyond what is open.
      const side = act.m % 2 === 0 ? charges : credits
      const end = side[act.at % side.length]
      const amountFen = act.n === 7 ? (end?.openFen ?? 1) + 1 : Math.min(end?.openFen ?? 1, (act.n + 1) * 7)
      const rest = [{ entryId: end?.entryId ?? 1, amountFen }]
      return [
        'settlements.post',
        { distributorId, edges: [], seen: [], difference: { adjustmentKind: 'rounding', basis: reason, rest } },
      ]
    },
    'settlements.undo': (act) => {
      const ids = goods.connection.sqlite
        .prepare<[], number>('select id from settlements order by id desc limit 9')
        .pluck()
        .all()
      return ['settlements.undo', { ids: [ids[act.at % ids.length] ?? 999_999], reason }]
    },
    'collections.save': (act) => [
      'collections.save',
      {
        ...{ distributorId: who(act).id, kind: 'call', text: reason, nextDate: addDays(today(), act.n - 1) },
        promise: act.m === 0 ? null : { dueDate: addDays(today(), act.m - 1), amountFen: (act.n + 1) * 1111 },
      },
    ],
    'imports.run bank': (act) => {
      const line = `${today()},${act.n + 1}.${act.m}1,,客户${act.at},${act.m === 3 ? '' : who(act).code}`
      const file = csvOf(`b${act.at}-${act.n}-${act.m}.csv`, ['日期,收入,支出,对方户名,附言', line])
      return ['imports.run', { kind: 'bank', files: [file], acceptRepeated: true }]
    },
  }
}
