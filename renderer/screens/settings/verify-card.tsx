import { Alert, Button, Progress } from 'antd'
import { useState } from 'react'
import type { VerifyReport, VerifyRow } from '../../../shared/schemas/companies'
import { useJob } from '../../api/hooks'
import { StateBadge } from '../../components/state-badge'
import { Quantity } from '../../components/values'
import { formatInstant } from '../../components/values/text'
import { resources, useTexts } from '../../i18n'

type Invariant = keyof (typeof resources)['zh-CN']['settings']['invariant']

function isInvariant(name: string): name is Invariant {
  return name in resources['zh-CN'].settings.invariant
}

function Row({ row }: { readonly row: VerifyRow }) {
  const { t } = useTexts()
  const wrong = row.violationCount > 0
  const name = isInvariant(row.invariant) ? t(`settings:invariant.${row.invariant}`) : row.invariant
  return (
    <>
      <tr>
        <td className="verify-name">
          {wrong ? <StateBadge tone="wrong" label={name} /> : <span className="verify-ok">{name}</span>}
        </td>
        <td className="numeric">
          <Quantity value={row.checked} />
        </td>
        <td className={wrong ? 'numeric negative' : 'numeric'}>
          <Quantity value={row.violationCount} blankZero />
        </td>
      </tr>
      {wrong && (
        <tr className="verify-found">
          <td colSpan={3}>
            <ul className="selectable">
              {row.violations.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            {row.violationCount > row.violations.length && (
              <p className="faint">
                {t('settings:verify.more', { count: row.violationCount - row.violations.length })}
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  )
}

function Report({ report, at }: { readonly report: VerifyReport; readonly at: string }) {
  const { t } = useTexts()
  const wrong = report.rows.filter((row) => row.violationCount > 0)
  // What is wrong stands first; the rest keeps its order.
  const rows = [...wrong, ...report.rows.filter((row) => row.violationCount === 0)]
  return (
    <>
      <Alert
        type={report.ok ? 'success' : 'error'}
        showIcon
        title={
          report.ok
            ? t('settings:verify.ok', { count: report.rows.length })
            : t('settings:verify.bad', { count: wrong.length })
        }
        description={t('settings:verify.finished', { at: formatInstant(at) })}
      />
      <table className="plain-table verify-table">
        <thead>
          <tr>
            <th>{t('settings:verify.invariant')}</th>
            <th className="numeric">{t('settings:verify.checked')}</th>
            <th className="numeric">{t('settings:verify.violations')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.invariant} row={row} />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Holds the books against every invariant, shows each with what was looked at and what is wrong. */
export function VerifyCard() {
  const { t } = useTexts()
  const job = useJob('books.verify', t('settings:verify.running'))
  const [found, setFound] = useState<{ readonly report: VerifyReport; readonly at: string } | null>(null)
  const run = async () => {
    const done = await job.start({})
    if (done.ok) setFound({ report: done.value, at: new Date().toISOString() })
  }
  const { progress } = job
  return (
    <section className="card">
      <header>
        <h2>{t('settings:verify.title')}</h2>
        {job.running ? (
          <Button onClick={job.cancel}>{t('settings:verify.cancel')}</Button>
        ) : (
          <Button onClick={() => void run()}>
            {t(found === null ? 'settings:verify.button' : 'settings:verify.again')}
          </Button>
        )}
      </header>
      <div className="settings-body">
        <p className="soft">{t('settings:verify.hint')}</p>
        {job.running && (
          <Progress
            percent={progress.total === 0 ? 0 : Math.round((progress.done / progress.total) * 100)}
            format={() => `${progress.done} / ${progress.total}`}
          />
        )}
        {found !== null && <Report report={found.report} at={found.at} />}
      </div>
    </section>
  )
}
