import type { RefusalData, RefusalParam } from '../../shared/schemas/errors'
import { importKinds } from '../../shared/schemas/import-runs'
import type { errors } from '../../shared/texts/zh-CN/errors'

/** What was written wrongly on the command line; `word` is what stands in the sentence. */
export class UsageError extends Error {
  readonly error: RefusalData

  constructor(problem: keyof typeof errors.usage, params: Readonly<Record<string, RefusalParam>> = {}) {
    super(problem)
    this.error = { code: 'invalidUsage', params: { problem, ...params }, fields: [] }
  }
}

/** An option that the command cannot do without. @throws UsageError */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError('missing', { word: option })
  return value
}

/** How to use the command line. */
export const usage = `npm run -s cli -- --db FILE --user NAME COMMAND …     (the password comes from LIANGQING_PASSWORD)

  init --name COMPANY [--sample]          a new company; --user becomes its first administrator
  call METHOD [JSON]                      any method of the contract; {"$file": "path"} in the JSON stands for a file
  methods                                 every method with its input, kind and permission
  import KIND FILE… [--dry-run] [--mapping FILE] [--accept-repeated]
                                          KIND: ${importKinds.join(', ')}
                                          --mapping: how the columns are read, as JSON; what --dry-run shows as "mapping"
                                          --accept-repeated: bring in what was brought in before, or looks like another kind
  export KIND --out FILE|DIR [--format xlsx|csv|pdf]
      statement --distributor CODE --from DAY --to DAY      statements --from DAY --to DAY
      order --number NO      shipment --number NO           stock [--warehouse CODE] [--as-of DAY]
      ledger [--distributor CODE] [--from DAY] [--to DAY]   balances [--as-of DAY]
  verify                                  every invariant of the books; exit code 1 when one is broken
  backup --out FILE                       one self-contained file, made while the company is in use; takes the place of an
                                          earlier backup of the same company and of nothing else
  restore BACKUP                          makes --db from a backup; never over an existing file

  --wait SECONDS                          how long to wait for a company that others are writing to (180)
  --language zh-CN|en                     the language of messages; else Chinese, or English where LC_ALL, LC_MESSAGES or
                                          LANG starts with "en"

Whatever is refused is JSON on standard error, { "code", "params", "fields", "message" }, and exit code 1.`
