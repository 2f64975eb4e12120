import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { ask } from '../../api/bridge'
import { useRead } from '../../api/hooks'
import { ListScreen } from '../../components/list-screen'
import { useSections } from '../../components/sections'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { AccountsCard } from './accounts-card'
import { BackupCard } from './backup-card'
import { CompanyCard } from './company-card'
import { PersonalCard } from './personal-card'
import { VerifyCard } from './verify-card'
import './settings.css'

interface About {
  readonly version: string
  readonly electron: string
  readonly dataFolder: string
}

function AboutCard() {
  const { t } = useTexts()
  const toast = useToast()
  const [about, setAbout] = useState<About | null>(null)
  useEffect(() => {
    ask('system.about', {}).then(setAbout, () => undefined)
  }, [])
  const copy = async () => {
    await ask('clipboard.writeText', { text: about?.dataFolder ?? '' })
    toast.success(t('settings:about.copied'))
  }
  return (
    <section className="card">
      <header>
        <h2>{t('settings:about.title')}</h2>
      </header>
      <div className="settings-body selectable">
        <dl className="facts settings-facts">
          <dt>{t('settings:about.version')}</dt>
          <dd>
            {t('frame:product')} {about?.version}
          </dd>
          <dt>{t('settings:about.runtime')}</dt>
          <dd>Electron {about?.electron}</dd>
          <dt>{t('settings:about.folder')}</dt>
          <dd>{about?.dataFolder}</dd>
        </dl>
        <Button size="small" onClick={() => void copy()}>
          {t('settings:about.copy')}
        </Button>
      </div>
    </section>
  )
}

/** The company's own choices, one's own, backup, the check of the books, and about the program. */
export function SettingsPage() {
  const { t } = useTexts()
  const may = useMay()
  const settings = useRead('settings.get', {})
  const { sectionKeys, ...chips } = useSections('settings', 'settings')
  return (
    <ListScreen id="settings" title={t('settings:title')} {...chips} keys={sectionKeys}>
      <div className="page settings-page">
        <div>
          <Loaded read={settings}>
            {(value) => (
              <CompanyCard
                key={JSON.stringify(value)}
                settings={value}
                readOnly={!may('settings.save')}
                mayClose={may('settings.closePeriod')}
              />
            )}
          </Loaded>
          <PersonalCard />
          <AboutCard />
        </div>
        <div>
          <Loaded read={settings}>
            {(value) => <AccountsCard key={JSON.stringify(value)} settings={value} readOnly={!may('settings.save')} />}
          </Loaded>
          {may('companies.backup') && <BackupCard company={settings.data?.companyName ?? ''} />}
          {may('books.verify') && <VerifyCard />}
        </div>
      </div>
    </ListScreen>
  )
}
