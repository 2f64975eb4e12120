// A desk that posts without a pause until it is killed; says what was answered, one line each, once it was answered.
import { writeSync } from 'node:fs'
import { dispatch } from '../../../electron/data/dispatch'
import { createHost, type PortSession } from '../../../electron/data/host'
import type { Input, MethodName, Output } from '../../../shared/contract'

const [file = '', migrationsFolder = '', seed = '0'] = process.argv.slice(2)
const host = createHost({
  dataFolder: '.',
  migrationsFolder,
  fontsFolder: '.',
  workerEntry: null,
  now: () => new Date(),
})
const session: PortSession = { actor: null }

async function call<Name extends MethodName>(method: Name, input: Input<Name>): Promise<Output<Name>> {
  const { envelope } = await dispatch(host, session, { method, input })
  if (!envelope.ok) throw new Error(`${method}: ${JSON.stringify(envelope.error)}`)
  // The contract gives each method's output.
  return envelope.value as never
}

const tell = (number: string): void => void writeSync(1, `${number}\n`)

/** One order from its first line to the money for it, every step told as soon as it is answered. */
async function oneOrder(turn: number): Promise<void> {
  const businessDate = new Date().toLocaleDateString('sv')
  const [main] = await call('warehouses.list', { kinds: ['company'] })
  const [style] = await call('styles.matrix', { styleIds: [1] })
  const warehouseId = main?.id ?? 0
  const quantity = 1 + ((turn + Number(seed)) % 5)
  const lines = (style?.skus ?? []).map(({ id: skuId }) => ({ skuId, quantity }))
  tell((await call('goodsReceipts.post', { businessDate, warehouseId, lines })).document.number)
  const saved = await call('orders.save', { distributorId: 1, orderKind: 'spot', businessDate, lines })
  tell(saved.document.number)
  const submitted = await call('orders.submit', { id: saved.document.id, version: 1 })
  const { id } = await call('orders.approve', { id: submitted.id, version: submitted.version })
  const proposal = { businessDate, warehouseId, policy: 'orderDate' as const, orderIds: [id] }
  const shared = (await call('allocations.propose', proposal)).document
  tell(shared.number)
  const firm = await call('allocations.confirm', { id: shared.id, version: shared.version })
  for (const shipment of await call('allocations.ship', { id: firm.id, version: firm.version })) {
    const sent = await call('shipments.dispatch', { id: shipment.id, version: shipment.version, date: businessDate })
    tell(`${sent.number} dispatched`)
    const [line] = (await call('shipments.get', { id: sent.id })).lines
    const received = line === undefined ? [] : [{ lineId: line.id, quantity: line.quantity - 1 }]
    const came = await call('shipments.confirm', { id: sent.id, version: sent.version, date: businessDate, received })
    tell(`${came.number} short`)
    const short = { id: came.shortageId ?? 0, version: 1, date: businessDate, resolution: 'credited' as const }
    tell(`${(await call('shortages.resolve', short)).number} credited`)
  }
  const parts = [{ part: 'receivable' as const, amountFen: 1000 }]
  const { document } = await call('receipts.save', { businessDate, distributorId: 1, method: 'bank', parts })
  tell(`${(await call('receipts.post', { id: document.id, version: 1 })).number} posted`)
}

async function run(): Promise<void> {
  host.openFile('crash', file)
  await call('session.signIn', { name: 'chen', password: process.env.LIANGQING_PASSWORD ?? '' })
  for (let turn = 0; ; turn += 1) await oneOrder(turn)
}

run().catch((fault: unknown) => {
  process.stderr.write(`${String(fault)}\n`)
  process.exitCode = 1
})
