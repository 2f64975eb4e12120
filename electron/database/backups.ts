import { renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Refusal } from '../../shared/schemas/errors'
import { isSameFile, removeCompanyFile, removeSideFiles } from './files'
import { makeFolder, named } from './folders'
import { companyIdentity, isDamage, natureOf, readCompanyIdentity } from './probe'

/**
 * Copies an open company into one self-contained file while it is in use, all of one moment. The copy is opened and checked before it gets
 * its name; on any failure what was there stays.
 * @throws Refusal companyExists over the company itself, targetTaken over anything but an earlier backup of the same company, damagedFile
 */
export async function backUpCompany(
  { sqlite, file }: { readonly sqlite: Sqlite.Database; readonly file: string },
  path: string,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const unfinished = `${path}.part`
  const identity = identityOf(sqlite, file)
  assertBackupPlace(identity, file, path)
  makeFolder(dirname(path))
  removeCompanyFile(unfinished)
  try {
    await sqlite.backup(unfinished, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages)
        return 2000
      },
    })
    seal(unfinished, identity, file)
    assertBackupPlace(identity, file, path)
    // A log that was left there belongs to another file, and SQLite would take it for the backup's own.
    removeSideFiles(path)
    renameSync(unfinished, path)
  } catch (fault) {
    removeCompanyFile(unfinished)
    throw isDamage(fault) ? new Refusal('damagedFile', { name: file }) : named(fault, path)
  }
  return statSync(path).size
}

function identityOf(sqlite: Sqlite.Database, file: string): string {
  try {
    return companyIdentity(sqlite)
  } catch (fault) {
    throw isDamage(fault) ? new Refusal('damagedFile', { name: file }) : fault
  }
}

/** Refuses a place where something else would be lost: a company in use, another company's backup, any other file. */
function assertBackupPlace(identity: string, file: string, path: string): void {
  if (isSameFile(path, file)) throw new Refusal('companyExists', { name: path })
  const nature = natureOf(path)
  if (nature === 'absent') return
  // Nobody works in a backup, so a log beside it is an orphan, and would answer in its place.
  if (nature === 'backup') removeSideFiles(path)
  if (nature !== 'backup' || readCompanyIdentity(path) !== identity) throw new Refusal('targetTaken', { name: path })
}

/** Refuses to write any other file over a company, in use or kept. @throws Refusal targetTaken */
export function assertNoCompany(path: string): void {
  const nature = natureOf(path.replace(/-(?:wal|shm|journal)$/, ''))
  if (nature === 'company' || nature === 'backup') throw new Refusal('targetTaken', { name: path })
}

/** Makes a copy stand alone, without a log beside it, and looks whether it is whole. */
function seal(copy: string, identity: string, file: string): void {
  const sqlite = new Sqlite(copy)
  try {
    sqlite.pragma('journal_mode = DELETE')
    const sound = sqlite.pragma('quick_check(1)', { simple: true })
    if (sound !== 'ok' || companyIdentity(sqlite) !== identity) throw new Refusal('damagedFile', { name: file })
  } finally {
    sqlite.close()
  }
}
