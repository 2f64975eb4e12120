import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCompanyFiles } from '../../../electron/database/files'
import { openCompany } from '../../../electron/database/open'
import { verifyBooks } from '../../../electron/services/verify'
import { newCompany } from '../../helpers/company'
import { quietJob } from '../../helpers/files'
import { buildPrograms, type Programs, start } from '../../helpers/programs'

const ORDERS = 4000

let programs: Programs
let founded: string
let form: string
beforeAll(async () => {
  programs = await buildPrograms({ poster: 'test/electron/crash/poster.ts' })
  founded = programs.at('founded')
  const company = newCompany({ file: founded })
  company.addDistributor({ code: 'C1', creditLimitFen: 9_000_000_000_000 })
  company.addStyle({ code: 'A', sizes: ['S', 'M', 'L'] })
  company.close()
  form = programs.at('orders.csv')
  const line = (at: number, size: string) => `P${at},2026-01-05,C1,A,BK,${size},1`
  const rows = Array.from({ length: ORDERS }, (_, at) => [line(at, 'S'), line(at, 'M')]).flat()
  writeFileSync(form, ['order_ref,date,distributor,style,colour,size,quantity', ...rows, ''].join('\n'))
})
afterAll(() => programs.remove())

/** A data folder with one company in it. */
function folderWithCompany(name: string): { readonly folder: string; readonly file: string } {
  const folder = programs.at(name)
  mkdirSync(folder)
  copyFileSync(founded, `${folder}/company-1.liangqing`)
  return { folder, file: `${folder}/company-1.liangqing` }
}

/** Starts a program, ends it the hard way after some milliseconds, and answers what it had said by then. */
async function killed(script: string, args: readonly string[], milliseconds: number) {
  const child = start(script, args)
  const said: Buffer[] = []
  const faults: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => faults.push(chunk))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await Promise.race([after(milliseconds), closed])
  child.kill('SIGKILL')
  await closed
  return { said: Buffer.concat(said).toString(), faults: Buffer.concat(faults).toString() }
}

/** What the books say once they are opened again: nothing broken, no number missing. */
async function reopened(folder: string, file: string) {
  expect(listCompanyFiles(folder).map(({ id }) => id)).toEqual(['company-1'])
  const connection = openCompany(file, { migrationsFolder: programs.migrationsFolder })
  const { sqlite } = connection
  const office = { connection, actor: newActor, now: () => '', today: () => '' }
  const { rows } = await verifyBooks(office, {}, quietJob)
  expect(rows.filter(({ violationCount }) => violationCount > 0)).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  const gaps = sqlite
    .prepare(`select kind, substr(number, 4, 4) as year from documents group by kind, year
      having count(*) <> max(cast(substr(number, 9) as integer))`)
    .all()
  expect(gaps).toEqual([])
  const documents = sqlite.prepare<[], [string, string]>('select number, status from documents').raw().all()
  sqlite.close()
  return documents
}
const newActor = {
  ...{ userId: 1, name: 'chen', displayName: 'chen', roles: [], permissions: new Set<string>() },
  ...{ approvalLimitFen: 0, priceLimitBp: 0, distributorIds: null },
}

/** Moments over a span, the same in every run, in an order that looks like chance. */
const moments = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, at) => from + Math.round((to - from) * ((at * 0.618_033_988_75) % 1)))

