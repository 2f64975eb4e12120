import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { orderKinds } from '../../../shared/schemas/orders'
import { policyKinds, promotionEffects } from '../../../shared/schemas/prices'
import { flag, id, instant } from './columns'
import { distributors, regions, sizeGroups, styles } from './masters'
import { users } from './users'

/** A discount rule or a promotion with the scope it fires in; empty scope columns fire everywhere. */
export const pricePolicies = sqliteTable('price_policies', {
  id: id(),
  name: text().notNull(),
  distributorId: integer().references(() => distributors.id),
  grade: text(),
  regionId: integer().references(() => regions.id),
  season: text(),
  category: text(),
  orderKind: text({ enum: orderKinds }),
  dateFrom: text().notNull(),
  dateTo: text(),
  rateBp: integer().notNull(),
  floorPriceFen: integer(),
  priority: integer().notNull().default(0),
  status: text({ enum: ['draft', 'approved', 'expired'] }).notNull(),
  version: integer().notNull().default(1),
  kind: text({ enum: policyKinds }).notNull().default('policy'),
  effect: text({ enum: promotionEffects }).notNull().default('rate'),
  effectFen: integer(),
  combines: flag().default(false),
  minQuantity: integer().notNull().default(0),
})

/** The styles that a rule names; a rule without any is for all. */
export const pricePolicyStyles = sqliteTable(
  'price_policy_styles',
  {
    policyId: integer()
      .notNull()
      .references(() => pricePolicies.id),
    styleId: integer()
      .notNull()
      .references(() => styles.id),
  },
  (table) => [primaryKey({ columns: [table.policyId, table.styleId] })],
)

/** Who wrote, approved or ended a rule, and what it changed. Append-only by trigger. */
export const pricePolicyHistory = sqliteTable(
  'price_policy_history',
  {
    id: id(),
    policyId: integer()
      .notNull()
      .references(() => pricePolicies.id),
    version: integer().notNull(),
    action: text().notNull(),
    /** The changed fields as JSON: field, from, to. */
    changes: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [index('price_policy_history_by_policy').on(table.policyId)],
)

/** The size ratio of one distributor for one size group, in place of the group's own. */
export const distributorRatios = sqliteTable(
  'distributor_ratios',
  {
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    sizeGroupId: integer()
      .notNull()
      .references(() => sizeGroups.id),
    /** Orders by the pack: the parts are the pieces of one. */
    wholePacks: flag().default(false),
    version: integer().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.sizeGroupId] })],
)

/** The parts of a distributor's ratio, by the size's code, because runs are renumbered when a size is put in. */
export const distributorRatioSizes = sqliteTable(
  'distributor_ratio_sizes',
  {
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    sizeGroupId: integer()
      .notNull()
      .references(() => sizeGroups.id),
    size: text().notNull(),
    parts: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.sizeGroupId, table.size] })],
)

/** What a distributor's ratio was made, by whom and when. Append-only by trigger. */
export const distributorRatioHistory = sqliteTable(
  'distributor_ratio_history',
  {
    id: id(),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    sizeGroupId: integer()
      .notNull()
      .references(() => sizeGroups.id),
    /** The parts as JSON, or null where it went back to the group's. */
    parts: text(),
    wholePacks: flag(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
  },
  (table) => [index('distributor_ratio_history_by_distributor').on(table.distributorId, table.sizeGroupId)],
)
