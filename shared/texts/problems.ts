import { columnName } from '../domain/import/column-names'
import { formatYuan } from '../domain/money'
import type { FileProblem } from '../schemas/errors'
import type { Say } from '.'
import { formatQuantity } from './figures'
import { importProblems } from './zh-CN/import-problems'

type Texts = typeof importProblems

const isProblem = (code: string): code is keyof Texts['problem'] => Object.hasOwn(importProblems.problem, code)
const isField = (name: string): name is keyof Texts['field'] => Object.hasOwn(importProblems.field, name)
const isWhat = (name: string): name is keyof Texts['what'] => Object.hasOwn(importProblems.what, name)

/** What a field of a file is called; several are listed. */
export function fieldName(name: string, say: Say): string {
  return name
    .split(' ')
    .map((one) => (isField(one) ? say(`imports:field.${one}`) : one))
    .join('、')
}

type Params = FileProblem['params']

/** Figures in words: amounts come in fen, or say that they are amounts; everything else is pieces. */
function figures(params: Params): Record<string, string> {
  const shown: Record<string, string> = {}
  const isMoney = params.of === 'amountFen'
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'number') continue
    if (name.endsWith('Fen')) shown[name.slice(0, -3)] = formatYuan(value)
    else shown[name] = isMoney ? formatYuan(value) : formatQuantity(value)
  }
  return shown
}

/** A finding of an import in words: what is wrong and what to do; never a code. */
export function problemText({ code, params }: Pick<FileProblem, 'code' | 'params'>, say: Say): string {
  const { field, what, candidates } = params
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))
  const filled = {
    ...{ text: '', quantity: '', value: '' },
    ...words,
    ...figures(params),
    ...(typeof field === 'string' ? { field: fieldName(field, say) } : {}),
    ...(typeof what === 'string' ? { what: isWhat(what) ? say(`imports:what.${what}`) : '' } : {}),
  }
  if (code === 'unknownCode' && typeof candidates === 'string' && candidates !== '')
    return say('imports:problem.unknownCandidates', filled)
  return say(`imports:problem.${isProblem(code) ? code : 'other'}`, filled)
}

/** A finding with where it stands: file, sheet, row, column, what is wrong. */
export function placedProblemText(problem: FileProblem, say: Say): string {
  const { file, sheet, row, column } = problem
  const place = [
    say('errors:more.place', { file }),
    ...(sheet === '' ? [] : [say('errors:more.sheet', { sheet })]),
    ...(row === null ? [] : [say('errors:more.row', { row })]),
    ...(column === null ? [] : [say('errors:more.column', { column: columnName(column) })]),
  ].join(' ')
  return say('errors:more.problemsAt', { sentence: place, places: problemText(problem, say) })
}
