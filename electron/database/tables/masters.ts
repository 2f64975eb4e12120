import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { day, fen, flag, id, instant, wholeNumbers } from './columns'

/** The company's settings, one JSON value a key. */
export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text().notNull() })

/** A sales territory. */
export const regions = sqliteTable('regions', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  country: text().notNull().default(''),
  territoryGroup: text().notNull().default(''),
  climate: text({ enum: ['north', 'central', 'south'] }),
  archived: flag().default(false),
  version: integer().notNull().default(1),
})

/** The customer, with the terms that price and limit its documents. */
export const distributors = sqliteTable(
  'distributors',
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    regionId: integer()
      .notNull()
      .references(() => regions.id),
    grade: text().notNull().default(''),
    businessType: text().notNull().default(''),
    city: text().notNull().default(''),
    province: text().notNull().default(''),
    country: text().notNull().default(''),
    contact: text().notNull().default(''),
    phone: text().notNull().default(''),
    address: text().notNull().default(''),
    discountBp: integer().notNull(),
    creditLimitFen: fen(),
    paymentTermsDays: integer().notNull(),
    returnQuotaBp: integer().notNull().default(1000),
    priority: integer().notNull().default(0),
    searchKeys: text().notNull(),
    archived: flag().default(false),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('distributors_by_region').on(table.regionId),
    check('distributors_terms', sql`${table.discountBp} between 0 and 20000 and ${table.paymentTermsDays} >= 0`),
    wholeNumbers('distributors_whole', table.creditLimitFen, table.discountBp, table.paymentTermsDays),
  ],
)

/** What a distributor may owe beyond its limit for a while; one at a time, the last one stands. */
export const temporaryLimits = sqliteTable(
  'temporary_limits',
  {
    distributorId: integer()
      .primaryKey()
      .references(() => distributors.id),
    amountFen: fen(),
    until: text().notNull(),
  },
  (table) => [
    wholeNumbers('temporary_limits_whole', table.amountFen),
    check('temporary_limits_positive', sql`${table.amountFen} > 0`),
  ],
)

/** An ordered run of sizes. */
export const sizeGroups = sqliteTable('size_groups', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  archived: flag().default(false),
  version: integer().notNull().default(1),
})

/** One size of a group; a used size is hidden, never deleted. */
export const sizes = sqliteTable(
  'sizes',
  {
    sizeGroupId: integer()
      .notNull()
      .references(() => sizeGroups.id),
    position: integer().notNull(),
    code: text().notNull(),
    alias: text().notNull().default(''),
    core: flag().default(false),
    ratio: integer().notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.sizeGroupId, table.position] }),
    uniqueIndex('sizes_by_code').on(table.sizeGroupId, table.code),
  ],
)

/** A colour with the swatch that screens show. */
export const colours = sqliteTable('colours', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  swatch: text().notNull().default(''),
  archived: flag().default(false),
  version: integer().notNull().default(1),
})

/** A design. */
export const styles = sqliteTable(
  'styles',
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    season: text().notNull().default(''),
    wave: text().notNull().default(''),
    category: text().notNull().default(''),
    subcategory: text().notNull().default(''),
    launchDate: day(),
    tagPriceFen: fen(),
    sizeGroupId: integer()
      .notNull()
      .references(() => sizeGroups.id),
    searchKeys: text().notNull(),
    archived: flag().default(false),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('styles_by_season').on(table.season, table.category),
    wholeNumbers('styles_whole', table.tagPriceFen),
    check('styles_price', sql`${table.tagPriceFen} >= 0`),
  ],
)

/** Style, colour and size; carries its own tag price, because it can differ by colour or size. */
export const skus = sqliteTable(
  'skus',
  {
    id: id(),
    code: text().notNull().unique(),
    styleId: integer()
      .notNull()
      .references(() => styles.id),
    colourId: integer()
      .notNull()
      .references(() => colours.id),
    size: text().notNull(),
    barcode: text(),
    tagPriceFen: fen(),
    costFen: fen().default(0),
    archived: flag().default(false),
  },
  (table) => [
    uniqueIndex('skus_by_style').on(table.styleId, table.colourId, table.size),
    uniqueIndex('skus_by_barcode').on(table.barcode),
    wholeNumbers('skus_whole', table.tagPriceFen, table.costFen),
    check('skus_prices', sql`${table.tagPriceFen} >= 0 and ${table.costFen} >= 0`),
  ],
)

/** A place that holds stock; factory, loss, sold and variance are the far ends that keep every movement two-sided. */
export const warehouses = sqliteTable(
  'warehouses',
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: text({
      enum: ['company', 'regional', 'distributor', 'transit', 'quarantine', 'factory', 'loss', 'sold', 'variance'],
    }).notNull(),
    regionId: integer().references(() => regions.id),
    distributorId: integer().references(() => distributors.id),
    archived: flag().default(false),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('warehouses_by_kind').on(table.kind),
    uniqueIndex('warehouses_by_distributor').on(table.distributorId, table.kind),
  ],
)

/** An order fair: a season's styles, its days, and what each distributor is to order. */
export const fairs = sqliteTable('fairs', {
  id: id(),
  code: text().notNull().unique(),
  name: text().notNull(),
  season: text().notNull(),
  dateFrom: text().notNull(),
  dateTo: text().notNull(),
  depositBp: integer().notNull().default(0),
  /** The last day on which its orders are handed in. */
  orderDeadline: day(),
  /** The day by which the deposit must be there. */
  depositDeadline: day(),
  archived: flag().default(false),
  version: integer().notNull().default(1),
})

/** Which styles a fair shows. */
export const fairStyles = sqliteTable(
  'fair_styles',
  {
    fairId: integer()
      .notNull()
      .references(() => fairs.id),
    styleId: integer()
      .notNull()
      .references(() => styles.id),
  },
  (table) => [primaryKey({ columns: [table.fairId, table.styleId] })],
)

/** What a distributor is to order at a fair. */
export const fairBudgets = sqliteTable(
  'fair_budgets',
  {
    fairId: integer()
      .notNull()
      .references(() => fairs.id),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    amountFen: fen(),
    quantity: integer().notNull().default(0),
    /** How many styles (款数) at least, and how many pieces of a SKU on average (深度); 0 asks for nothing. */
    minStyles: integer().notNull().default(0),
    minDepth: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.fairId, table.distributorId] })],
)

/** The part of a distributor's plan that is meant for one category. */
export const fairCategoryBudgets = sqliteTable(
  'fair_category_budgets',
  {
    fairId: integer()
      .notNull()
      .references(() => fairs.id),
    distributorId: integer()
      .notNull()
      .references(() => distributors.id),
    category: text().notNull(),
    amountFen: fen(),
    quantity: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.fairId, table.distributorId, table.category] }),
    wholeNumbers('fair_category_budgets_whole', table.amountFen, table.quantity),
  ],
)

/** Every file that was brought in, so that the same file again is recognised. */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    kind: text().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rowCount: integer().notNull(),
    documentCount: integer().notNull(),
    userId: integer().notNull(),
    importedAt: instant(),
    undoneAt: text(),
  },
  (table) => [index('imports_by_file').on(table.kind, table.sha256)],
)

/** How a distributor's layout was read last time, by a fingerprint of its headers. */
export const layoutMappings = sqliteTable(
  'layout_mappings',
  {
    kind: text().notNull(),
    fingerprint: text().notNull(),
    distributorCode: text().notNull().default(''),
    mapping: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.fingerprint, table.distributorCode] })],
)
