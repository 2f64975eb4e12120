import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { companyMark } from '../../shared/schemas/companies'

/** A file of the user's choice may not go where a company or its backup lies; told by its name. */
export class TargetTaken extends Error {
  readonly code = 'targetTaken'
  readonly file: string

  constructor(path: string) {
    super('targetTaken')
    this.file = basename(path)
  }
}

/** Refuses to write any other file over a company, in use or kept, or over what SQLite keeps beside it. @throws TargetTaken */
export function assertNoCompany(path: string): void {
  if (isCompany(path.replace(/-(?:wal|shm|journal)$/, ''))) throw new TargetTaken(path)
}

/** Told by the first bytes: what marks a file that was just made may still stand in the log beside it. */
function isCompany(path: string): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(companyMark.bytes)
    if (readSync(file, header, 0, companyMark.bytes, 0) < companyMark.bytes) return false
    if (header.toString('latin1', 0, companyMark.format.length) !== companyMark.format) return false
    return header.readUInt32BE(companyMark.at) === companyMark.applicationId || existsSync(`${path}-wal`)
  } finally {
    closeSync(file)
  }
}
