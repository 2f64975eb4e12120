import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Host } from '../../../electron/data/host'
import { type ServedPort, serve } from '../../../electron/data/serve'
import type { Envelope, PortMessage, Progress } from '../../../shared/contract/envelope'
import { password } from '../../helpers/company'
import { csvOf } from '../../helpers/files'
import { newHost } from '../../helpers/hosts'
import { buildPrograms, type Programs } from '../../helpers/programs'

let programs: Programs
beforeAll(async () => {
  programs = await buildPrograms()
})
afterAll(() => programs.remove())

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean()
})

/** Node's port as Electron's: the message comes inside an event. */
const served = (port: MessagePort): ServedPort => ({
  postMessage: (message) => port.postMessage(message),
  on: (name: 'message' | 'close', listener: (event: never) => void) =>
    name === 'close'
      ? port.on('close', listener as () => void)
      : port.on('message', (data) => listener({ data } as never)),
  start: () => port.start(),
})

/** One window: asks over its end of a channel and hears everything that comes back. */
function windowOn(host: Host) {
  const { port1, port2 } = new MessageChannel()
  serve(served(port1), host)
  cleanups.push(() => port2.close())
  const events: string[] = []
  const progress: Progress[] = []
  const waiting = new Map<number, (envelope: Envelope<unknown>) => void>()
  port2.on('message', (message: PortMessage) => {
    if (message.type === 'event') events.push(message.event.name)
    else if (message.type === 'progress') progress.push(message.progress)
    else {
      waiting.get(message.id)?.(message.envelope)
      waiting.delete(message.id)
    }
  })
  let last = 0
  const ask = (method: string, input: unknown = {}) => {
    last += 1
    const id = last
    const answer = new Promise<Envelope<unknown>>((resolve) => waiting.set(id, resolve))
    port2.postMessage({ type: 'call', id, method, input })
    return { id, answer }
  }
  const value = async (method: string, input?: unknown): Promise<unknown> => {
    const envelope = await ask(method, input).answer
    if (!envelope.ok) throw new Error(`${method}: ${envelope.error.code}`)
    return envelope.value
  }
  return {
    ask,
    value,
    events,
    progress,
    cancel: (id: number) => port2.postMessage({ type: 'cancel', id }),
    port: port2,
  }
}

const hostWithWorkers = (): Host => {
  const host = newHost({
    workerEntry: programs.program('job'),
    migrationsFolder: programs.migrationsFolder,
    fontsFolder: programs.fontsFolder,
  })
  cleanups.push(host.remove)
  return host
}

const draft = { name: '新公司', administrator: 'lin', displayName: '林', password }
async function office(host: Host) {
  const desk = windowOn(host)
  await desk.value('companies.create', draft)
  await desk.value('session.signIn', { name: 'lin', password })
  return desk
}
const orders = (count: number) =>
  csvOf('orders.csv', [
    'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen',
    ...Array.from({ length: count }, (_, at) => `P${at},2026-01-05,C1,A-M,1,10000,5000,5000`),
  ])
const masters = async (desk: Awaited<ReturnType<typeof office>>) => {
  for (const [kind, ...lines] of [
    ['regions', 'code,name', 'R1,华东'],
    ['distributors', 'code,name,region,credit_limit_fen,payment_terms_days,discount_bp', 'C1,杭州,R1,0,30,5000'],
    ['styles', 'sku,style,style_name,colour,size,tag_price_fen', 'A-M,A,外套,黑,M,10000'],
  ] as const)
    await desk.value('imports.run', { kind, files: [csvOf(`${kind}.csv`, lines)] })
}

describe('a port', () => {
  test('answers each call under its own number, in turn, whatever goes wrong in one of them', async () => {
    const desk = await office(hostWithWorkers())
    const asked = [
      desk.ask('session.current'),
      desk.ask('orders.dance'),
      desk.ask('regions.save', { code: 'R1', name: '华东' }),
      desk.ask('regions.save', { code: 'R1', name: '又一个' }),
      desk.ask('regions.list'),
    ]
    const answers = await Promise.all(asked.map(({ answer }) => answer))
    expect(answers.map((envelope) => (envelope.ok ? 'ok' : envelope.error.code))).toEqual([
      ...['ok', 'unknownMethod', 'ok', 'duplicateCode', 'ok'],
    ])
    expect(answers[4]).toMatchObject({ value: [{ code: 'R1', name: '华东' }] })
  })

  test('has a session of its own, and every port hears what changed at another', async () => {
    const host = hostWithWorkers()
    const one = await office(host)
    const other = windowOn(host)
    expect(await other.value('session.current')).toBeNull()
    expect(await other.ask('regions.list').answer).toMatchObject({ ok: false, error: { code: 'notSignedIn' } })
    await one.value('regions.save', { code: 'R1', name: '华东' })
    await one.value('regions.list')
    await other.value('companies.list')
    expect(one.events).toContain('regions.changed')
    expect(other.events).toContain('regions.changed')
    other.port.close()
    await vi.waitFor(() => expect(host.sessions.size).toBe(1))
    expect(await one.value('regions.list')).toHaveLength(1)
  })
})

