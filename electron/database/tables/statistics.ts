import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { flag, id } from './columns'
import { users } from './users'

/** An arrangement of the order statistics under a name: a person's own, or shared with the office. */
export const statisticViews = sqliteTable(
  'statistic_views',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    shared: flag().default(false),
    /** The arrangement as JSON; read through its schema, so that an arrangement of an older version is refused rather than misread. */
    definition: text().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [uniqueIndex('statistic_views_by_name').on(table.userId, table.name)],
)
