import { existsSync, rmSync } from 'node:fs'
import { defaultApprovalLimitsFen, defaultPermissions, defaultPriceLimitsBp } from '../../shared/domain/permissions'
import { type CompanyDraft, settingsDraft } from '../../shared/schemas/companies'
import { Refusal } from '../../shared/schemas/errors'
import { type RoleCode, roleCodes } from '../../shared/schemas/users'
import { type Connection, type Reader, type Tx, withTransaction } from '../database/connection'
import { openCompany } from '../database/open'
import { findSample, findSettings, markSample, saveSettings } from '../database/queries/settings'
import { insertUser, replaceUserScope, saveRoleRow } from '../database/queries/users'
import { insertWarehouse, type NewWarehouse } from '../database/queries/warehouses'
import { assertStrong, hashPassword } from './passwords'

/** What making a company needs. */
export interface CompanyRequest {
  /** A path where no file is, or ':memory:'. */
  readonly file: string
  readonly migrationsFolder: string
  readonly draft: CompanyDraft
  /** Marks the company as the generated sample. */
  readonly sample?: boolean
}

/**
 * The far ends of movements, so that every movement has two, and the first two places of our own. Only the latter two are
 * shown among warehouses; a company renames them as it likes.
 */
const firstWarehouses: readonly NewWarehouse[] = [
  { code: 'FACTORY', name: '生产', kind: 'factory' },
  { code: 'LOSS', name: '损耗', kind: 'loss' },
  { code: 'SOLD', name: '已售', kind: 'sold' },
  { code: 'VARIANCE', name: '盘点差异', kind: 'variance' },
  { code: 'TRANSIT', name: '调拨在途', kind: 'transit' },
  { code: 'MAIN', name: '总仓', kind: 'company' },
  { code: 'DEFECT', name: '次品仓', kind: 'quarantine' },
]

/** An administrator alone sees no orders and no prices, so a company of one person could not work: the first user is also its manager. */
const founderRoles: readonly RoleCode[] = ['administrator', 'manager']

/** Makes a company with its first user; on any failure nothing of the file is left. @throws Refusal companyExists, weakPassword */
export function createCompany(request: CompanyRequest): Connection {
  const { file, draft, migrationsFolder } = request
  const name = settingsDraft.shape.companyName.parse(draft.name)
  assertStrong(draft.password, draft.administrator, 'password')
  if (file !== ':memory:' && existsSync(file)) throw new Refusal('companyExists', { name })
  let connection: Connection | undefined
  try {
    connection = openCompany(file, { migrationsFolder, create: true })
    withTransaction(connection, (tx) => found(tx, request))
    return connection
  } catch (fault) {
    connection?.sqlite.close()
    if (file !== ':memory:') for (const tail of ['', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true })
    throw fault
  }
}

function found(tx: Tx, { draft, sample }: CompanyRequest): void {
  saveSettings(tx, settingsDraft.parse({ companyName: draft.name }))
  if (sample) markSample(tx)
  for (const code of roleCodes)
    saveRoleRow(tx, {
      code,
      permissions: defaultPermissions[code],
      approvalLimitFen: defaultApprovalLimitsFen[code],
      priceLimitBp: defaultPriceLimitsBp[code],
    })
  const userId = insertUser(tx, {
    name: draft.administrator,
    displayName: draft.displayName,
    passwordHash: hashPassword(draft.password),
    archived: false,
  })
  replaceUserScope(tx, userId, { roles: founderRoles, distributorIds: [] })
  for (const warehouse of firstWarehouses) insertWarehouse(tx, warehouse)
}

/** What the start page says of an open company. */
export const companyInfo = (reader: Reader): { readonly name: string; readonly sample: boolean } => ({
  name: findSettings(reader).companyName,
  sample: findSample(reader),
})
