import type { RefusalData, RefusalParam } from '../../shared/schemas/errors'
import type { errors } from '../../shared/texts/zh-CN/errors'

/** What was written wrongly on the command line; `word` is what stands in the sentence. */
export class UsageError extends Error {
  readonly error: RefusalData

  constructor(problem: keyof typeof errors.usage, params: Readonly<Record<string, RefusalParam>> = {}) {
    super(problem)
    this.error = { code: 'invalidUsage', params: { problem, ...params }, fields: [] }
  }
}

/** An option that the command cannot do without. @throws UsageError */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError('missing', { word: option })
  return value
}
