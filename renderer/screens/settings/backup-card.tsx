import { Button, Progress } from 'antd'
import { useState } from 'react'
import { ask } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useJob } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { RestoreIcon } from '../../components/icons'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

// A file name may not hold what Windows gives a meaning.
const asFileName = (text: string) => text.replace(/[\\/:*?"<>|]/g, '_')

/** One button: where to, then the whole company in one file. */
export function BackupCard({ company }: { readonly company: string }) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const job = useJob('companies.backup', t('settings:backup.running'))
  const [done, setDone] = useState<{ readonly path: string; readonly size: string } | null>(null)
  const run = async () => {
    try {
      const path = await ask('paths.choose', {
        kind: 'save',
        suggestedName: `${asFileName(t('settings:backup.name', { company, day: today() }))}.liangqing`,
        filters: [{ name: t('settings:backup.file'), extensions: ['liangqing'] }],
      })
      if (path === null) return
      const made = await job.start({ path })
      if (made.ok) setDone({ path: made.value.path, size: (made.value.sizeBytes / 1_048_576).toFixed(1) })
    } catch (error) {
      toast.error(text(error))
    }
  }
  const { progress } = job
  return (
    <section className="card">
      <header>
        <h2>{t('settings:backup.title')}</h2>
        <Button icon={<RestoreIcon />} loading={job.running} onClick={() => void run()}>
          {t('settings:backup.button')}
        </Button>
      </header>
      <div className="settings-body">
        <p className="soft">{t('settings:backup.hint')}</p>
        {job.running && (
          <Progress percent={progress.total === 0 ? 0 : (progress.done / progress.total) * 100} showInfo={false} />
        )}
        {done !== null && !job.running && <p className="settings-done selectable">{t('settings:backup.done', done)}</p>}
      </div>
    </section>
  )
}
