import { useCallback, useRef, useState } from 'react'
import { isNamedAlone } from '../../../shared/domain/picture-names'
import { api, type Output } from '../../api'
import { makePicture, PictureRefused } from '../../components/pictures'

type Meant = Output<'pictures.match'>[number]

/** What became of a file, in the order of a summary. */
export const pictureResults = [
  'taken',
  'replaced',
  'kept',
  'second',
  'unknown',
  'unreadable',
  'tooLarge',
  'refusedByBooks',
  'waiting',
] as const
/** What became of a file. */
export type PictureResult = (typeof pictureResults)[number]

/** A file of the folder with the style it means. */
export interface PictureRow {
  readonly id: number
  readonly file: string
  readonly code: string
  readonly name: string
  readonly result: PictureResult
}

/** Everything that is a picture by its name, also kinds nothing here reads, so that nobody misses them in the summary. */
const picture = /\.(?:jpe?g|png|webp|gif|bmp|avif|hei[cf]|tiff?|psd|raw|cr2|nef)$/i
const hidden = /^(?:\.|~\$)/

interface Entry {
  readonly file: File
  readonly meant: Meant
}

/** The styles behind some files; of several files of a style the one named after its code alone comes first. */
async function entriesOf(files: readonly File[]): Promise<Entry[]> {
  if (files.length === 0) return []
  const meant = await api.pictures.match({ names: files.map((file) => file.name) })
  const entries = files.map((file, at) => ({ file, meant: meant[at] ?? null }))
  const later = ({ file, meant: style }: Entry) => Number(style !== null && !isNamedAlone(file.name, style.code))
  return entries.toSorted(
    (a, b) => later(a) - later(b) || a.file.name.localeCompare(b.file.name, 'zh-CN', { numeric: true }),
  )
}

/** Brings one file in. */
async function bring({ file, meant }: Entry, done: Set<number>, keepOld: boolean): Promise<PictureResult> {
  if (meant === null) return 'unknown'
  const { styleId, hasPicture } = meant
  if (keepOld && hasPicture) return 'kept'
  if (done.has(styleId)) return 'second'
  try {
    const made = await makePicture(file, file.name)
    await api.pictures.save({ styleId, ...made })
    done.add(styleId)
    return hasPicture ? 'replaced' : 'taken'
  } catch (error) {
    return error instanceof PictureRefused ? error.code : 'refusedByBooks'
  }
}

/** Brings a folder of pictures in, one after the other: each is written when it is made, and stopping leaves what is there. */
export function usePictureImport() {
  const [rows, setRows] = useState<readonly PictureRow[] | null>(null)
  const [ignored, setIgnored] = useState(0)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const [stopped, setStopped] = useState(false)
  const stopping = useRef(false)
  const start = useCallback(async (folder: readonly File[], keepOld: boolean) => {
    const files = folder.filter(({ name }) => picture.test(name) && !hidden.test(name))
    stopping.current = false
    setStopped(false)
    setIgnored(folder.length - files.length)
    setProgress({ done: 0, total: files.length })
    const entries = await entriesOf(files)
    const shown: PictureRow[] = entries.map(({ file, meant }, id) => ({
      ...{ id, file: file.name, code: meant?.code ?? '', name: meant?.name ?? '' },
      result: 'waiting',
    }))
    const taken = new Set<number>()
    let painted = 0
    for (const [at, entry] of entries.entries()) {
      if (stopping.current) break
      const row = shown[at]
      if (row !== undefined) shown[at] = { ...row, result: await bring(entry, taken, keepOld) }
      // Painted now and then: a row a file would keep the window busy with painting.
      if (performance.now() - painted < 150) continue
      painted = performance.now()
      setRows([...shown])
      setProgress({ done: at + 1, total: files.length })
    }
    setRows([...shown])
    setStopped(stopping.current)
    setProgress(null)
  }, [])
  const stop = useCallback(() => {
    stopping.current = true
  }, [])
  return { rows, ignored, progress, stopped, start, stop }
}
