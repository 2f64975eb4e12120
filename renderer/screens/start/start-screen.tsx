import { Button } from 'antd'
import { lazy, useState } from 'react'
import { choosePath } from '../../api/bridge'
import { useJob, useRead, useWrite } from '../../api/hooks'
import { Gate } from '../../components/gate'
import { CompanyIcon, PlusIcon, RestoreIcon, StylesIcon } from '../../components/icons'
import { useToast } from '../../components/toast'
import { formatInstant } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { StartChoice } from './start-choice'
import './start.css'

const CreateCompany = lazy(async () => ({ default: (await import('./create-company')).CreateCompany }))

function RecentCompanies({ busy }: { readonly busy: boolean }) {
  const { t } = useTexts()
  const list = useRead('companies.list', {})
  const open = useWrite('companies.open')
  const companies = list.data?.companies ?? []
  return (
    <section className="start-recent">
      <h2>{t('start:recent')}</h2>
      {companies.length === 0 && <p className="start-none">{t('start:noRecent')}</p>}
      <ul>
        {companies.map((company) => (
          <li key={company.id}>
            <button type="button" disabled={busy || open.pending} onClick={() => void open.run({ id: company.id })}>
              <CompanyIcon />
              <span className="start-company">
                <b className="one-line">{company.name}</b>
                <span className="faint">{t('start:changedAt', { day: formatInstant(company.changedAt) })}</span>
              </span>
              <span className="faint numeric">{sizeText(company.sizeBytes)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeText(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

function useRestore() {
  const { t } = useTexts()
  const toast = useToast()
  const job = useJob('companies.restore', t('start:restoreBusy'))
  const run = async () => {
    const path = await choosePath('open', [{ name: t('start:backupFile'), extensions: ['liangqing', 'db', 'sqlite'] }])
    if (path === null) return
    const done = await job.start({ path })
    if (done.ok) toast.success(t('start:restored', { name: done.value.name }))
  }
  return { running: job.running, run }
}

/** The first thing a new user sees: a company to open, to create, to restore, or the sample to practise on. */
export function StartScreen() {
  const { t } = useTexts()
  const [creating, setCreating] = useState(false)
  const sample = useJob('companies.createSample', t('start:sampleBusy'))
  const restore = useRestore()
  const busy = sample.running || restore.running
  if (creating) {
    return (
      <Gate>
        <CreateCompany onBack={() => setCreating(false)} />
      </Gate>
    )
  }
  return (
    <Gate wide>
      <div className="start-columns">
        <RecentCompanies busy={busy} />
        <div className="start-choices">
          <StartChoice
            icon={<StylesIcon />}
            title={t('start:sample')}
            hint={sample.running ? t('start:sampleBusy') : t('start:sampleHint')}
            disabled={busy}
            progress={sample.running ? sample.progress : null}
            onClick={() => void sample.start({})}
          />
          <StartChoice
            icon={<PlusIcon />}
            title={t('start:create')}
            hint={t('start:createHint')}
            disabled={busy}
            onClick={() => setCreating(true)}
          />
          <StartChoice
            icon={<RestoreIcon />}
            title={t('start:restore')}
            hint={restore.running ? t('start:restoreBusy') : t('start:restoreHint')}
            disabled={busy}
            onClick={() => void restore.run()}
          />
          {sample.running && <Button onClick={sample.cancel}>{t('components:confirm.cancel')}</Button>}
        </div>
      </div>
    </Gate>
  )
}
