import { type SQL, sql } from 'drizzle-orm'
import type { MemberKey, StatisticMember } from '../../../shared/schemas/statistics'
import type { Reader } from '../connection'

/** A style with the size group it is cut in. */
export interface StyleMember extends StatisticMember {
  readonly sizeGroupId: number
}

const numbersOf = (keys: readonly MemberKey[]): string => JSON.stringify(keys.filter((key) => typeof key === 'number'))

/** The ids go in as one JSON value, because a statement takes only so many parameters and a table can name every style. */
const among = (column: SQL, keys: readonly MemberKey[]): SQL =>
  sql`${column} in (select value from json_each(${numbersOf(keys)}))`

/** Customers by code. */
export const listDistributorMembers = (reader: Reader, keys: readonly MemberKey[]): StatisticMember[] =>
  reader.orm.all(sql`select id as key, code, name from distributors where ${among(sql`id`, keys)} order by code`)

/** Regions by code. */
export const listRegionMembers = (reader: Reader, keys: readonly MemberKey[]): StatisticMember[] =>
  reader.orm.all(
    sql`select id as key, '' as code, name from regions where ${among(sql`id`, keys)} order by regions.code`,
  )

/** Fairs, oldest first, as their seasons followed each other. */
export const listFairMembers = (reader: Reader, keys: readonly MemberKey[]): StatisticMember[] =>
  reader.orm.all(
    sql`select id as key, '' as code, name from fairs where ${among(sql`id`, keys)} order by date_from, id`,
  )

/** Styles by code. */
export const listStyleMembers = (reader: Reader, keys: readonly MemberKey[]): StyleMember[] =>
  reader.orm.all(
    sql`select id as key, code, name, size_group_id as "sizeGroupId" from styles where ${among(sql`id`, keys)} order by code`,
  )

/** Colours by code. */
export const listColourMembers = (reader: Reader, keys: readonly MemberKey[]): StatisticMember[] =>
  reader.orm.all(
    sql`select id as key, '' as code, name from colours where ${among(sql`id`, keys)} order by colours.code`,
  )
