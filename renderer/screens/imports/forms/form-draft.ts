import { saidOfForm } from '../../../../shared/schemas/import-fixes'
import { keepDraft } from '../../../components/draft-store'
import type { FormFile } from './form-files'

type Said = Pick<FormFile, 'fixes' | 'tables'>

/** A file is known by its content, whatever it is called the next time. */
const keyOf = (owner: string, sha256: string): string => `draft.${owner}.import-${sha256.slice(0, 32)}`

/** What was said of the same file before the window was closed; null when nothing was. */
export function keptSaid(owner: string, sha256: string): Said | null {
  const text = localStorage.getItem(keyOf(owner, sha256))
  if (text === null) return null
  try {
    const parsed = saidOfForm.safeParse(JSON.parse(text))
    const said = parsed.success ? parsed.data : null
    return said !== null && (said.fixes.length > 0 || said.tables !== null) ? said : null
  } catch {
    return null
  }
}

/** Keeps what was said of a file until it is imported. */
export function keepSaid(owner: string, sha256: string, { fixes, tables }: Said): void {
  keepDraft(keyOf(owner, sha256), { fixes, tables })
}

/** Forgets it, because it is in the books now. */
export const forgetSaid = (owner: string, sha256: string): void => localStorage.removeItem(keyOf(owner, sha256))
