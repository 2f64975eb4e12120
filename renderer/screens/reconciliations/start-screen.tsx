import { Button, Progress } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { FileContent } from '../../../shared/contract/envelope'
import { addDays, firstDayOfMonth } from '../../../shared/domain/days'
import type { CallRefused } from '../../api/calls'
import { useErrorText } from '../../api/error-text'
import { useJob, useRead } from '../../api/hooks'
import { PaperForm, useBack } from '../../components/accounts-desk'
import { DocumentScreen, HeaderField, HeaderFields } from '../../components/document-screen'
import { DayField, DistributorPicker } from '../../components/fields'
import { FileDrop, useFileKinds } from '../../components/files'
import { today } from '../../components/goods/today'
import { useTexts } from '../../i18n'
import './reconciliations.css'

interface Asked {
  readonly distributorId: number | null
  readonly label: string
  readonly dateFrom: string
  readonly dateTo: string
}

function lastMonthDays(): Pick<Asked, 'dateFrom' | 'dateTo'> {
  const dateTo = addDays(firstDayOfMonth(today()), -1)
  return { dateFrom: firstDayOfMonth(dateTo), dateTo }
}

/** Whose book of which days; the days follow the customer's newest statement until someone types others. */
function useAsked() {
  const [search] = useSearchParams()
  const given = Number(search.get('distributor') ?? 0)
  const [dateFrom, dateTo] = [search.get('from'), search.get('to')]
  const [touched, setTouched] = useState(dateFrom !== null && dateTo !== null)
  const [asked, setAsked] = useState<Asked>({
    distributorId: given > 0 ? given : null,
    label: '',
    ...(dateFrom !== null && dateTo !== null ? { dateFrom, dateTo } : lastMonthDays()),
  })
  const { distributorId, label } = asked
  const known = useRead('distributors.get', { id: given }, { enabled: given > 0 && label === '' })
  const newest = useRead(
    'statements.list',
    { limit: 1, distributorId: distributorId ?? 1 },
    { enabled: distributorId !== null && !touched },
  ).data?.rows[0]
  useEffect(() => {
    if (known.data === undefined) return
    const { code, name, id } = known.data
    setAsked((before) => (before.distributorId === id ? { ...before, label: `${code} ${name}` } : before))
  }, [known.data])
  useEffect(() => {
    if (newest === undefined || touched) return
    setAsked((before) => ({ ...before, dateFrom: newest.dateFrom, dateTo: newest.dateTo }))
  }, [newest, touched])
  const change = (part: Partial<Asked>) => {
    if ('dateFrom' in part || 'dateTo' in part) setTouched(true)
    setAsked({ ...asked, ...part })
  }
  return { asked, change }
}

function AskedFields({ asked, change }: ReturnType<typeof useAsked>) {
  const { t } = useTexts()
  return (
    <HeaderFields>
      <HeaderField label={t('receipts:field.distributor')} htmlFor="book-distributor" span={2}>
        <DistributorPicker
          id="book-distributor"
          autoFocus={asked.distributorId === null}
          allowClear={false}
          value={asked.distributorId}
          valueLabel={asked.label}
          onChange={(distributorId, hit) =>
            change({ distributorId, label: hit === null ? '' : `${hit.code} ${hit.name}` })
          }
        />
      </HeaderField>
      {(['dateFrom', 'dateTo'] as const).map((field) => (
        <HeaderField
          key={field}
          label={t(field === 'dateFrom' ? 'statements:field.from' : 'statements:field.to')}
          htmlFor={`book-${field}`}
        >
          <DayField
            id={`book-${field}`}
            value={asked[field]}
            allowClear={false}
            onChange={(day) => day !== null && change({ [field]: day })}
          />
        </HeaderField>
      ))}
    </HeaderFields>
  )
}

function Refused({ error, onRepeat }: { readonly error: CallRefused; readonly onRepeat: () => void }) {
  const { t } = useTexts()
  const text = useErrorText()
  return (
    <div className="paper-note paper-wrong" role="alert">
      <p>{text(error)}</p>
      {error.code === 'fileRepeated' && (
        <Button size="small" onClick={onRepeat}>
          {t('reconciliations:start.again')}
        </Button>
      )}
    </div>
  )
}

/** Brings a customer's own book and compares it: whose, of which days, and the file. */
export function StartReconciliation() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const kinds = useFileKinds()
  const asking = useAsked()
  const { asked } = asking
  const [file, setFile] = useState<FileContent | null>(null)
  const [refused, setRefused] = useState<CallRefused | null>(null)
  const job = useJob('reconciliations.start', t('reconciliations:start.running'))
  const { start } = job
  const ready = file !== null && asked.distributorId !== null && asked.dateFrom <= asked.dateTo
  const compare = useCallback(
    async (acceptRepeated: boolean) => {
      const { distributorId, dateFrom, dateTo } = asked
      if (file === null || distributorId === null) return
      setRefused(null)
      const done = await start({ distributorId, dateFrom, dateTo, file, acceptRepeated })
      if (done.ok) void navigate(`/reconciliations/${done.value.document.id}`, { replace: true })
      else setRefused(done.error.code === 'cancelled' ? null : done.error)
    },
    [asked, file, start, navigate],
  )
  return (
    <DocumentScreen
      title={t('reconciliations:new')}
      primary={{
        label: t('reconciliations:start.compare'),
        keys: 'Ctrl+Enter',
        busy: job.running,
        disabled: !ready,
        onClick: () => void compare(false),
      }}
      header={<AskedFields {...asking} />}
      onBack={useBack('/reconciliations')}
    >
      <PaperForm>
        <FileDrop
          kinds={kinds.sheets}
          busy={job.running}
          title={file === null ? t('reconciliations:start.file') : file.name}
          onFiles={([first]) => {
            setRefused(null)
            setFile(first ?? null)
          }}
        />
        <p className="paper-hint faint">
          {t(asked.distributorId === null ? 'reconciliations:start.whoseFirst' : 'reconciliations:start.hint')}
        </p>
        {job.running && (
          <div className="start-progress">
            <Progress
              percent={job.progress.total === 0 ? 0 : Math.round((100 * job.progress.done) / job.progress.total)}
            />
            <Button onClick={job.cancel}>{t('components:confirm.cancel')}</Button>
          </div>
        )}
        {refused !== null && <Refused error={refused} onRepeat={() => void compare(true)} />}
      </PaperForm>
    </DocumentScreen>
  )
}
