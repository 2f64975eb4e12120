import type { RefusalParam } from '../../schemas/errors'
import type { ImportProblemCode } from '../../schemas/imports'

/** What became of one value: the value (null when the cell is blank), or the reason it was not taken. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly code: ImportProblemCode; readonly params: Readonly<Record<string, RefusalParam>> }

/** A value that was read. */
export function read<Value>(value: Value | null): Parsed<Value> {
  return { ok: true, value }
}

/** A value that was refused, with what stood there. */
export function refused(
  code: ImportProblemCode,
  text: string,
): { readonly ok: false; readonly code: ImportProblemCode; readonly params: { readonly text: string } } {
  return { ok: false, code, params: { text } }
}
