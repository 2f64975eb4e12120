import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import { resources, type Translate } from '../../i18n'
import { formatFen, formatQuantity } from '../values/text'

type Texts = (typeof resources)['zh-CN']['imports']

const isProblem = (code: string): code is keyof Texts['problem'] => code in resources['zh-CN'].imports.problem
const isField = (name: string): name is keyof Texts['field'] => name in resources['zh-CN'].imports.field
const isWhat = (name: string): name is keyof Texts['what'] => name in resources['zh-CN'].imports.what

/** What a field of a file is called; several are listed. */
export function fieldName(name: string, t: Translate): string {
  return name
    .split(' ')
    .map((one) => (isField(one) ? t(`imports:field.${one}`) : one))
    .join('、')
}

type Params = ImportProblemRow['params']

/** Figures in words: amounts come in fen, or say that they are amounts; everything else is pieces. */
function figures(params: Params): Record<string, string> {
  const shown: Record<string, string> = {}
  const isMoney = params.of === 'amountFen'
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'number') continue
    if (name.endsWith('Fen')) shown[name.slice(0, -3)] = formatFen(value)
    else shown[name] = isMoney ? formatFen(value) : formatQuantity(value)
  }
  return shown
}

/** A finding of an import in words: what is wrong and what to do; never a code. */
export function problemText({ code, params }: Pick<ImportProblemRow, 'code' | 'params'>, t: Translate): string {
  const { field, what, candidates } = params
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))
  const filled = {
    ...{ text: '', quantity: '', value: '' },
    ...words,
    ...figures(params),
    ...(typeof field === 'string' ? { field: fieldName(field, t) } : {}),
    ...(typeof what === 'string' ? { what: isWhat(what) ? t(`imports:what.${what}`) : '' } : {}),
  }
  if (code === 'unknownCode' && typeof candidates === 'string' && candidates !== '')
    return t('imports:problem.unknownCandidates', filled)
  return t(`imports:problem.${isProblem(code) ? code : 'other'}`, filled)
}
