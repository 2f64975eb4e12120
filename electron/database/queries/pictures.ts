import { eq, sql } from 'drizzle-orm'
import type { StylePicture, StyleThumbnail } from '../../../shared/schemas/pictures'
import { prepared, type Reader, type Tx } from '../connection'
import { styles } from '../tables/masters'
import { stylePictures } from '../tables/pictures'
import { users } from '../tables/users'

const { placeholder } = sql

const pictureOf = prepared((orm) =>
  orm
    .select({
      styleId: stylePictures.styleId,
      fileName: stylePictures.fileName,
      width: stylePictures.width,
      height: stylePictures.height,
      large: stylePictures.picture,
      thumbnail: stylePictures.thumbnail,
      userName: users.displayName,
      at: stylePictures.at,
    })
    .from(stylePictures)
    .innerJoin(users, eq(users.id, stylePictures.userId))
    .where(eq(stylePictures.styleId, placeholder('styleId')))
    .prepare(),
)

/** A style's picture, or undefined. */
export const findPicture = (reader: Reader, styleId: number): StylePicture | undefined => {
  const found = pictureOf(reader).get({ styleId })
  return found && { ...found, large: plain(found.large), thumbnail: plain(found.thumbnail) }
}

// A Buffer may be a window on a pool that is shared: only its own bytes cross the port.
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

const thumbnailsOf = prepared((orm) =>
  orm
    .select({
      styleId: stylePictures.styleId,
      width: stylePictures.width,
      height: stylePictures.height,
      thumbnail: stylePictures.thumbnail,
    })
    .from(stylePictures)
    .where(sql`${stylePictures.styleId} in (select value from json_each(${placeholder('ids')}))`)
    .prepare(),
)

/** The small pictures of some styles, as far as they have one. */
export const listThumbnails = (reader: Reader, styleIds: readonly number[]): StyleThumbnail[] =>
  thumbnailsOf(reader)
    .all({ ids: JSON.stringify(styleIds) })
    .map(({ thumbnail, ...row }) => ({ ...row, thumbnail: plain(thumbnail) }))

const stylesNamed = prepared((orm) =>
  orm
    .select({
      styleId: styles.id,
      code: styles.code,
      name: styles.name,
      hasPicture: sql<number>`exists (select 1 from style_pictures p where p.style_id = ${styles.id})`,
    })
    .from(styles)
    .where(sql`lower(${styles.code}) in (select value from json_each(${placeholder('codes')}))`)
    .orderBy(styles.archived, styles.id)
    .prepare(),
)

/** The styles whose codes are among some, however they are capitalised; those in use first. */
export const listStylesNamed = (reader: Reader, codes: readonly string[]) =>
  stylesNamed(reader)
    .all({ codes: JSON.stringify(codes) })
    .map((row) => ({ ...row, hasPicture: row.hasPicture !== 0 }))

type PictureValues = typeof stylePictures.$inferInsert

/** Writes a style's picture in place of the one before. */
export function putPicture(tx: Tx, { styleId, ...values }: PictureValues): void {
  tx.orm
    .insert(stylePictures)
    .values({ styleId, ...values })
    .onConflictDoUpdate({ target: stylePictures.styleId, set: values })
    .run()
}

/** Takes a style's picture away. @returns whether there was one */
export const deletePicture = (tx: Tx, styleId: number): boolean =>
  tx.orm.delete(stylePictures).where(eq(stylePictures.styleId, styleId)).run().changes > 0
