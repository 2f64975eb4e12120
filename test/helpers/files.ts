import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { prepareImport, previewImport, runImport } from '../../electron/services/imports'
import type { Office } from '../../electron/services/office'
import type { Output, ParsedInput } from '../../shared/contract'
import type { FileContent } from '../../shared/contract/envelope'
import type { ImportKind } from '../../shared/schemas/import-runs'

/** A job nobody watches and nobody cancels. */
export const quietJob = { report: () => undefined, signal: new AbortController().signal }

/** A file of a disk as it crosses the contract. */
export const fileAt = (path: string): FileContent => ({
  name: basename(path),
  bytes: new Uint8Array(readFileSync(path)),
})

/** Every file of a folder in the order of their names. */
export const filesIn = (folder: string): FileContent[] =>
  readdirSync(folder)
    .toSorted()
    .map((name) => fileAt(join(folder, name)))

/** A csv of rows, e.g. `csvOf('regions.csv', ['code,name', 'R01,North'])`. */
export const csvOf = (name: string, lines: readonly string[]): FileContent => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
})

type Options = Partial<Pick<ParsedInput<'imports.run'>, 'mapping' | 'fixes' | 'acceptRepeated'>>

const request = (kind: ImportKind, files: readonly FileContent[], options: Options): ParsedInput<'imports.run'> => ({
  kind,
  files: files.map(({ name, bytes }) => ({ name, bytes: Uint8Array.from(bytes) })),
  acceptRepeated: false,
  ...options,
})

/** Brings files in through both steps of the job, handing over what really crosses from the worker. */
export async function importFiles(
  office: Office,
  kind: ImportKind,
  files: readonly FileContent[],
  options: Options = {},
): Promise<Output<'imports.run'>> {
  const input = request(kind, files, options)
  return runImport(office, structuredClone(await prepareImport(office, input, quietJob)), input)
}

/** Looks at files without bringing them in. */
export const previewFiles = (
  office: Office,
  kind: ImportKind,
  files: readonly FileContent[],
  options: Options = {},
): Promise<Output<'imports.preview'>> => previewImport(office, request(kind, files, options), quietJob)
