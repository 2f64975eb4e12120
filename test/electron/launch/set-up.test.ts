import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const launch = resolve(import.meta.dirname, '../../../electron/launch')
const folder = mkdtempSync(join(tmpdir(), 'liangqing-launch-'))
afterAll(() => rmSync(folder, { recursive: true }))

// The set-up is plain JavaScript, because it runs before there is anything to compile it with.
const script = (name: string) => import(join(launch, name))

describe('the installed packages are in step with the lockfile', async () => {
  const { isInStep } = await script('dependencies.mjs')
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b': { version: '2.0.0', optional: true },
  }

  test('when every package has its version', () => {
    expect(isInStep(wanted, { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '2.0.0' } })).toBe(
      true,
    )
  })
  test("when only another platform's package is missing", () => {
    expect(isInStep(wanted, { 'node_modules/a': { version: '1.2.3' } })).toBe(true)
  })
  test('but not when one is missing', () => {
    expect(isInStep(wanted, { 'node_modules/b': { version: '2.0.0' } })).toBe(false)
  })
  test('and not when one has another version, optional or not', () => {
    expect(isInStep(wanted, { 'node_modules/a': { version: '1.2.4' } })).toBe(false)
    expect(isInStep(wanted, { 'node_modules/a': { version: '1.2.3' }, 'node_modules/b': { version: '1.0.0' } })).toBe(
      false,
    )
  })
})

/** Runs a module of its own in a fresh Node and answers what it printed. */
function runNode(source: string): Promise<{ code: number | null; output: string }> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mjs`)
  writeFileSync(file, source)
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  return new Promise((done) => child.once('close', (code) => done({ code, output })))
}

const lock = JSON.stringify(join(launch, 'lock.mjs'))

test('two set-ups of one checkout never overlap, even after one was killed in the middle', async () => {
  const log = JSON.stringify(join(folder, 'log'))
  const work = `import { alone } from ${lock}; import { appendFileSync } from 'node:fs'; import { setTimeout } from 'node:timers/promises'
await alone(async () => { appendFileSync(${log}, '<'); await setTimeout(50); appendFileSync(${log}, '>') })`
  await runNode(`import { alone } from ${lock}; await alone(() => process.kill(process.pid, 'SIGKILL'))`)
  const runs = await Promise.all(Array.from({ length: 4 }, () => runNode(work)))
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('<>'.repeat(4))
})

test('an unknown task is refused with the names of those there are', async () => {
  const child = spawn(process.execPath, [join(launch, 'run.mjs'), 'fly'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let message = ''
  child.stderr.on('data', (chunk) => {
    message += String(chunk)
  })
  const code = await new Promise((done) => child.once('close', done))
  expect({ code, message }).toEqual({ code: 1, message: expect.stringContaining('start, dev, build, test') })
})
