import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { importKinds } from '../../shared/schemas/import-runs'
import { makeFolder } from '../database/folders'
import type { CommandOptions } from './commands'
import { write } from './exports'
import { type CommandOffice, fileContent, parsedJson } from './office'
import { needed, UsageError } from './usage'
import { languageOf } from './words'

/** Brings files in, or only looks at them; of order forms it also writes what can be sent back to whoever filled them in. */
export function importFiles(office: CommandOffice, [kind, ...paths]: readonly string[], options: CommandOptions) {
  const known = z.enum(importKinds).safeParse(kind)
  if (!known.success) throw new UsageError('unknownKind', { word: kind ?? '', known: importKinds.join(', ') })
  if (paths.length === 0) throw new UsageError('missing', { word: 'FILE' })
  const forms = {
    files: paths.map(fileContent),
    ...jsonOf('mapping', options.mapping),
    ...jsonOf('fixes', options.fixes),
  }
  const run = { kind: known.data, acceptRepeated: options['accept-repeated'] ?? false, ...forms }
  if (options.problems === undefined) return office.callAny(options['dry-run'] ? 'imports.preview' : 'imports.run', run)
  if (known.data !== 'orders' || options['dry-run'] !== true) throw new UsageError('problemsOnlyDry')
  return previewWithProblems(office, { run, forms }, options)
}

const jsonOf = (name: 'mapping' | 'fixes', path: string | undefined): Readonly<Record<string, unknown>> =>
  path === undefined ? {} : { [name]: parsedJson(new TextDecoder().decode(fileContent(path).bytes), path) }

interface Forms {
  readonly run: Readonly<Record<string, unknown>>
  readonly forms: Readonly<Record<string, unknown>> & { readonly files: readonly unknown[] }
}

/** What the forms hold, and the forms with a column of their problems: one as the name that was given, several in a folder of that name. */
async function previewWithProblems(office: CommandOffice, { run, forms }: Forms, options: CommandOptions) {
  const out = resolve(needed(options.problems, '--problems OUT'))
  const preview = z.looseObject({}).parse(await office.callAny('imports.preview', run))
  const language = languageOf(options.language, process.env)
  const written = problemFiles.parse(await office.callAny('imports.problemFiles', { ...forms, language }))
  const single = forms.files.length === 1
  if (written.length > 0) makeFolder(single ? dirname(out) : out)
  return { ...preview, problemFiles: written.map((file) => write(single ? out : join(out, file.name), file)) }
}

const problemFiles = z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }))
