import { z } from 'zod'
import {
  type NamedStyle,
  pictureDraft,
  pictureNames,
  type StylePicture,
  type StyleThumbnail,
} from '../schemas/pictures'
import { rowId } from '../schemas/values'
import { reads, writes } from './method'

const changes = { changes: ['pictures'] }
const ofStyle = z.object({ styleId: rowId })

/** Pictures of styles. */
export const pictures = {
  /** A style's picture; null where it has none. */
  'pictures.get': reads(ofStyle).returns<StylePicture | null>(),
  /** The small pictures of some styles; those without one are left out. */
  'pictures.thumbnails': reads(z.object({ styleIds: z.array(rowId).max(500) })).returns<readonly StyleThumbnail[]>(),
  /** The style that each file of a folder means by its name, null where there is none; in the order of the names. */
  'pictures.match': reads(pictureNames).returns<readonly (NamedStyle | null)[]>(),
  'pictures.save': writes(pictureDraft, changes).returns<Record<string, never>>(),
  'pictures.remove': writes(ofStyle, changes).returns<Record<string, never>>(),
} as const
