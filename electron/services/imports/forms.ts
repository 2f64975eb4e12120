import { createHash } from 'node:crypto'
import type { ParsedInput } from '../../../shared/contract'
import { Refusal } from '../../../shared/schemas/errors'
import type { FileForms } from '../../../shared/schemas/import-forms'
import type { ReadingOffice } from '../office'
import { givenMapping } from './layouts'
import { type ImportJob, prepare, previewOf } from './run'

/** Reads order forms each for itself, cell by cell; one that cannot be read says why and stops no other. Nothing is written. */
export async function readForms(
  office: ReadingOffice,
  { files, mapping, fixes = {} }: ParsedInput<'imports.forms'>,
  job: ImportJob,
): Promise<readonly FileForms[]> {
  const read: FileForms[] = []
  for (const [index, file] of files.entries()) {
    if (job.signal.aborted) throw new Refusal('cancelled')
    job.report({ done: index, total: files.length, label: file.name })
    const own = givenMapping(mapping, file)
    const input = {
      ...{
        kind: 'orders' as const,
        files: [file],
        acceptRepeated: false,
        fixes: { [file.name]: fixes[file.name] ?? [] },
      },
      ...(own === undefined ? {} : { mapping: own }),
    } satisfies ParsedInput<'imports.run'>
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    read.push(await readForm(office, input, { sha256, signal: job.signal }))
  }
  return read
}

async function readForm(
  office: ReadingOffice,
  input: ParsedInput<'imports.run'>,
  { sha256, signal }: { readonly sha256: string; readonly signal: AbortSignal },
): Promise<FileForms> {
  const file = input.files[0]?.name ?? ''
  try {
    const prepared = await prepare(office, input, { signal, report: () => undefined }, true)
    const { sheets = [], tables = [] } = prepared.shown ?? {}
    return { file, sha256, refusal: null, preview: previewOf(prepared), sheets, tables }
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.code === 'cancelled') throw fault
    const { code, params, fields } = fault
    return { file, sha256, refusal: { code, params, fields } }
  }
}
