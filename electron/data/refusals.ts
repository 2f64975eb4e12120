import { Refusal, type RefusalData } from '../../shared/schemas/errors'

/**
 * A thrown value as what the user is told, or null when it is a fault of ours: a refusal as it is, a disk that is full or closed to us, a
 * file that is damaged and one that another program holds by their own codes.
 * @param company the file at work, which is meant when the database does not say
 */
export function knownRefusal(fault: unknown, company = ''): RefusalData | null {
  if (fault instanceof Refusal) {
    const { code, params, fields, problems } = fault
    return problems === undefined ? { code, params, fields } : { code, params, fields, problems }
  }
  if (isRefusalData(fault)) return fault
  if (!(fault instanceof Error)) return null
  if (!('code' in fault) || typeof fault.code !== 'string')
    return fault.cause ? knownRefusal(fault.cause, company) : null
  const name = 'path' in fault && typeof fault.path === 'string' ? fault.path : company
  if (/^SQLITE_(BUSY|LOCKED)/.test(fault.code)) return { code: 'companyBusy', params: {}, fields: [] }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(fault.code)) return { code: 'damagedFile', params: { name }, fields: [] }
  if (/^(EACCES|EPERM|SQLITE_PERM)$/.test(fault.code))
    return { code: 'accessDenied', params: { reason: fault.code, name }, fields: [] }
  if (!DISK.test(fault.code)) return null
  return { code: 'diskRefused', params: { reason: fault.code, name }, fields: [] }
}

const DISK =
  /^(ENOSPC|EDQUOT|EROFS|EIO|ENOENT|EISDIR|ENOTDIR|EEXIST|EBUSY|EMFILE|ENFILE|ENAMETOOLONG|SQLITE_(FULL|IOERR|READONLY|CANTOPEN)(_\w+)?)$/

// A refusal that crossed a worker thread lost its class and kept its values.
const isRefusalData = (value: unknown): value is RefusalData =>
  typeof value === 'object' && value !== null && 'code' in value && 'params' in value && 'fields' in value
