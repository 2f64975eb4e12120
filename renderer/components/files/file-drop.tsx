import { type DragEvent, useState } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import { chooseFiles, type FileKind } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useTexts } from '../../i18n'
import { ImportIcon } from '../icons'
import { useToast } from '../toast'

interface FileDropProps {
  readonly kinds: readonly FileKind[]
  readonly multiple?: boolean
  readonly onFiles: (files: readonly FileContent[]) => void
  /** What the files are, e.g. “订货表”. */
  readonly title?: string
  readonly busy?: boolean
}

function fits(name: string, kinds: readonly FileKind[]): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return kinds.some((kind) => kind.extensions.includes(extension))
}

async function contentOf(file: File): Promise<FileContent> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** A place to drop files or choose them; a file of a wrong type is refused by its name. */
export function FileDrop({ kinds, multiple = false, onFiles, title, busy = false }: FileDropProps) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const [over, setOver] = useState(false)
  const formats = kinds
    .flatMap((kind) => kind.extensions)
    .map((extension) => `.${extension}`)
    .join(' ')
  const take = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = [...event.dataTransfer.files].slice(0, multiple ? undefined : 1)
    const wrong = dropped.find((file) => !fits(file.name, kinds))
    if (wrong !== undefined) toast.error(t('components:file.wrongFormat', { file: wrong.name }))
    else if (dropped.length > 0) onFiles(await Promise.all(dropped.map(contentOf)))
  }
  const choose = async () => {
    try {
      const chosen = await chooseFiles(kinds, multiple)
      if (chosen.length > 0) onFiles(chosen)
    } catch (error) {
      toast.error(text(error))
    }
  }
  return (
    <button
      type="button"
      className={over ? 'file-drop file-over' : 'file-drop'}
      disabled={busy}
      onClick={() => void choose()}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void take(event)}
    >
      <ImportIcon />
      {title !== undefined && <b>{title}</b>}
      <span>{t('components:file.drop')}</span>
      <span className="faint">{t('components:file.formats', { formats })}</span>
    </button>
  )
}
