import Sqlite from 'better-sqlite3'
import { type Connection, connect } from '../../electron/database/connection'
import { listColours, saveColour } from '../../electron/services/colours'
import { createCompany } from '../../electron/services/companies'
import { saveDistributor } from '../../electron/services/distributors'
import type { Office } from '../../electron/services/office'
import { saveRegion } from '../../electron/services/regions'
import { loadActor } from '../../electron/services/sessions'
import { listSizeGroups, saveSizeGroup } from '../../electron/services/size-groups'
import { saveStyle } from '../../electron/services/styles'
import { saveUser } from '../../electron/services/users'
import { listWarehouses, saveWarehouse } from '../../electron/services/warehouses'
import { contract, type Input, type MethodName, type ParsedInput } from '../../shared/contract'
import type { DistributorRow, RegionRow } from '../../shared/schemas/distributors'
import type { WarehouseRow } from '../../shared/schemas/stock'
import type { StyleMatrix } from '../../shared/schemas/styles'
import type { RoleCode } from '../../shared/schemas/users'

/** Where the migrations are, seen from the checkout's root, in which vitest runs. */
export const migrationsFolder = 'drizzle'

/** Everyone's password in tests. */
export const password = 'quiet-harbour-9'

const draft = { name: '测试服饰', administrator: 'chen', displayName: '陈经理', password }

let template: Buffer | undefined

// Migrating and hashing take longer than most tests; every company in memory is a copy of one that was really founded.
function copyOfFounded(): Connection {
  template ??= createCompany({ file: ':memory:', migrationsFolder, draft }).sqlite.serialize()
  const sqlite = new Sqlite(template)
  sqlite.pragma('foreign_keys = ON')
  return connect(sqlite, ':memory:')
}

/** Parses like dispatch does, so that a test can leave out what has a default. */
export function parsed<Name extends MethodName>(method: Name, input: Input<Name>): ParsedInput<Name> {
  // The schema of a method gives its parsed input; the union over all methods hides that from the compiler.
  return contract[method].input.parse(input) as ParsedInput<Name>
}

/** A style with its SKUs at hand: `skus['BK/M']`, and all of them in the order colour, size. */
export interface TestStyle extends StyleMatrix {
  readonly skuIds: readonly number[]
  readonly sku: (colour: string, size: string) => number
}

