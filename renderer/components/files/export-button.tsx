import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import { saveFile, saveFiles } from '../../api/bridge'
import type { Call } from '../../api/calls'
import { CallRefused } from '../../api/calls'
import { useErrorText } from '../../api/error-text'
import { trackJob } from '../../api/jobs'
import { useTexts } from '../../i18n'
import { ExportIcon } from '../icons'
import { useToast } from '../toast'
import { useFileKinds } from './file-kinds'

interface ExportButtonProps {
  /** Starts the job that makes the file or files: `() => api.exports.order({ id, format: 'xlsx' })`. */
  readonly start: () => Call<FileContent> | Call<readonly FileContent[]>
  readonly kind?: 'excel' | 'csv' | 'pdf'
  /** What the top bar calls the job; the button's own text otherwise. */
  readonly label?: string
  readonly children?: ReactNode
  readonly disabled?: boolean
}

/** Runs an export shown in the top bar, then asks where to save; many files go into one folder. */
export function ExportButton({ start, kind = 'excel', label, children, disabled = false }: ExportButtonProps) {
  const { t } = useTexts()
  const kinds = useFileKinds()
  const text = useErrorText()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const call: Call<FileContent | readonly FileContent[]> = start()
      const made = await trackJob(label ?? t('components:export.running'), call)
      const saved = 'bytes' in made ? await saveFile(made, kinds[kind]) : await saveFiles(made)
      if (saved !== null) toast.success(t('components:export.saved', { name: saved }))
    } catch (error) {
      if (!(error instanceof CallRefused && error.code === 'cancelled')) toast.error(text(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<ExportIcon />} loading={busy} disabled={disabled} onClick={() => void run()}>
      {children ?? t('components:export.button')}
    </Button>
  )
}
