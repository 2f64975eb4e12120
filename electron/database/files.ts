import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { CompanyFile } from '../../shared/schemas/companies'
import { makeFolder } from './folders'
import { readCompanyName } from './probe'

const suffix = '.liangqing'

/** Where a company's file is; the id is its name in the data folder, checked because it comes from outside. */
export function companyPath(dataFolder: string, id: string): string | null {
  if (!/^[a-z0-9-]{1,80}$/.test(id)) return null
  return join(dataFolder, id + suffix)
}

/** The name for a new company file: the first free of `company-1`, `company-2`, … or `sample`. */
export function freeCompanyId(dataFolder: string, stem: string): string {
  for (let count = 1; ; count++) {
    const id = count === 1 && stem === 'sample' ? stem : `${stem}-${count}`
    if (!existsSync(join(dataFolder, id + suffix))) return id
  }
}

/** Every company file in the folder, the last used first; a file that cannot be read is left out, not fatal. */
export function listCompanyFiles(dataFolder: string): CompanyFile[] {
  makeFolder(dataFolder)
  return readdirSync(dataFolder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => describeCompanyFile(dataFolder, name.slice(0, -suffix.length)))
    .filter((file) => file !== null)
    .sort((one, other) => other.changedAt.localeCompare(one.changedAt))
}

/** One company file as the start page shows it, or null when it is not one. */
export function describeCompanyFile(dataFolder: string, id: string): CompanyFile | null {
  const path = companyPath(dataFolder, id)
  if (path === null || !existsSync(path)) return null
  const name = readCompanyName(path)
  if (name === null) return null
  const log = `${path}-wal`
  const changed = Math.max(statSync(path).mtimeMs, existsSync(log) ? statSync(log).mtimeMs : 0)
  return {
    id,
    name,
    sizeBytes: statSync(path).size,
    changedAt: new Date(changed).toISOString(),
    sample: id === 'sample' || id.startsWith('sample-'),
  }
}

/** Removes a company file that was not finished, with the files SQLite keeps beside it. */
export function removeCompanyFile(path: string): void {
  rmSync(path, { force: true })
  removeSideFiles(path)
}

/** Removes what SQLite kept beside a company file that is gone: a new file of its name would take that log for its own. */
export function removeSideFiles(path: string): void {
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
}

/** Whether two paths lead to one file, through whatever links. */
export const isSameFile = (one: string, other: string): boolean =>
  existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other)