describe('killed at any moment', () => {
  test('an import is there whole or not at all, and can be done again', async () => {
    const whole = folderWithCompany('whole')
    const began = performance.now()
    const { code } = await programs.cli(['import', 'orders', form], { db: whole.file })
    const span = performance.now() - began
    expect([code, (await reopened(whole.folder, whole.file)).length]).toEqual([0, ORDERS])
    const counts = new Set<number>()
    for (const [at, moment] of moments(14, span * 0.3, span * 1.05).entries()) {
      const { folder, file } = folderWithCompany(`import-${at}`)
      await killed(programs.program('cli'), ['--db', file, '--user', 'chen', 'import', 'orders', form], moment)
      const documents = await reopened(folder, file)
      counts.add(documents.length)
      const imports = new Sqlite(file, { readonly: true })
      expect(imports.prepare('select count(*) from imports').pluck().get()).toBe(documents.length === 0 ? 0 : 1)
      imports.close()
      if (at % 5 !== 0) continue
      const again = await programs.cli(['import', 'orders', form], { db: file })
      expect(again.code === 0 ? 'brought in' : again.error().code).toBe(
        documents.length === 0 ? 'brought in' : 'fileRepeated',
      )
      expect(await reopened(folder, file)).toHaveLength(ORDERS)
    }
    for (const count of counts) expect([0, ORDERS]).toContain(count)
  })

  test('a run of postings keeps everything that was answered, each whole, with every number', async () => {
    const { folder, file } = folderWithCompany('postings')
    let answered = 0
    const began = performance.now()
    await programs.cli(['call', 'orders.list', '{}'], { db: file })
    const start = performance.now() - began
    // One file through all the crashes: each start finds what the last end left.
    for (const [at, moment] of moments(12, start * 0.7, start * 3 + 500).entries()) {
      const args = [file, programs.migrationsFolder, String(at)]
      const { said, faults } = await killed(programs.program('poster'), args, moment)
      expect(faults).toBe('')
      const states = new Map(await reopened(folder, file))
      for (const line of said.split('\n').slice(0, -1)) {
        const [number = '', status] = line.split(' ')
        answered += 1
        expect(states.has(number), line).toBe(true)
        // A later step may have gone through before its answer was heard.
        if (status !== undefined && status !== 'dispatched' && status !== 'short')
          expect(states.get(number), line).toBe(status)
      }
    }
    expect(answered).toBeGreaterThan(50)
  })

  test('a sample that was not finished leaves nothing the start page would list, and is made anew', async () => {
    const folder = programs.at('samples')
    mkdirSync(folder)
    const args = ['--db', `${folder}/sample.liangqing`, '--user', 'chen', 'init', '--sample']
    // The log of a company that someone deleted by hand must not find its way into the next one of that name.
    copyFileSync(programs.at('orders.csv'), `${folder}/sample.liangqing-wal`)
    for (const moment of [600, 900, 1500]) {
      await killed(programs.program('cli'), args, moment)
      expect(listCompanyFiles(folder)).toEqual([])
    }
    const again = { db: `${folder}/sample.liangqing` }
    expect((await programs.cli(['init', '--name', '新'], again)).code).toBe(0)
    expect((await programs.cli(['verify'], again)).code).toBe(0)
    expect(listCompanyFiles(folder)).toMatchObject([{ name: '新' }])
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })
})

describe('an export of many files killed while it writes', () => {
  const KINDS = 120

  test('leaves no file under its name that is not whole, and the next one finishes the folder', async () => {
    const db = programs.at('many.liangqing')
    const company = newCompany({ file: db })
    const region = company.addRegion().id
    for (let at = 0; at < KINDS; at++) company.addDistributor({ regionId: region })
    company.close()
    const args = (out: string) => ['export', 'statements', '--from', '2026-03-01', '--to', '2026-03-31', '--out', out]
    const csv = ['--format', 'csv']
    const whole = programs.at('whole-export')
    expect((await programs.cli([...args(whole), ...csv], { db })).code).toBe(0)
    const names = readdirSync(whole).toSorted()
    expect(names).toHaveLength(KINDS)
    const text = (folder: string, name: string) => readFileSync(`${folder}/${name}`, 'utf8')
    const out = programs.at('killed-export')
    const counts: number[] = []
    for (const written of [1, 8, 40]) {
      rmSync(out, { recursive: true, force: true })
      const child = start(programs.program('cli'), ['--db', db, '--user', 'chen', ...args(out), ...csv])
      const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
      const enough = () =>
        existsSync(out) && readdirSync(out).filter((name) => !name.endsWith('.part')).length >= written
      const until = performance.now() + 60_000
      while (!enough() && child.exitCode === null && performance.now() < until) await after(0)
      child.kill('SIGKILL')
      await closed
      const there = readdirSync(out).filter((name) => !name.endsWith('.part'))
      counts.push(there.length)
      for (const name of there) expect(text(out, name), name).toBe(text(whole, name))
    }
    // It was killed in the midst of writing, not before and not after.
    expect(counts.some((count) => count > 0 && count < KINDS)).toBe(true)
    expect((await programs.cli([...args(out), ...csv], { db })).code).toBe(0)
    expect(readdirSync(out).toSorted()).toEqual(names)
  })
})
