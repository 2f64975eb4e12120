import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withTransaction } from '../../../electron/database/connection'
import { saveLayout } from '../../../electron/database/queries/imports'
import { saveUser } from '../../../electron/services/users'
import { contract, type MethodName } from '../../../shared/contract'
import type { DocumentKind } from '../../../shared/schemas/documents'
import { parsed, password } from '../../helpers/company'
import { dumpOf } from '../../helpers/dumps'
import { csvOf } from '../../helpers/files'
import { newFullBook } from '../../helpers/full-book'
import type { TestGoods } from '../../helpers/goods-flow'
import { type Caller, callerOf, hostOver } from '../../helpers/hosts'

// What a contract's keys are, which Object.keys forgets.
const methods = (Object.keys(contract) as MethodName[]).filter((name) => !/^(session|companies)\./.test(name))

const everything = methods.filter((name) => contract[name].access === 'permitted')

/** Masters and papers that belong to no distributor: whoever holds the permission may use them whole. */
const common = new Set<string>([
  ...['users.list', 'users.save', 'users.unlock', 'roles.list', 'roles.save', 'settings.get', 'settings.save'],
  'settings.closePeriod',
  ...['regions.list', 'regions.save', 'styles.list', 'styles.save', 'styles.find', 'styles.matrix', 'styles.facets'],
  ...['styles.scan', 'sizeGroups.list', 'sizeGroups.save', 'colours.list', 'colours.save', 'fairs.save'],
  ...['warehouses.save', 'stockCounts.post', 'goodsReceipts.post', 'goodsReceipts.postBeyond'],
  ...['production.save', 'pictures.get', 'pictures.thumbnails', 'pictures.match', 'pictures.save', 'pictures.remove'],
  ...['exports.grid', 'books.verify', 'imports.list'],
  // A view is a person's own arrangement; what it shows is asked for anew and within their scope.
  'statisticViews.save',
  // Runs over what its caller may see and nothing else; a test of its own holds that.
  'reconciliations.refreshAll',
])

const kindOf: Readonly<Record<string, DocumentKind>> = {
  ...{ orders: 'order', production: 'production', goodsReceipts: 'goodsReceipt', allocations: 'allocation' },
  ...{ shipments: 'shipment', shortages: 'shortage', transfers: 'transfer', returns: 'return', receipts: 'receipt' },
  ...{ adjustments: 'adjustment', statements: 'statement', reconciliations: 'reconciliation' },
}
const exported: Readonly<Record<string, DocumentKind>> = {
  ...{
    'exports.order': 'order',
    'exports.shipment': 'shipment',
    'exports.reconciliation': 'reconciliation',
    'exports.stockCount': 'stockCount',
  },
}

let goods: TestGoods
let host: ReturnType<typeof hostOver>
let outsider: Caller
let secrets: readonly string[]
beforeAll(async () => {
  goods = await newFullBook()
  host = hostOver(goods)
  const chief = callerOf(host, goods.office)
  // Every permission there is: what stops a representative here is whom they look after, nothing else.
  await chief.call('roles.save', { code: 'representative', permissions: everything, approvalLimitFen: 9_000_000_000 })
  const own = goods.addDistributor()
  const draft = { name: 'outsider', displayName: '外人', roles: ['representative' as const], password }
  const user = saveUser(goods.office, parsed('users.save', { ...draft, distributorIds: [own.id] }))
  outsider = callerOf(host, goods.officeOfUser(user.id))
  const policy = { name: '专享', distributorId: goods.distributor.id, rateBp: 4000, dateFrom: '2026-01-01' }
  await chief.call('pricePolicies.save', { ...policy, basis: 'tag' } as never)
  withTransaction(goods.connection, (tx) => saveLayout(tx, 'orders', layoutOf(goods.distributor.code)))
  secrets = [goods.distributor.code, goods.distributor.name, '专享']
})
afterAll(() => host.remove())

