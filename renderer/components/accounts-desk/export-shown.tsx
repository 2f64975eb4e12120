import { Button } from 'antd'
import type { ReactNode, RefObject } from 'react'
import { api } from '../../api'
import { useErrorText } from '../../api/error-text'
import type { GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { useExport } from '../files'
import { ExportIcon } from '../icons'
import { useToast } from '../toast'

interface ExportShownProps {
  readonly grid: RefObject<GridHandle | null>
  /** Heads the sheet and names the file. */
  readonly title: string
  readonly children?: ReactNode
}

/** What a grid holds, for `exports.grid`; nothing while it is not there. */
export function shownOf(grid: RefObject<GridHandle | null>) {
  return grid.current?.shown() ?? { columns: [], rows: [], totals: null }
}

/** A list exactly as it is shown, as a workbook: its columns and every row, also those further down than anybody scrolled. */
export function ExportShown({ grid, title, children }: ExportShownProps) {
  const { t } = useTexts()
  const { busy, run } = useExport()
  const toast = useToast()
  const text = useErrorText()
  const save = async () => {
    try {
      const whole = await grid.current?.whole()
      if (whole !== undefined) await run({ start: () => api.exports.grid({ title, ...whole }) })
    } catch (error) {
      toast.error(text(error))
    }
  }
  return (
    <Button icon={<ExportIcon />} loading={busy} onClick={() => void save()}>
      {children ?? t('components:export.button')}
    </Button>
  )
}
