import type { Reader } from '../../connection'
import { accountChecks } from './accounts'
import { type Finding, runCheck } from './check'
import { documentChecks } from './documents'
import { checkIntegrity, checkReferences, fileChecks } from './files'
import { ledgerChecks } from './ledgers'
import { productionChecks } from './production'
import { settlementChecks } from './settlements'

export type { Finding } from './check'

/** Every check of the books, in the order they are told. */
export const checks: readonly ((reader: Reader) => Finding)[] = [
  ...[
    ...ledgerChecks,
    ...documentChecks,
    ...productionChecks,
    ...accountChecks,
    ...settlementChecks,
    ...fileChecks,
  ].map((check) => (reader: Reader) => runCheck(reader, check)),
  checkIntegrity,
  checkReferences,
]
