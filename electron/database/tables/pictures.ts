import { sql } from 'drizzle-orm'
import { blob, check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { pictureLimits } from '../../../shared/schemas/pictures'
import { instant, wholeNumbers } from './columns'
import { styles } from './masters'
import { users } from './users'

/**
 * A style's picture, as a large one and a small one. They stand in the company's own file, so that a backup carries them and nothing points
 * to a folder that is not there; beside the styles, so that lists of styles read none of their pages.
 */
export const stylePictures = sqliteTable(
  'style_pictures',
  {
    styleId: integer()
      .primaryKey()
      .references(() => styles.id),
    width: integer().notNull(),
    height: integer().notNull(),
    fileName: text().notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant(),
    // The big ones last: what stands before them is read without them.
    thumbnail: blob({ mode: 'buffer' }).notNull(),
    picture: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    wholeNumbers('style_pictures_whole', table.width, table.height),
    check(
      'style_pictures_bounded',
      sql`length(${table.thumbnail}) between 1 and ${sql.raw(String(pictureLimits.thumbnail.bytes))}
        and length(${table.picture}) between 1 and ${sql.raw(String(pictureLimits.large.bytes))}`,
    ),
  ],
)