/** A real company in memory (or in `file`) with a clock that stands still at 2026-03-05 until it is set. */
export function newCompany(options: { readonly file?: string } = {}) {
  const connection =
    options.file === undefined ? copyOfFounded() : createCompany({ file: options.file, migrationsFolder, draft })
  let day = '2026-03-05'
  let ticks = 0
  let serial = 0
  const next = (prefix: string): string => {
    serial += 1
    return `${prefix}${String(serial).padStart(3, '0')}`
  }
  const clock = {
    today: () => day,
    // Every look at the clock is a millisecond later, so that histories have an order.
    now: () => {
      ticks += 1
      return new Date(Date.parse(`${day}T02:00:00.000Z`) + ticks).toISOString()
    },
  }
  const officeOfUser = (userId: number): Office => {
    const actor = loadActor(connection, userId)
    if (actor === null) throw new Error(`user ${userId} cannot sign in`)
    return { connection, actor, ...clock }
  }
  const office = officeOfUser(1)

  /** An office in which a new user with these roles acts; a representative sees only `distributorIds`. */
  const officeFor = (
    roles: RoleCode | readonly RoleCode[],
    who: { readonly distributorIds?: readonly number[]; readonly name?: string } = {},
  ): Office => {
    const held = typeof roles === 'string' ? [roles] : [...roles]
    const name = who.name ?? next(`${held[0]}-`)
    const user = saveUser(
      office,
      parsed('users.save', {
        name,
        displayName: name,
        roles: held,
        distributorIds: [...(who.distributorIds ?? [])],
        password,
      }),
    )
    return officeOfUser(user.id)
  }

  const addRegion = (region: Partial<Input<'regions.save'>> = {}): RegionRow => {
    const code = next('R')
    return saveRegion(office, parsed('regions.save', { code, name: `区域${code}`, ...region }))
  }

  /** A distributor that buys at 50 % of the tag price with a limit of a million yuan; in a new region unless one is given. */
  const addDistributor = (distributor: Partial<Input<'distributors.save'>> = {}): DistributorRow => {
    const code = next('C')
    return saveDistributor(
      office,
      parsed('distributors.save', {
        code,
        name: `经销商${code}`,
        regionId: distributor.regionId ?? addRegion().id,
        discountBp: 5000,
        creditLimitFen: 100_000_000,
        paymentTermsDays: 30,
        ...distributor,
      }),
    )
  }

  const colourId = (code: string): number =>
    listColours(office).find((colour) => colour.code === code)?.id ??
    saveColour(office, parsed('colours.save', { code, name: `色${code}` })).id

  const sizeGroupId = (sizes: readonly string[]): number =>
    listSizeGroups(office).find((group) => group.sizes.map((size) => size.code).join() === sizes.join())?.id ??
    saveSizeGroup(
      office,
      parsed('sizeGroups.save', { code: next('G'), name: sizes.join(' '), sizes: sizes.map((code) => ({ code })) }),
    ).id

  /** A style in these colours and sizes (codes, made when missing), 100 yuan unless said otherwise. */
  const addStyle = (
    style: Partial<Omit<Input<'styles.save'>, 'colourIds' | 'sizeGroupId'>> & {
      readonly colours?: readonly string[]
      readonly sizes?: readonly string[]
    } = {},
  ): TestStyle => {
    const { colours = ['BK'], sizes = ['S', 'M', 'L'], ...values } = style
    const code = values.code ?? next('ST')
    const matrix = saveStyle(
      office,
      parsed('styles.save', {
        code,
        name: `款式${code}`,
        season: '2026SS',
        category: '上衣',
        tagPriceFen: 10_000,
        ...values,
        colourIds: colours.map(colourId),
        sizeGroupId: sizeGroupId(sizes),
      }),
    )
    const idOf = (colour: string, size: string): number | undefined => {
      const id = matrix.colours.find((each) => each.code === colour)?.id
      return matrix.skus.find((sku) => sku.colourId === id && sku.size === size)?.id
    }
    const sku = (colour: string, size: string): number => {
      const id = idOf(colour, size)
      if (id === undefined) throw new Error(`${code} has no ${colour} ${size}`)
      return id
    }
    return { ...matrix, sku, skuIds: colours.flatMap((colour) => sizes.map((size) => sku(colour, size))) }
  }

  const addWarehouse = (warehouse: Partial<Input<'warehouses.save'>> = {}): WarehouseRow => {
    const code = next('W')
    return saveWarehouse(
      office,
      parsed('warehouses.save', { code, name: `仓库${code}`, kind: 'company', ...warehouse }),
    )
  }

  /** The first place of a kind that belongs to no distributor: 总仓, 次品仓, or a far end. */
  const warehouseOf = (kind: WarehouseRow['kind']): WarehouseRow => {
    const found = listWarehouses(office, { kinds: [kind], archived: false }).find((row) => row.distributorId === null)
    if (found === undefined) throw new Error(`no warehouse of kind ${kind}`)
    return found
  }

  return {
    connection,
    /** The founder: administrator and manager. */
    office,
    officeFor,
    /** Signs nobody in: reads a user's rights again, e.g. after a role changed. */
    officeOfUser,
    clock,
    setToday: (today: string) => {
      day = today
    },
    addRegion,
    addDistributor,
    addStyle,
    addWarehouse,
    colourId,
    sizeGroupId,
    warehouseOf,
    close: () => connection.sqlite.close(),
  }
}

/** A real company for tests. */
export type TestCompany = ReturnType<typeof newCompany>
