import { Refusal, type RefusalData } from '../../shared/schemas/errors'

/**
 * A thrown value as what the user is told, or null when it is a fault of ours: a refusal as it is, a disk that is full or closed to us
 * and a file that another program holds by their own codes.
 */
export function knownRefusal(fault: unknown): RefusalData | null {
  if (fault instanceof Refusal) return { code: fault.code, params: fault.params, fields: fault.fields }
  if (isRefusalData(fault)) return fault
  if (!(fault instanceof Error)) return null
  if (!('code' in fault) || typeof fault.code !== 'string') return fault.cause ? knownRefusal(fault.cause) : null
  if (/^SQLITE_(BUSY|LOCKED)/.test(fault.code)) return { code: 'companyBusy', params: {}, fields: [] }
  if (!DISK.test(fault.code)) return null
  const name = 'path' in fault && typeof fault.path === 'string' ? fault.path : ''
  return { code: 'diskRefused', params: { reason: fault.code, name }, fields: [] }
}

const DISK =
  /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|EIO|ENOENT|EISDIR|ENOTDIR|EEXIST|EBUSY|EMFILE|ENFILE|ENAMETOOLONG|SQLITE_(FULL|IOERR|READONLY|CANTOPEN)(_\w+)?)$/

// A refusal that crossed a worker thread lost its class and kept its values.
const isRefusalData = (value: unknown): value is RefusalData =>
  typeof value === 'object' && value !== null && 'code' in value && 'params' in value && 'fields' in value
