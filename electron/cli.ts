// The command line: the same services without a window, so that an office can schedule its month-end.
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { RefusalData } from '../shared/schemas/errors'
import { runCommand } from './cli/commands'
import { helpIn } from './cli/help'
import { printable, RefusedError } from './cli/office'
import { UsageError } from './cli/usage'
import { languageOf, spoken } from './cli/words'

const options = {
  db: { type: 'string' },
  user: { type: 'string' },
  name: { type: 'string' },
  sample: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  mapping: { type: 'string' },
  fixes: { type: 'string' },
  problems: { type: 'string' },
  'accept-repeated': { type: 'boolean' },
  out: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  distributor: { type: 'string' },
  number: { type: 'string' },
  'as-of': { type: 'string' },
  warehouse: { type: 'string' },
  wait: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

let language = languageOf(undefined, process.env)

async function main(): Promise<number> {
  const { values, positionals } = parse()
  const [command, ...words] = positionals
  language = languageOf(values.language, process.env)
  if (values.help) {
    process.stdout.write(`${helpIn(language)}\n`)
    return 0
  }
  if (command === undefined) throw new UsageError('noCommand')
  const out = import.meta.dirname
  return runCommand(command, words, {
    ...values,
    db: values.db === undefined ? undefined : resolve(values.db),
    password: process.env.LIANGQING_PASSWORD ?? '',
    migrationsFolder: join(dirname(dirname(out)), 'drizzle'),
    fontsFolder: join(dirname(out), 'fonts'),
  })
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (fault) {
    const text = fault instanceof Error ? fault.message : String(fault)
    const code = fault instanceof Error && 'code' in fault ? fault.code : ''
    const problem = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? 'optionValue' : 'unknownOption'
    throw new UsageError(problem, { word: /'(-[^' =]+)/.exec(text)?.[1] ?? text })
  }
}

function refusalOf(fault: unknown): RefusalData {
  if (fault instanceof UsageError || fault instanceof RefusedError) return fault.error
  const detail = fault instanceof Error ? fault.message : String(fault)
  return { code: 'internal', params: { detail }, fields: [] }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (fault: unknown) => {
    process.stderr.write(`${printable(spoken(refusalOf(fault), language))}\n`)
    process.exitCode = 1
  },
)