describe('a job in its worker thread', () => {
  test('tells how far it is, hands back what it found, and the one connection writes it', async () => {
    const desk = await office(hostWithWorkers())
    await masters(desk)
    const files = [orders(2000)]
    expect(await desk.value('imports.preview', { kind: 'orders', files })).toMatchObject({ itemCount: 2000 })
    expect(await desk.value('imports.run', { kind: 'orders', files })).toMatchObject({ created: 2000 })
    expect(desk.progress.length).toBeGreaterThan(0)
    expect(desk.events).toContain('orders.changed')
    const again = await desk.ask('imports.run', { kind: 'orders', files }).answer
    expect(again).toMatchObject({ ok: false, error: { code: 'fileRepeated', params: { file: 'orders.csv' } } })
    expect(await desk.value('books.verify')).toMatchObject({ ok: true })
    const days = { dateFrom: '2026-01-01', dateTo: '2026-01-31' }
    const [pdf] = (await desk.value('exports.statements', { ...days, format: 'pdf' })) as readonly {
      bytes: Uint8Array
    }[]
    expect(
      Buffer.from(pdf?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('is ended by cancelling, by the window’s end too, and nothing of it is written', async () => {
    const host = hostWithWorkers()
    const desk = await office(host)
    await masters(desk)
    const files = [orders(20_000)]
    const before = host.company()?.connection.sqlite.prepare('select count(*) from documents').pluck().get()
    const { id, answer } = desk.ask('imports.run', { kind: 'orders', files })
    await vi.waitFor(() => expect(desk.progress.length).toBeGreaterThan(0), { timeout: 20_000 })
    desk.cancel(id)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    const early = desk.ask('imports.run', { kind: 'orders', files })
    desk.cancel(early.id)
    expect(await early.answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    desk.cancel(999)
    const gone = windowOn(host)
    await gone.value('session.signIn', { name: 'lin', password })
    gone.ask('imports.run', { kind: 'orders', files })
    await vi.waitFor(() => expect(gone.progress.length).toBeGreaterThan(0), { timeout: 20_000 })
    gone.port.close()
    await vi.waitFor(() => expect(host.sessions.size).toBe(1))
    expect(await desk.value('books.verify')).toMatchObject({ ok: true })
    expect(host.company()?.connection.sqlite.prepare('select count(*) from documents').pluck().get()).toBe(before)
    expect(await desk.value('imports.list', { kind: 'orders' })).toMatchObject({ rows: [] })
  })

  test('makes the sample and signs its maker in; a cancelled one leaves no file at all', async () => {
    const host = hostWithWorkers()
    const desk = windowOn(host)
    const { id, answer } = desk.ask('companies.createSample')
    await vi.waitFor(() => expect(desk.progress.length).toBeGreaterThan(0), { timeout: 20_000 })
    desk.cancel(id)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(host.options.dataFolder)).toEqual([])
    expect(await desk.value('companies.createSample')).toMatchObject({ id: 'sample', sample: true })
    expect(await desk.value('session.current')).toMatchObject({ userId: 1 })
    expect(readdirSync(host.options.dataFolder).filter((name) => name.includes('.part'))).toEqual([])
    expect(await desk.value('books.verify')).toMatchObject({ ok: true })
  })

  test('that falls is answered as a fault without its text, and the next call is answered', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = newHost({ workerEntry: join(programs.at('.'), 'nowhere.js') })
    cleanups.push(host.remove)
    const desk = await office(host)
    const fallen = await desk.ask('books.verify').answer
    expect(fallen).toMatchObject({ ok: false, error: { code: 'internal', params: { method: 'books.verify' } } })
    expect(await desk.value('regions.list')).toEqual([])
    expect(logged).toHaveBeenCalled()
    logged.mockRestore()
  })
})
