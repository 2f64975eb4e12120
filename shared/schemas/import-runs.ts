import { z } from 'zod'
import { bankMapping } from './bank-imports'
import type { DocumentStatus } from './documents'
import { importFixes } from './import-fixes'
import { importMappingSchema } from './imports'
import { fileContent } from './values'

/** What a file can be brought in as; the words of the command line. */
export const importKinds = [
  'regions',
  'distributors',
  'styles',
  'orders',
  'account-events',
  'sell-out',
  'counter-ledger',
  'bank',
] as const
/** What a file can be brought in as. */
export type ImportKind = (typeof importKinds)[number]

/** Files to bring in as one; all or nothing. */
export const importRun = z
  .object({
    kind: z.enum(importKinds),
    files: z.array(fileContent).min(1).max(500),
    /**
     * The answer to "which column is what", where recognition was not sure or was wrong, for orders; whose each line is, for a bank's
     * export. The other kinds know one way.
     */
    mapping: z.union([bankMapping, importMappingSchema]).optional(),
    /** What a person said instead of what stands in the files, by the file's name; orders only. */
    fixes: importFixes.optional(),
    /** Bring the same file in again although it was brought in before. */
    acceptRepeated: z.boolean().default(false),
  })
  // A mapping that fits nothing would be left aside without a word, and the file read as if nobody had said anything.
  .superRefine(({ kind, files, mapping, fixes }, context) => {
    const note = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const isBank = bankMapping.safeParse(mapping).success
    if (mapping !== undefined && kind !== (isBank ? 'bank' : 'orders')) note(['mapping'], 'unknown')
    if (kind !== 'orders' && fixes !== undefined) note(['fixes'], 'unknown')
    for (const name of Object.keys(fixes ?? {}))
      if (!files.some((file) => file.name === name)) note(['fixes', name], 'unknown')
    if (mapping === undefined || isBank || Array.isArray(mapping)) return
    for (const name of Object.keys(mapping))
      if (!files.some((file) => file.name === name)) note(['mapping', name], 'unknown')
  })
/** Files to bring in as one, as a service receives them. */
export type ImportRun = z.output<typeof importRun>

/** A problem in a file, where it is and what it is; `error` stops the import, `warning` does not. */
export interface ImportProblemRow {
  readonly file: string
  readonly sheet: string
  readonly row: number | null
  readonly column: number | null
  readonly code: string
  readonly params: Readonly<Record<string, string | number | null>>
  readonly severity: 'error' | 'warning'
}

/** One document or record that a file would become. */
export interface ImportPreviewItem {
  readonly file: string
  readonly title: string
  readonly subtitle: string
  readonly lineCount: number
  readonly quantity: number
  readonly amountFen: number
  /** `leave` differs from the books and is left to a person, with the reason among the problems. */
  readonly action: 'create' | 'update' | 'revise' | 'repeat' | 'leave'
  /** The order a newer version revises or replaces: in how many cells they differ and by how many pieces. */
  readonly revises?: { readonly number: string; readonly cells: number; readonly quantity: number } | null
}

/** What a file holds and what would happen; nothing was written. */
export interface ImportPreview {
  readonly kind: ImportKind
  readonly items: readonly ImportPreviewItem[]
  readonly itemCount: number
  readonly lineCount: number
  readonly quantity: number
  readonly amountFen: number
  readonly problems: readonly ImportProblemRow[]
  readonly errorCount: number
  readonly warningCount: number
  /** How each sheet's columns were read, to be shown and corrected. */
  readonly mapping: unknown
  readonly repeated: boolean
}

/** What was brought in. */
export interface ImportSummary {
  readonly importId: number
  readonly kind: ImportKind
  readonly created: number
  readonly updated: number
  /** What was in the books already and was left alone. */
  readonly skipped: number
  /** The state the new documents are in, e.g. `submitted` for orders, which still have to be approved; null for masters. */
  readonly status: DocumentStatus | null
  readonly lineCount: number
  readonly quantity: number
  readonly amountFen: number
  readonly warningCount: number
}

/** An import as the list shows it. */
export interface ImportRow {
  readonly id: number
  readonly kind: ImportKind
  readonly fileName: string
  readonly importedAt: string
  readonly userName: string
  readonly rowCount: number
  readonly documentCount: number
  readonly undoneAt: string | null
}
