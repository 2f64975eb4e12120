import { useCallback } from 'react'
import type { FieldProblem } from '../../shared/schemas/errors'
import { refusalText, fieldText as sharedFieldText } from '../../shared/texts/refusals'
import { type Translate, useTexts } from '../i18n'
import { CallRefused } from './calls'

/** A refusal in words; anything else is a fault of the program and says so, never the exception's own text. */
export function errorText(t: Translate, error: unknown): string {
  return error instanceof CallRefused ? refusalText(error, t) : t('errors:code.internal')
}

/** The words for one refused field, e.g. “必填”. */
export const fieldText = (t: Translate, problem: FieldProblem): string => sharedFieldText(problem, t)

/** `errorText` in the language of the moment. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTexts()
  return useCallback((error) => errorText(t, error), [t])
}
