import { useQueryClient } from '@tanstack/react-query'
import { Dropdown, type MenuProps, Popover, Progress } from 'antd'
import { api } from '../../api'
import { type RunningJob, useRunningJobs } from '../../api/jobs'
import { useTexts } from '../../i18n'
import { type Appearance, type Locale, setPreferences, usePreferences } from '../../preferences'
import { CloseIcon, CompanyIcon, SearchIcon } from '../icons'
import { forgetKeptStates } from '../kept-state'
import { useSession } from '../session'

function percent({ done, total }: RunningJob['progress']): number {
  return total === 0 ? 0 : Math.round((done / total) * 100)
}

function JobList({ jobs }: { jobs: readonly RunningJob[] }) {
  const { t } = useTexts()
  return (
    <ul className="job-list">
      {jobs.map((job) => (
        <li key={job.id}>
          <div className="job-head">
            <span className="one-line">{job.label}</span>
            <button type="button" className="icon-button" title={t('frame:top.jobCancel')} onClick={job.cancel}>
              <CloseIcon />
            </button>
          </div>
          <Progress percent={percent(job.progress)} size="small" showInfo={job.progress.total > 0} status="active" />
          {job.progress.label !== undefined && <p className="faint one-line">{job.progress.label}</p>}
        </li>
      ))}
    </ul>
  )
}

function Jobs() {
  const { t } = useTexts()
  const jobs = useRunningJobs()
  const first = jobs[0]
  if (first === undefined) return null
  return (
    <Popover trigger="click" placement="bottomRight" content={<JobList jobs={jobs} />}>
      <button type="button" className="top-jobs">
        <Progress type="circle" percent={percent(first.progress)} size={16} strokeWidth={14} showInfo={false} />
        <span className="one-line">
          {jobs.length === 1 ? first.label : t('frame:top.jobs', { count: jobs.length })}
        </span>
      </button>
    </Popover>
  )
}

const languages: readonly { readonly key: Locale; readonly label: string }[] = [
  { key: 'zh-CN', label: '中文' },
  { key: 'en', label: 'English' },
]

function useUserMenu(onHelp: () => void): MenuProps {
  const { t } = useTexts()
  const { locale, appearance } = usePreferences()
  const client = useQueryClient()
  const leave = async (call: () => PromiseLike<unknown>) => {
    await call()
    forgetKeptStates()
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'companies' && queryKey[0] !== 'session' })
    await client.invalidateQueries()
    location.hash = '#/'
  }
  const looks: readonly Appearance[] = ['light', 'dark', 'system']
  return {
    selectedKeys: [`locale-${locale}`, `look-${appearance}`],
    items: [
      {
        key: 'language',
        type: 'group',
        label: t('frame:user.language'),
        children: languages.map(({ key, label }) => ({
          key: `locale-${key}`,
          label,
          onClick: () => setPreferences({ locale: key }),
        })),
      },
      {
        key: 'appearance',
        type: 'group',
        label: t('frame:user.appearance'),
        children: looks.map((look) => ({
          key: `look-${look}`,
          label: t(`frame:user.${look}`),
          onClick: () => setPreferences({ appearance: look }),
        })),
      },
      { type: 'divider' },
      { key: 'keys', label: t('frame:user.keys'), extra: '?', onClick: onHelp },
      { type: 'divider' },
      { key: 'signOut', label: t('frame:user.signOut'), onClick: () => void leave(() => api.session.signOut()) },
      { key: 'close', label: t('frame:user.closeCompany'), onClick: () => void leave(() => api.companies.close()) },
    ],
  }
}

interface TopBarProps {
  readonly company: string
  readonly onSearch: () => void
  readonly onHelp: () => void
}

/** Company, search, period, what is running, and the person. */
export function TopBar({ company, onSearch, onHelp }: TopBarProps) {
  const { t } = useTexts()
  const session = useSession()
  const menu = useUserMenu(onHelp)
  const today = new Date()
  const period = `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, '0')}`
  return (
    <header className="top-bar">
      <div className="top-company">
        <CompanyIcon />
        <span className="one-line">{company}</span>
      </div>
      <button type="button" className="top-search" onClick={onSearch}>
        <SearchIcon />
        <span className="one-line">{t('frame:top.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-right">
        <Jobs />
        <span className="top-period">{t('frame:top.period', { period })}</span>
        <Dropdown menu={menu} trigger={['click']} placement="bottomRight">
          <button type="button" className="top-user" aria-label={t('frame:user.menu')}>
            <span className="top-avatar" aria-hidden>
              {session.displayName.slice(0, 1)}
            </span>
            <span className="one-line">{session.displayName}</span>
          </button>
        </Dropdown>
      </div>
    </header>
  )
}
