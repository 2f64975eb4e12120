import { pictureLimits } from '../../../shared/schemas/pictures'
import type { Input } from '../../api'

/** A picture in the two sizes that are kept. */
export type MadePicture = Omit<Input<'pictures.save'>, 'styleId'>

/** Why a file became no picture: nothing the program can read, or more bytes than a picture has. */
export class PictureRefused extends Error {
  constructor(readonly code: 'unreadable' | 'tooLarge') {
    super(code)
  }
}

/** What a camera writes at most; beyond it a wrong file was chosen. */
const mostBytes = 40_000_000
const qualities = [0.85, 0.75, 0.6, 0.45] as const

/** How large a picture is drawn so that its longer side has `side` pixels; never larger than it is. */
export function fittedSize(
  width: number,
  height: number,
  side: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** Draws on white, because a JPEG has no transparency and paper is white. */
async function drawn(source: ImageBitmap, size: { readonly width: number; readonly height: number }) {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const brush = canvas.getContext('2d')
  if (brush === null) throw new PictureRefused('unreadable')
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, size.width, size.height)
  const { width: resizeWidth, height: resizeHeight } = size
  const small = await createImageBitmap(source, { resizeWidth, resizeHeight, resizeQuality: 'high' })
  brush.drawImage(small, 0, 0)
  small.close()
  return canvas
}

/** As JPEG within a number of bytes: first a little coarser, then a little smaller, until it fits. */
async function within(source: ImageBitmap, limit: { readonly side: number; readonly bytes: number }) {
  for (let side: number = limit.side; ; side = Math.floor(side * 0.8)) {
    const size = fittedSize(source.width, source.height, side)
    const canvas = await drawn(source, size)
    for (const quality of qualities) {
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      if (blob.size <= limit.bytes || side < 16) return { ...size, bytes: new Uint8Array(await blob.arrayBuffer()) }
    }
  }
}

/** Makes the two sizes of a picture from a file of any kind the browser reads. @throws PictureRefused */
export async function makePicture(file: Blob, name: string): Promise<MadePicture> {
  if (file.size > mostBytes) throw new PictureRefused('tooLarge')
  const source = await createImageBitmap(file).catch(() => {
    throw new PictureRefused('unreadable')
  })
  try {
    const { bytes, width, height } = await within(source, pictureLimits.large)
    const thumbnail = await within(source, pictureLimits.thumbnail)
    return { width, height, large: { name, bytes }, thumbnail: { name, bytes: thumbnail.bytes } }
  } finally {
    source.close()
  }
}
