import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { contract } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import { restoreCompany, whole } from '../data/companies'
import { fieldProblem } from '../data/dispatch'
import { makeFolder } from '../database/folders'
import { readCompanyName } from '../database/probe'
import { createCompany } from '../services/companies'
import { buildSample, sampleName } from '../services/sample'
import { exportKind } from './exports'
import { importFiles } from './imports'
import { methods } from './methods'
import { type CommandOffice, openOffice, parsedJson, printable, refused } from './office'
import { needed, UsageError } from './usage'

/** What the command line was given beside the command's own words. */
export interface CommandOptions {
  readonly db?: string | undefined
  readonly user?: string | undefined
  readonly password: string
  readonly migrationsFolder: string
  readonly fontsFolder: string
  readonly name?: string | undefined
  readonly sample?: boolean | undefined
  readonly 'dry-run'?: boolean | undefined
  readonly mapping?: string | undefined
  readonly fixes?: string | undefined
  readonly problems?: string | undefined
  readonly 'accept-repeated'?: boolean | undefined
  readonly out?: string | undefined
  readonly format?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly distributor?: string | undefined
  readonly number?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly warehouse?: string | undefined
  readonly wait?: string | undefined
  readonly language?: string | undefined
}

const passwordVariable = 'LIANGQING_PASSWORD'

/** Runs one command. @returns the exit code @throws UsageError, RefusedError */
export async function runCommand(command: string, words: readonly string[], options: CommandOptions): Promise<number> {
  try {
    switch (command) {
      case 'methods':
        return print(methods())
      case 'init':
        return print(await init(options))
      case 'restore':
        return print(await restore(words, options))
      case 'call':
      case 'import':
      case 'export':
      case 'verify':
      case 'backup':
        return await inOffice(command, words, options)
      default:
        throw new UsageError('unknownCommand', { word: command })
    }
  } catch (fault) {
    throw refused(fault, options.db)
  }
}

function print(value: unknown): 0 {
  process.stdout.write(`${printable(value)}\n`)
  return 0
}

/** How long a company that others write to is waited for, unless the command line says otherwise. */
const WAIT_SECONDS = 180

function secondsOf(wait: string | undefined): number {
  if (wait === undefined) return WAIT_SECONDS
  if (!/^\d{1,5}$/.test(wait)) throw new UsageError('notSeconds', { word: wait })
  return Number(wait)
}

async function inOffice(command: string, words: readonly string[], options: CommandOptions): Promise<number> {
  const office = await openOffice({
    db: needed(options.db, '--db FILE'),
    user: needed(options.user, '--user NAME'),
    password: needed(options.password, passwordVariable),
    migrationsFolder: options.migrationsFolder,
    fontsFolder: options.fontsFolder,
    waitSeconds: secondsOf(options.wait),
  })
  try {
    if (command === 'call') return print(await call(office, words))
    if (command === 'import') return print(await importFiles(office, words, options))
    if (command === 'export') return print(await exportKind(office, needed(words[0], 'KIND'), options))
    if (command === 'backup')
      return print(await office.call('companies.backup', { path: resolve(needed(options.out, '--out FILE')) }))
    const report = await office.call('books.verify', {})
    print(report)
    return report.ok ? 0 : 1
  } finally {
    office.close()
  }
}

function call(office: CommandOffice, [method, json = '{}']: readonly string[]): Promise<unknown> {
  return office.callAny(needed(method, 'METHOD'), parsedJson(json, json.length > 80 ? `${json.slice(0, 80)}…` : json))
}

async function init(options: CommandOptions) {
  const file = needed(options.db, '--db FILE')
  const administrator = needed(options.user, '--user NAME')
  const { migrationsFolder } = options
  if (existsSync(file)) throw new Refusal('companyExists', { name: file })
  const name = options.sample ? (options.name ?? sampleName) : needed(options.name, '--name COMPANY')
  const password = needed(options.password, passwordVariable)
  const given = contract['companies.create'].input.safeParse({
    ...{ name, administrator, displayName: administrator, password },
  })
  if (!given.success) throw new Refusal('invalidInput', { method: 'init' }, given.error.issues.map(fieldProblem))
  const draft = given.data
  makeFolder(dirname(file))
  await whole(file, async (unfinished) => {
    if (!options.sample) return createCompany({ file: unfinished, migrationsFolder, draft }).sqlite.close()
    const job = { report: () => undefined, signal: new AbortController().signal, fontsFolder: options.fontsFolder }
    await buildSample({ file: unfinished, migrationsFolder, draft, lastDay: new Date().toLocaleDateString('sv') }, job)
  })
  return { file, name: draft.name }
}

async function restore([backup]: readonly string[], options: CommandOptions) {
  const file = needed(options.db, '--db FILE')
  const path = resolve(needed(backup, 'BACKUP'))
  if (existsSync(file)) throw new Refusal('companyExists', { name: file })
  makeFolder(dirname(file))
  await restoreCompany(path, file, options.migrationsFolder)
  return { file, name: readCompanyName(file) }
}
