import { documentStatuses } from '../schemas/documents'
import type { FieldProblem, FileProblem, RefusalParam } from '../schemas/errors'
import { type AccountPart, accountParts } from '../schemas/ledgers'
import type { Say } from '.'
import { formatInstant } from './figures'
import { errors } from './zh-CN/errors'
import type { states } from './zh-CN/states'

const known: ReadonlySet<unknown> = new Set(Object.values(documentStatuses).flat())

function isState(value: unknown): value is keyof typeof states {
  return known.has(value)
}

const parts: readonly unknown[] = accountParts

const isPart = (value: unknown): value is AccountPart => parts.includes(value)

/** The blanks of a sentence as a person reads them: states by their word, instants in this computer's time, nobody as “someone”. */
function blanksInWords(say: Say, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { status, until, at, userName, who, part } = params
  return {
    ...params,
    ...(isState(status) ? { status: say(`states:${status}`) } : {}),
    ...(typeof until === 'string' && until !== '' ? { until: formatInstant(until) } : {}),
    ...(typeof at === 'string' && at !== '' ? { at: formatInstant(at) } : {}),
    ...(isPart(part) ? { part: say(`errors:part.${part}`) } : {}),
    ...(who === '' ? { who: say('errors:nobody') } : {}),
    ...(userName === '' ? { userName: say('errors:someone') } : {}),
  }
}

/** A refusal of the office or of the window. */
export interface Refused {
  readonly code: keyof typeof errors.code
  readonly params: Readonly<Record<string, RefusalParam>>
  readonly problems?: readonly FileProblem[] | undefined
}

/** A refusal in words: what is wrong and what to do. */
export function refusalText({ code, params }: Refused, say: Say): string {
  const filled = blanksInWords(say, params)
  const more = moreOf(code, params)
  return more === null ? say(`errors:code.${code}`, filled) : say(`errors:more.${more}`, filled)
}

/** The sentence that says more than the code's own, where the params carry more. */
function moreOf(code: Refused['code'], params: Refused['params']): keyof typeof errors.more | null {
  if (code === 'notFound') return filledIn(params.name) ? 'namedNotFound' : null
  if (code === 'stockMissing') return filledIn(params.date) ? 'stockMissingOn' : null
  if (code === 'undoRefused')
    return params.why === 'settled' ? 'undoSettled' : params.why === 'agreed' ? 'undoAgreed' : null
  if (code !== 'fileRepeated' || filledIn(params.at)) return null
  return filledIn(params.problem) || filledIn(params.number) ? 'toAccept' : 'fileTwice'
}

const filledIn = (value: RefusalParam | undefined): boolean => typeof value === 'string' && value !== ''

type FieldCode = keyof typeof errors.field

const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(errors.field, code)

/** What the schemas' own codes mean to whoever filled the form in; a text that is empty is too small to them. */
const schemaCodes: Readonly<Record<string, FieldCode>> = {
  too_small: 'missing',
  too_big: 'excess',
  invalid_type: 'required',
}

/** The words for one refused field, e.g. “必填”. */
export function fieldText(problem: FieldProblem, say: Say): string {
  const code = schemaCodes[problem.code] ?? problem.code
  return say(`errors:field.${isFieldCode(code) ? code : 'invalid'}`)
}