const documentOf = (kind: DocumentKind): { readonly id: number; readonly version: number } => {
  const found = goods.connection.sqlite
    .prepare<[string], { id: number; version: number }>(
      'select id, version from documents where kind = ? order by coalesce(distributor_id, 0) = ? desc, id limit 1'.replace(
        '= ? desc',
        `= ${goods.distributor.id} desc`,
      ),
    )
    .get(kind)
  if (found === undefined) throw new Error(`the book has no ${kind}`)
  return found
}

/** One input that says everything any method asks, always of somebody else's distributor; schemas take what they know. */
function foreignInput(method: MethodName): Readonly<Record<string, unknown>> {
  const noun = method.slice(0, method.indexOf('.'))
  const { id: distributorId, code } = goods.distributor
  const kind = exported[method] ?? kindOf[noun]
  const master = { id: noun === 'distributors' ? distributorId : 1, version: 1 }
  const saves = method.endsWith('.save') && kind !== undefined && method !== 'shipments.save'
  const day = goods.clock.today()
  return {
    ...(kind === undefined ? master : saves ? {} : documentOf(kind)),
    ...{ distributorId, distributorIds: [distributorId], fromDistributorId: distributorId, query: code, code: 'NEU' },
    ...{
      name: '新的',
      regionId: 1,
      date: day,
      businessDate: day,
      until: day,
      dateFrom: '2026-01-01',
      dateTo: day,
      asOf: day,
    },
    ...{ reason: 'defect', remark: '', basis: '依据', amountFen: 100, thisFen: 0, method: 'bank', part: 'receivable' },
    ...{
      parts: [{ part: 'receivable', amountFen: 100 }],
      adjustmentKind: 'freight',
      orderKind: 'spot',
      mode: 'throughUs',
    },
    ...{ fromWarehouseId: goods.place('distributor'), toWarehouseId: goods.place('distributor', 2) },
    ...{ warehouseId: noun === 'stock' ? goods.place('distributor') : goods.warehouse.id, policy: 'proRata' },
    ...{ skuIds: [goods.sku(0)], styleIds: [goods.style.id], orderIds: [documentOf('order').id], resolution: 'found' },
    ...{ lines: [{ id: 1, lineId: 1, skuId: goods.sku(1), quantity: 1, good: 1, countedQuantity: 1 }], received: [] },
    ...{ factory: '一厂', dueDate: day, discountBp: 5000, creditLimitFen: 1, paymentTermsDays: 1, rateBp: 4000 },
    ...{
      differenceId: 1,
      differenceClass: 'unknown',
      explained: true,
      ourDocumentIds: [],
      counterLineIds: [],
      groupNo: 1,
    },
    ...{ file: csvOf(`${code} 2026年3月.csv`, ['日期,单号,摘要,数量,进货金额', '2026-03-11,X-2,进货,2,100']) },
    ...(noun === 'imports' ? { kind: 'account-events', files: [eventsOf(code)] } : {}),
    ...(method === 'warehouses.save' ? { kind: 'company' } : {}),
    ...(method.endsWith('Layout') ? { tables, ...layoutOf(code) } : {}),
    ...(method === 'adjustments.accrueRebates' ? { rows: [{ distributorId, proposedFen: 1 }] } : {}),
    ...special[method],
  }
}

const tables = [{ sheet: '订货单', headerRow: 1, bodyRow: 2, layout: 'flat', columns: {} }]
const layoutOf = (distributorCode: string) => ({
  ...{ fingerprint: 'print', distributorCode },
  mapping: JSON.stringify({ given: true, tables, headers: [] }),
})

const eventsOf = (code: string) =>
  csvOf('e.csv', ['date,distributor,kind,ref,quantity,amount_fen', `2026-03-05,${code},shipment,Z1,1,100`])

