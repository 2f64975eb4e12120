import { type DragEvent, useState } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import type { FileKind } from '../../api/bridge'
import { useTexts } from '../../i18n'
import { useToast } from '../toast'

interface FileDropOptions {
  readonly kinds: readonly FileKind[]
  readonly multiple: boolean
  /** Null takes nothing, e.g. for a role that imports nothing. */
  readonly onFiles: ((files: readonly FileContent[]) => void) | null
}

function fits(name: string, kinds: readonly FileKind[]): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return kinds.some((kind) => kind.extensions.includes(extension))
}

/** The files that were dropped, those inside dropped folders too. */
async function droppedFiles(
  transfer: DataTransfer,
): Promise<readonly { readonly file: File; readonly inFolder: boolean }[]> {
  // Asked before anything is awaited: afterwards the browser has let go of what was dropped.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  const files = [...transfer.files]
  if (!entries.some((entry) => entry?.isDirectory)) return files.map((file) => ({ file, inFolder: false }))
  const found = await Promise.all(entries.map((entry) => (entry === null ? [] : filesUnder(entry, false))))
  return found.flat()
}

async function filesUnder(
  entry: FileSystemEntry,
  inFolder: boolean,
): Promise<readonly { readonly file: File; readonly inFolder: boolean }[]> {
  if (isFile(entry)) return [{ file: await new Promise<File>((done, failed) => entry.file(done, failed)), inFolder }]
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const inside: FileSystemEntry[] = []
  // A folder is handed out in parts; an empty one ends it.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (part.length === 0) break
    inside.push(...part)
  }
  return (await Promise.all(inside.map((one) => filesUnder(one, true)))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

async function contentOf(file: File): Promise<FileContent> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Text that is dragged about in a field is none of a drop area's business. */
const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes dropped files; one of a wrong type is refused by its name, and the innermost place that takes files gets them. */
export function useFileDrop({ kinds, multiple, onFiles }: FileDropOptions) {
  const { t } = useTexts()
  const toast = useToast()
  const [over, setOver] = useState(false)
  if (onFiles === null) return { over: false, handlers: {} }
  const take = async (event: DragEvent) => {
    const all = await droppedFiles(event.dataTransfer)
    // What else lies in a folder was not chosen by anybody.
    const meant = all.filter(
      ({ file, inFolder }) => !inFolder || (fits(file.name, kinds) && !file.name.startsWith('~$')),
    )
    const dropped = meant.map(({ file }) => file).slice(0, multiple ? undefined : 1)
    const wrong = dropped.find((file) => !fits(file.name, kinds))
    if (wrong !== undefined) toast.error(t('components:file.wrongFormat', { file: wrong.name }))
    else if (dropped.length > 0) onFiles(await Promise.all(dropped.map(contentOf)))
  }
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
      if (!inside) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      void take(event)
    },
  }
  return { over, handlers }
}
