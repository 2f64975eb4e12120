import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { contract } from '../../shared/contract'
import { Refusal } from '../../shared/schemas/errors'
import { importKinds } from '../../shared/schemas/import-runs'
import { restoreCompany, whole } from '../data/companies'
import { fieldProblem } from '../data/dispatch'
import { readCompanyName } from '../database/files'
import { createCompany } from '../services/companies'
import { buildSample, sampleName } from '../services/sample'
import { exportKind } from './exports'
import { type CommandOffice, fileContent, openOffice, parseInput, printable, refused } from './office'

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
  readonly 'accept-repeated'?: boolean | undefined
  readonly out?: string | undefined
  readonly format?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly distributor?: string | undefined
  readonly number?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly warehouse?: string | undefined
}

const passwordVariable = 'the environment variable LIANGQING_PASSWORD'

/** The command line itself is wrong; answered with how to use it and exit code 2. */
export class UsageError extends Error {}

/** How to use the command line. */
export const usage = `npm run -s cli -- --db FILE --user NAME COMMAND …     (the password comes from LIANGQING_PASSWORD)

  init --name COMPANY [--sample]          a new company; --user becomes its first administrator
  call METHOD [JSON]                      any method of the contract; {"$file": "path"} in the JSON stands for a file
  methods                                 every method with its input, kind and permission
  import KIND FILE… [--dry-run] [--mapping FILE] [--accept-repeated]
                                          KIND: ${importKinds.join(', ')}
  export KIND --out FILE|DIR [--format xlsx|csv|pdf]
      statement --distributor CODE --from DAY --to DAY      statements --from DAY --to DAY
      order --number NO      shipment --number NO           stock [--warehouse CODE] [--as-of DAY]
      ledger [--distributor CODE] [--from DAY] [--to DAY]   balances [--as-of DAY]
  verify                                  every invariant of the books; exit code 1 when one is broken
  backup --out FILE                       one self-contained file, made while the company is in use
  restore BACKUP                          makes --db from a backup; never over an existing file`

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
        throw new UsageError(`unknown command: ${command}`)
    }
  } catch (fault) {
    throw refused(fault)
  }
}

function print(value: unknown): 0 {
  process.stdout.write(`${printable(value)}\n`)
  return 0
}

/** An option that the command cannot do without. @throws UsageError */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`missing ${option}`)
  return value
}

async function inOffice(command: string, words: readonly string[], options: CommandOptions): Promise<number> {
  const office = await openOffice({
    db: needed(options.db, '--db FILE'),
    user: needed(options.user, '--user NAME'),
    password: needed(options.password, passwordVariable),
    migrationsFolder: options.migrationsFolder,
    fontsFolder: options.fontsFolder,
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
  return office.callAny(needed(method, 'METHOD'), parsedJson(json, 'the input'))
}

function parsedJson(text: string, what: string): unknown {
  try {
    return parseInput(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new UsageError(`${what} is not JSON: ${fault.message}`)
    throw fault
  }
}

function importFiles(office: CommandOffice, [kind, ...paths]: readonly string[], options: CommandOptions) {
  const known = z.enum(importKinds).safeParse(kind)
  if (!known.success) throw new UsageError(`unknown kind: ${kind ?? ''} (${importKinds.join(', ')})`)
  if (paths.length === 0) throw new UsageError('missing FILE')
  const run = {
    kind: known.data,
    files: paths.map(fileContent),
    acceptRepeated: options['accept-repeated'] ?? false,
    ...(options.mapping === undefined
      ? {}
      : { mapping: parsedJson(new TextDecoder().decode(fileContent(options.mapping).bytes), options.mapping) }),
  }
  return office.call(options['dry-run'] ? 'imports.preview' : 'imports.run', run)
}

function methods() {
  return Object.entries(contract).map(([method, { kind, access, input }]) => ({
    method,
    kind,
    permission: access === 'permitted' ? method : access,
    // A file's bytes have no JSON Schema; on the command line `{"$file": "path"}` stands for them.
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  }))
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
  mkdirSync(dirname(file), { recursive: true })
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
  mkdirSync(dirname(file), { recursive: true })
  await restoreCompany(path, file, options.migrationsFolder)
  return { file, name: readCompanyName(file) }
}
