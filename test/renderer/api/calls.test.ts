import { once } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { CallRefused, Calls } from '../../../renderer/api/calls'
import type { PortMessage, PortRequest } from '../../../shared/contract/envelope'

const open: MessagePort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** A real channel whose other end the test answers by hand. */
function channel() {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  const near = {
    postMessage: (request: PortRequest) => port1.postMessage(request),
    close: () => port1.close(),
    listen: (listener: (message: PortMessage) => void) => void port1.on('message', listener),
  }
  const asked = async (): Promise<PortRequest> => {
    const [request] = await once(port2, 'message')
    return request
  }
  return { near, asked, answer: (message: PortMessage) => port2.postMessage(message) }
}

describe('calls over the port', () => {
  it('get the answers that belong to them, in whatever order they come', async () => {
    const calls = new Calls()
    const far = channel()
    calls.connect(far.near)
    const first = calls.call('a.one', { n: 1 })
    const second = calls.call('a.two', { n: 2 })
    far.answer({ type: 'answer', id: 2, envelope: { ok: true, value: 'two' } })
    far.answer({ type: 'answer', id: 1, envelope: { ok: true, value: 'one' } })
    expect(await Promise.all([first, second])).toEqual(['one', 'two'])
  })

  it('wait for the first port', async () => {
    const calls = new Calls()
    const call = calls.call('a.one', {})
    const far = channel()
    const request = far.asked()
    calls.connect(far.near)
    expect(await request).toEqual({ type: 'call', id: 1, method: 'a.one', input: {} })
    far.answer({ type: 'answer', id: 1, envelope: { ok: true, value: 7 } })
    expect(await call).toBe(7)
  })

  it('are refused with code, blanks and fields', async () => {
    const calls = new Calls()
    const far = channel()
    calls.connect(far.near)
    const call = calls.call('a.one', {})
    const error = { code: 'stale', params: { by: '林晓' }, fields: [{ path: 'name', code: 'required' }] } as const
    far.answer({ type: 'answer', id: 1, envelope: { ok: false, error } })
    const refused = await call.catch((thrown: unknown) => thrown)
    expect(refused).toBeInstanceOf(CallRefused)
    expect(refused).toMatchObject(error)
  })

  it('in flight fail as connectionLost when the data process goes away, and later ones use the new port', async () => {
    const calls = new Calls()
    const heard: string[] = []
    calls.onConnection((connection) => heard.push(connection))
    calls.connect(channel().near)
    const lost = calls.call('a.one', {})
    calls.disconnect()
    await expect(lost).rejects.toMatchObject({ code: 'connectionLost' })
    const later = calls.call('a.two', {})
    const far = channel()
    calls.connect(far.near)
    far.answer({ type: 'answer', id: 2, envelope: { ok: true, value: 'back' } })
    expect(await later).toBe('back')
    expect(heard).toEqual(['connected', 'lost', 'connected'])
  })

  it('report progress, can be cancelled, and hear of changes', async () => {
    const calls = new Calls()
    const far = channel()
    calls.connect(far.near)
    const events: string[] = []
    calls.onEvent((event) => events.push(event.name))
    const seen: number[] = []
    const call = calls.call('a.job', {}).onProgress((progress) => seen.push(progress.done))
    await far.asked()
    const cancel = far.asked()
    call.cancel()
    expect(await cancel).toEqual({ type: 'cancel', id: 1 })
    far.answer({ type: 'progress', id: 1, progress: { done: 3, total: 9 } })
    far.answer({ type: 'event', event: { name: 'orders.changed' } })
    far.answer({ type: 'answer', id: 1, envelope: { ok: false, error: { code: 'cancelled', params: {}, fields: [] } } })
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect([seen, events]).toEqual([[3], ['orders.changed']])
  })
})
