import { z } from 'zod'
import { fileContent, rowId } from './values'

/**
 * How large the two kept sizes of a picture are at most: the longer side in pixels, and bytes. The large one fills a screen's panel, the small
 * one a list's row and a printed form; five thousand styles stay below half a gigabyte.
 */
export const pictureLimits = {
  large: { side: 900, bytes: 200_000 },
  thumbnail: { side: 160, bytes: 16_000 },
} as const

/** Whether bytes begin and end as a JPEG does; everything is kept as JPEG, because screens, workbooks and papers all take it. */
export function isJpeg(bytes: Uint8Array): boolean {
  const { length } = bytes
  return (
    length > 4 &&
    bytes[0] === 0xff &&
    bytes[1] === 0xd8 &&
    bytes[2] === 0xff &&
    bytes[length - 2] === 0xff &&
    bytes[length - 1] === 0xd9
  )
}

/** What is wrong with a size of a picture; null when it can be kept. */
function doubt(bytes: Uint8Array, limit: { readonly bytes: number }): 'tooBig' | 'invalid' | null {
  if (bytes.length > limit.bytes) return 'tooBig'
  return isJpeg(bytes) ? null : 'invalid'
}

/** A style's picture in its two sizes, made smaller by whoever sends it; in place of the one before. */
export const pictureDraft = z
  .object({
    styleId: rowId,
    width: z.int().min(1).max(pictureLimits.large.side),
    height: z.int().min(1).max(pictureLimits.large.side),
    /** Named as the file it was made from. */
    large: fileContent,
    thumbnail: fileContent,
  })
  .superRefine((draft, context) => {
    for (const size of ['large', 'thumbnail'] as const) {
      const message = doubt(draft[size].bytes, pictureLimits[size])
      if (message !== null) context.addIssue({ code: 'custom', path: [size], message })
    }
  })

/** A style's picture as it is shown. */
export interface StylePicture {
  readonly styleId: number
  readonly fileName: string
  readonly width: number
  readonly height: number
  readonly large: Uint8Array
  readonly thumbnail: Uint8Array
  readonly userName: string
  readonly at: string
}

/** A style's picture as a list shows it. */
export interface StyleThumbnail {
  readonly styleId: number
  /** Of the large one, whose shape the small one has. */
  readonly width: number
  readonly height: number
  readonly thumbnail: Uint8Array
}

/** A style that a picture's file name means. */
export interface NamedStyle {
  readonly styleId: number
  readonly code: string
  readonly name: string
  readonly hasPicture: boolean
}

/** Names of files, of which the styles are wanted. */
export const pictureNames = z.object({ names: z.array(z.string().trim().min(1).max(255)).max(10_000) })
