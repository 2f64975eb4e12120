import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './commands.mjs'
import { root } from './places.mjs'

const file = join(tmpdir(), `liangqing-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`)

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function create(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

const ageOf = (path) => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())

/** Removes the lock of a process that died. Only one process at a time may look, or two would each remove the next one's. */
function removeDeadLock() {
  const looking = `${file}.looking`
  if (!create(looking)) {
    // Whoever looks needs no ten seconds: it died while looking.
    if (ageOf(looking) > 10_000) rmSync(looking, { force: true })
    return
  }
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    // An empty file is being written this moment.
    if (owner > 0 && !isAlive(owner)) rmSync(file, { force: true })
  } catch {
    // Given back in between: the next try takes it.
  } finally {
    rmSync(looking, { force: true })
  }
}

function take() {
  if (create(file)) return true
  removeDeadLock()
  return false
}

/** Runs `work` alone in this checkout: two commands started together must not install or build into each other. */
export async function alone(work) {
  for (let tries = 0; !take(); tries++) {
    if (tries === 10) say('Waiting for another set-up of this checkout to end …')
    await sleep(100)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}
