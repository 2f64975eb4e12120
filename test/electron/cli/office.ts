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
