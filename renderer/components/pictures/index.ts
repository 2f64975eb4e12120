import './pictures.css'

export { type MadePicture, makePicture, PictureRefused } from './make-picture'
export { PictureBox } from './picture-box'
export { Thumbnail } from './thumbnail'
