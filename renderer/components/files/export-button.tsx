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

/** What an export makes and as what it is saved. */
export interface ExportJob {
  /** Starts the job that makes the file or files: `() => api.exports.order({ id, format: 'xlsx' })`. */
  readonly start: () => Call<FileContent> | Call<readonly FileContent[]>
  readonly kind?: 'excel' | 'csv' | 'pdf'
  /** What the top bar calls the job; the button's own text otherwise. */
  readonly label?: string
}

interface ExportButtonProps extends ExportJob {
  readonly children?: ReactNode
  readonly disabled?: boolean
}

/** Runs exports shown in the top bar, then asks where to save; many files go into one folder. */
export function useExport() {
  const { t } = useTexts()
  const kinds = useFileKinds()
  const text = useErrorText()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const run = async ({ start, kind = 'excel', label }: ExportJob): Promise<boolean> => {
    setBusy(true)
    try {
      const call: Call<FileContent | readonly FileContent[]> = start()
      const made = await trackJob(label ?? t('components:export.running'), call)
      // One file is asked for by its name, even where a run could have made several.
      const [only, ...others] = 'bytes' in made ? [made] : made
      const alone = only !== undefined && others.length === 0
      const saved = alone ? await saveFile(only, kinds[kind]) : await saveFiles('bytes' in made ? [made] : made)
      if (saved !== null) toast.success(t('components:export.saved', { name: saved }))
      return saved !== null
    } catch (error) {
      if (!(error instanceof CallRefused && error.code === 'cancelled')) toast.error(text(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}

/** One export, as a button. */
export function ExportButton({ children, disabled = false, ...job }: ExportButtonProps) {
  const { t } = useTexts()
  const { busy, run } = useExport()
  return (
    <Button icon={<ExportIcon />} loading={busy} disabled={disabled} onClick={() => void run(job)}>
      {children ?? t('components:export.button')}
    </Button>
  )
}
