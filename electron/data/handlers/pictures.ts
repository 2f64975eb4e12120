import type { pictures } from '../../../shared/contract/pictures'
import { getPicture, matchPictures, removePicture, savePicture, thumbnailsOf } from '../../services/pictures'
import type { HandlersOf } from './types'

/** Pictures of styles. */
export const pictureHandlers: HandlersOf<typeof pictures> = {
  'pictures.get': getPicture,
  'pictures.thumbnails': thumbnailsOf,
  'pictures.match': matchPictures,
  'pictures.save': savePicture,
  'pictures.remove': removePicture,
}
