import type { FileContent } from '../../../shared/contract/envelope'
import { chooseFiles, type FileKind } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useTexts } from '../../i18n'
import { ImportIcon } from '../icons'
import { useToast } from '../toast'
import { useFileDrop } from './use-file-drop'

interface FileDropProps {
  readonly kinds: readonly FileKind[]
  readonly multiple?: boolean
  readonly onFiles: (files: readonly FileContent[]) => void
  /** What the files are, e.g. “订货表”. */
  readonly title?: string
  readonly busy?: boolean
}

/** A place to drop files or choose them; a file of a wrong type is refused by its name. */
export function FileDrop({ kinds, multiple = false, onFiles, title, busy = false }: FileDropProps) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const { over, handlers } = useFileDrop({ kinds, multiple, onFiles })
  const formats = kinds
    .flatMap((kind) => kind.extensions)
    .map((extension) => `.${extension}`)
    .join(' ')
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
      {...handlers}
    >
      <ImportIcon />
      {title !== undefined && <b>{title}</b>}
      <span>{t('components:file.drop')}</span>
      <span className="faint">{t('components:file.formats', { formats })}</span>
    </button>
  )
}
