/** Everything the office can refuse, as a code the window turns into words; params fill the blanks of the sentence. */
export type RefusalCode =
  | 'notFound'
  | 'invalidInput'
  | 'unknownMethod'
  | 'invalidUsage'
  | 'notSignedIn'
  | 'notPermitted'
  | 'wrongPassword'
  | 'locked'
  | 'weakPassword'
  | 'duplicateCode'
  | 'unknownCode'
  | 'stale'
  | 'wrongState'
  | 'noLines'
  | 'fairClosed'
  | 'creditExceeded'
  | 'creditOverdue'
  | 'stockMissing'
  | 'stockLacking'
  | 'demandMissing'
  | 'followedBy'
  | 'poolDrawn'
  | 'quotaExceeded'
  | 'returnBeyondSold'
  | 'returnChanged'
  | 'overTolerance'
  | 'underTolerance'
  | 'mixedTransfer'
  | 'transferBeyondHeld'
  | 'limitExceeded'
  | 'priceBelowFloor'
  | 'priceBelowLimit'
  | 'belowCommitted'
  | 'formOfOther'
  | 'unchanged'
  | 'periodLocked'
  | 'periodAgreed'
  | 'periodStated'
  | 'unexplained'
  | 'lastAdministrator'
  | 'fileUnreadable'
  | 'fileEmpty'
  | 'sheetUnrecognised'
  | 'fileRepeated'
  | 'importProblems'
  | 'undoRefused'
  | 'settlementUndone'
  | 'differenceTooBig'
  | 'nothingOverdue'
  | 'newerFile'
  | 'notACompany'
  | 'damagedFile'
  | 'noCompany'
  | 'companyExists'
  | 'targetTaken'
  | 'companyBusy'
  | 'cancelled'
  | 'diskRefused'
  | 'accessDenied'
  | 'internal'

/** A value that fills a blank of an error's sentence. */
export type RefusalParam = string | number | null

/** One field of the input that is wrong, so that the form can point at it. */
export interface FieldProblem {
  readonly path: string
  readonly code: string
}

/** A finding in a file that stands behind a refusal, where it is and what it is. */
export interface FileProblem {
  readonly file: string
  readonly sheet: string
  readonly row: number | null
  readonly column: number | null
  readonly code: string
  readonly params: Readonly<Record<string, RefusalParam>>
}

/** A refusal as it crosses the port. */
export interface RefusalData {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, RefusalParam>>
  readonly fields: readonly FieldProblem[]
  /** The first findings of a file that was refused for them. */
  readonly problems?: readonly FileProblem[] | undefined
}

/** Thrown by services and turned into the envelope by dispatch; anything else thrown is a fault and becomes `internal`. */
export class Refusal extends Error implements RefusalData {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, RefusalParam>>
  readonly fields: readonly FieldProblem[]
  readonly problems: readonly FileProblem[] | undefined

  constructor(
    code: RefusalCode,
    params: Readonly<Record<string, RefusalParam>> = {},
    fields: readonly FieldProblem[] = [],
    problems?: readonly FileProblem[],
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.fields = fields
    this.problems = problems
  }
}