const picture = { name: 'ST1.jpg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xff, 0xd9]) }

const formula = { dateFrom: '2026-01-01', dateTo: '2026-03-31', base: 'shipped', steps: [{ fromFen: 0, rateBp: 100 }] }

const special: Partial<Record<MethodName, Readonly<Record<string, unknown>>>> = {
  'imports.list': { kind: 'orders' },
  'exports.grid': { title: 't', columns: [], rows: [] },
  'users.save': { displayName: 'x', roles: ['assistant'] },
  'roles.save': { code: 'assistant', permissions: [], approvalLimitFen: 0 },
  'settings.save': { companyName: 'x' },
  'styles.save': { season: 's', category: 'c', tagPriceFen: 1, colourIds: [1], sizeGroupId: 1 },
  'sizeGroups.save': { sizes: [{ code: 'S' }] },
  'orders.rowSide': { styleId: 1, colourId: 1 },
  'pictures.get': { styleId: 1 },
  'pictures.match': { names: ['ST1.jpg'] },
  'pictures.save': { styleId: 1, width: 1, height: 1, large: picture, thumbnail: picture },
  'pictures.remove': { styleId: 1 },
  'sizeRatios.save': { sizeGroupId: 1, sizes: [{ size: 'S', parts: 1 }] },
  'sizeRatios.clear': { sizeGroupId: 1 },
  'pricePolicies.preview': { basis: 'ownDay' },
  'pricePolicies.previewLines': { basis: 'ownDay', orderId: 1 },
  'production.markStage': { stage: 'fabric', doneDate: '2026-03-20' },
  'production.moveStage': { stage: 'fabric', plannedDate: '2026-05-20' },
  'settlements.propose': { way: 'oldest' },
  'settlements.post': { edges: [{ creditId: 1, chargeId: 2, amountFen: 1 }], seen: [] },
  'settlements.undo': { ids: [1] },
  'adjustments.proposeRebates': formula,
  'adjustments.accrueRebates': { formula, agreement: '年度协议' },
  'statements.dispute': { lines: [{ documentId: 1, amountFen: 1 }] },
  'statements.saveLayout': { layout: null },
  'collections.save': { kind: 'call', text: '说好了' },
  'orders.revision': { revision: 0 },
  'orders.takeForm': { origin: { kind: 'form', fileName: 'f.xlsx', sha256: 'a'.repeat(64) } },
  'reconciliations.accept': { differenceIds: [1] },
  'reconciliations.confirm': { groupNos: [1] },
  'reconciliations.reply': { theirClosingFen: 1 },
  'fairs.budget': { fairId: 1 },
  'statistics.table': { rows: ['distributor'], measures: ['orderedFen'] },
  'statistics.longTable': { rows: ['distributor'], measures: ['orderedFen'] },
  'statisticViews.save': { layout: { rows: ['distributor'], measures: ['orderedFen'] } },
  'statisticViews.share': { shared: true },
  'exports.statistics': {
    layout: { rows: ['distributor'], measures: ['orderedFen'] },
    words: { title: 't', total: '', subtotal: '', none: '', code: {}, dimension: {}, measure: {}, kind: {} },
  },
  'fairs.save': { season: 's', styleIds: [], budgets: [] },
}

describe('a representative, whatever their role was granted', () => {
  test.each(methods)('%s neither shows nor changes anything of another’s distributor', async (method) => {
    const input = foreignInput(method)
    const known = contract[method].input.safeParse(input)
    expect(known.error?.issues ?? [], 'the test’s own input is not this method’s').toEqual([])
    if (common.has(method)) return
    const before = dumpOf(goods.connection.sqlite)
    const answer = await outsider.envelope(method, input)
    const told = JSON.stringify(answer, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    )
    // What a file says, whoever brings it in knows already.
    const own = method.startsWith('imports.') ? goods.distributor.code : ''
    for (const secret of secrets.filter((each) => each !== own)) expect(told).not.toContain(secret)
    expect(dumpOf(goods.connection.sqlite)).toEqual(before)
    if (!answer.ok)
      expect(['notFound', 'notPermitted', 'unknownCode', 'importProblems', 'invalidInput']).toContain(answer.error.code)
    else if (method !== 'imports.preview') expect(contract[method].kind, told.slice(0, 300)).not.toBe('writes')
  })
})
