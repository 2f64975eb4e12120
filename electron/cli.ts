// The command line: the same services without a window, so that an office can schedule its month-end.
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand, UsageError, usage } from './cli/commands'
import { printable, RefusedError } from './cli/office'

const options = {
  db: { type: 'string' },
  user: { type: 'string' },
  name: { type: 'string' },
  sample: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  mapping: { type: 'string' },
  'accept-repeated': { type: 'boolean' },
  out: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  distributor: { type: 'string' },
  number: { type: 'string' },
  'as-of': { type: 'string' },
  warehouse: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

async function main(): Promise<number> {
  const { values, positionals } = parse()
  const [command, ...words] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(`${usage}\n`)
    return values.help ? 0 : 2
  }
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
    throw new UsageError(fault instanceof Error ? fault.message : String(fault))
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (fault: unknown) => {
    if (fault instanceof UsageError) process.stderr.write(`${fault.message}\n\n${usage}\n`)
    else if (fault instanceof RefusedError) process.stderr.write(`${printable(fault.error)}\n`)
    else process.stderr.write(`${printable({ code: 'internal', params: { message: String(fault) }, fields: [] })}\n`)
    process.exitCode = fault instanceof UsageError ? 2 : 1
  },
)
