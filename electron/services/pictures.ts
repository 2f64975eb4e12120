import type { Output, ParsedInput } from '../../shared/contract'
import { codesInName, foldName } from '../../shared/domain/picture-names'
import { Refusal } from '../../shared/schemas/errors'
import { deletePicture, findPicture, listStylesNamed, listThumbnails, putPicture } from '../database/queries/pictures'
import { findStyle } from '../database/queries/styles'
import { inTransaction, type Office, type ReadingOffice } from './office'

/** A style's picture with who put it there; null where it has none. */
export const getPicture = (office: ReadingOffice, { styleId }: ParsedInput<'pictures.get'>): Output<'pictures.get'> =>
  findPicture(office.connection, styleId) ?? null

/** The small pictures of some styles; those without one are left out. */
export const thumbnailsOf = (
  office: ReadingOffice,
  { styleIds }: ParsedInput<'pictures.thumbnails'>,
): Output<'pictures.thumbnails'> => listThumbnails(office.connection, styleIds)

/** Which style each file of a folder means: the one with the longest code that the file's name begins with. */
export function matchPictures(
  office: ReadingOffice,
  { names }: ParsedInput<'pictures.match'>,
): Output<'pictures.match'> {
  const meant = names.map(codesInName)
  const found = new Map<string, NonNullable<Output<'pictures.match'>[number]>>()
  for (const style of listStylesNamed(office.connection, [...new Set(meant.flat())])) {
    const code = foldName(style.code)
    if (!found.has(code)) found.set(code, style)
  }
  return meant.map((codes) => {
    const code = codes.find((each) => found.has(each))
    return code === undefined ? null : (found.get(code) ?? null)
  })
}

/** Gives a style its picture, in place of the one before. @throws Refusal notFound */
export function savePicture(office: Office, draft: ParsedInput<'pictures.save'>): Output<'pictures.save'> {
  const { large, thumbnail, ...values } = draft
  const fileName = large.name.slice(0, 255)
  return inTransaction(office, (tx) => {
    if (findStyle(tx, draft.styleId) === undefined) throw new Refusal('notFound')
    putPicture(tx, {
      ...values,
      ...{ fileName, userId: office.actor.userId, at: office.now() },
      ...{ picture: Buffer.from(large.bytes), thumbnail: Buffer.from(thumbnail.bytes) },
    })
    return {}
  })
}

/** Takes a style's picture away. @throws Refusal notFound when it has none */
export function removePicture(office: Office, { styleId }: ParsedInput<'pictures.remove'>): Output<'pictures.remove'> {
  return inTransaction(office, (tx) => {
    if (!deletePicture(tx, styleId)) throw new Refusal('notFound')
    return {}
  })
}
