import { expect } from 'vitest'
import { Refusal, type RefusalCode } from '../../shared/schemas/errors'

/** What a call refuses; fails when it does not refuse. */
export function refusalOf(call: () => unknown): Refusal {
  try {
    call()
  } catch (fault) {
    if (fault instanceof Refusal) return fault
    throw fault
  }
  throw new Error('nothing was refused')
}

/** Expects a call to refuse with a code, and to point at a field when one is named. */
export function expectRefusal(call: () => unknown, code: RefusalCode, path?: string): Refusal {
  const refusal = refusalOf(call)
  expect(refusal.code).toBe(code)
  if (path !== undefined) expect(refusal.fields.map((field) => field.path)).toContain(path)
  return refusal
}
