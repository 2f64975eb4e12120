import type { RefusalData } from '../../shared/schemas/errors'
import { type Say, speaker, type TextLanguage } from '../../shared/texts'
import { placedProblemText } from '../../shared/texts/problems'
import { fieldText, refusalText } from '../../shared/texts/refusals'
import { errors } from '../../shared/texts/zh-CN/errors'
import { UsageError } from './usage'

/**
 * The language of messages: the one that was asked for, else English where the system speaks it. Everything else is answered in Chinese, the
 * office's own language: a scheduled task often runs without any locale.
 * @throws UsageError
 */
export function languageOf(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): TextLanguage {
  if (asked === 'zh-CN' || asked === 'en') return asked
  if (asked !== undefined) throw new UsageError('unknownLanguage', { word: asked })
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** A refusal as it is printed. */
export interface SpokenRefusal extends Pick<RefusalData, 'code' | 'params' | 'fields'> {
  readonly message: string
}

/** A refusal with its words, where it is in the file or which field it is included. */
export function spoken(error: RefusalData, language: TextLanguage): SpokenRefusal {
  const { code, params, fields } = error
  return { code, params, fields, message: messageOf(error, speaker(language)) }
}

function messageOf(error: RefusalData, say: Say): string {
  const { code, params, fields, problems = [] } = error
  if (code === 'invalidUsage') return usageText(params, say)
  if (code === 'internal' && typeof params.detail === 'string') return say('errors:more.internalDetail', params)
  if (code === 'invalidInput' && fields.length > 0)
    return say('errors:more.fieldsInvalid', {
      fields: fields.map((field) => `${field.path === '' ? '' : `${field.path} `}${fieldText(field, say)}`).join('; '),
    })
  const sentence = refusalText(error, say)
  if (problems.length === 0) return sentence
  const places = problems.map((problem) => placedProblemText(problem, say)).join('; ')
  return say('errors:more.problemsAt', { sentence, places })
}

const isUsage = (problem: unknown): problem is keyof typeof errors.usage =>
  typeof problem === 'string' && Object.hasOwn(errors.usage, problem)

const usageText = (params: RefusalData['params'], say: Say): string =>
  isUsage(params.problem) ? say(`errors:usage.${params.problem}`, params) : say('errors:code.invalidUsage')
