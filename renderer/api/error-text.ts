import { useCallback } from 'react'
import type { FieldProblem } from '../../shared/schemas/errors'
import { resources, type Translate, useTexts } from '../i18n'
import { blanksInWords } from '../i18n/blanks'
import { CallRefused } from './calls'

type FieldCode = keyof (typeof resources)['zh-CN']['errors']['field']

function isFieldCode(code: string): code is FieldCode {
  return code in resources['zh-CN'].errors.field
}

/** A refusal in words; anything else is a fault of the program and says so, never the exception's own text. */
export function errorText(t: Translate, error: unknown): string {
  if (!(error instanceof CallRefused)) return t('errors:code.internal')
  return t(`errors:code.${error.code}`, blanksInWords(t, error.params))
}

/** What the schemas' own codes mean to whoever filled the form in; a text that is empty is too small to them. */
const schemaCodes: Readonly<Record<string, FieldCode>> = {
  too_small: 'missing',
  too_big: 'excess',
  invalid_type: 'required',
}

/** The words for one refused field, e.g. “必填”. */
export function fieldText(t: Translate, problem: FieldProblem): string {
  const code = schemaCodes[problem.code] ?? problem.code
  return t(`errors:field.${isFieldCode(code) ? code : 'invalid'}`)
}

/** `errorText` in the language of the moment. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTexts()
  return useCallback((error) => errorText(t, error), [t])
}
