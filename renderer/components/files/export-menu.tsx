import { Button, Dropdown } from 'antd'
import { useTexts } from '../../i18n'
import { ExportIcon } from '../icons'
import { type ExportJob, useExport } from './export-button'

/** One of several exports; its text names what is made. */
export interface ExportChoice extends ExportJob {
  readonly key: string
  readonly text: string
  readonly disabled?: boolean
}

/** Several exports behind one button. */
export function ExportMenu({ choices }: { readonly choices: readonly ExportChoice[] }) {
  const { t } = useTexts()
  const { busy, run } = useExport()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map(({ key, text, disabled = false }) => ({ key, label: text, disabled })),
        onClick: ({ key }) => {
          const chosen = choices.find((choice) => choice.key === key)
          if (chosen !== undefined) void run(chosen)
        },
      }}
    >
      <Button icon={<ExportIcon />} loading={busy}>
        {t('components:export.button')}
      </Button>
    </Dropdown>
  )
}
