import { readdirSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Input, MethodName, Output } from '../../../shared/contract'
import type { Programs } from '../../helpers/programs'

/** The command line as one user of one company, each call a process of its own. */
export interface CliOffice {
  readonly call: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<Output<Name>>
  /** The code of the refusal that a call must end with. */
  readonly refused: <Name extends MethodName>(method: Name, input: Input<Name>) => Promise<string>
  /** The invariants that do not hold. */
  readonly broken: () => Promise<readonly string[]>
}

const report = z.object({ rows: z.array(z.object({ invariant: z.string(), violationCount: z.number() })) })

/** Works in a company through `call` alone. */
export function cliOffice(programs: Programs, db: string, user = 'chen'): CliOffice {
  return {
    call: async (method, input) => {
      const answer = await programs.cli(['call', method, JSON.stringify(input)], { db, user })
      // What the contract says of this method; only its text crossed.
      return answer.value() as never
    },
    refused: async (method, input) => {
      const answer = await programs.cli(['call', method, JSON.stringify(input)], { db, user })
      if (answer.code !== 1) throw new Error(`${method} answered ${answer.code}: ${answer.stdout}${answer.stderr}`)
      return answer.error().code
    },
    broken: async () => {
      const { stdout } = await programs.cli(['verify'], { db, user })
      const { rows } = report.parse(JSON.parse(stdout))
      return rows.filter((row) => row.violationCount > 0).map((row) => row.invariant)
    },
  }
}

/** A text file among the tests' files, line by line; answers its path. */
export function written(programs: Programs, name: string, ...lines: readonly string[]): string {
  writeFileSync(programs.at(name), `${lines.join('\n')}\n`)
  return programs.at(name)
}

/** Everything that lies among the tests' files. */
export const filesThere = (programs: Programs): string[] => readdirSync(programs.at('.')).toSorted()

/** A company with a distributor and a style, brought in from files of its own. */
export async function furnished(programs: Programs, name: string): Promise<string> {
  const db = programs.at(name)
  await programs.cli(['init', '--name', name], { db })
  for (const [kind, ...lines] of [
    ['regions', 'code,name', 'R1,华东'],
    ['distributors', 'code,name,region,credit_limit_fen,payment_terms_days,discount_bp', 'C1,杭州,R1,1000000,30,5000'],
    ['styles', 'sku,style,style_name,colour,size,tag_price_fen', 'A-M,A,外套,黑,M,10000', 'A-L,A,外套,黑,L,10000'],
  ] as const)
    (await programs.cli(['import', kind, written(programs, `${kind}.csv`, ...lines)], { db })).value()
  return db
}
