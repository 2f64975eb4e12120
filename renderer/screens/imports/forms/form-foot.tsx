import { Alert, Button } from 'antd'
import type { FileForms } from '../../../../shared/schemas/import-forms'
import { formatQuantity } from '../../../components/values/text'
import { useTexts } from '../../../i18n'
import { type FormFile, formState } from './form-files'
import type { Forms } from './use-forms'

interface NoticesProps {
  readonly form: FormFile
  readonly forms: Forms
  readonly repeated: boolean
  readonly onColumns: () => void
}

/** What has to be said or decided before a form can be imported. */
export function FormNotices({ form, forms, repeated, onColumns }: NoticesProps) {
  const { t } = useTexts()
  return (
    <>
      {repeated && (
        <Alert
          banner
          type="warning"
          title={t('imports:repeated.text')}
          action={
            <Button size="small" title="Alt+A" onClick={() => forms.change(form.file.name, { accepted: true })}>
              {t('imports:repeated.accept')}
            </Button>
          }
        />
      )}
      {form.refused !== null && <Alert banner type="error" title={form.refused} />}
      {formState(form) === 'needsMapping' && (
        <Alert
          banner
          type="warning"
          title={t('imports:form.needsMapping')}
          action={
            <Button size="small" title="Alt+M" onClick={onColumns}>
              {t('imports:column.title')}
            </Button>
          }
        />
      )}
    </>
  )
}

interface FootProps {
  readonly read: Extract<FileForms, { refusal: null }>
  readonly forms: Forms
  readonly busy: boolean
  readonly onImport: () => void
  readonly onSendBack: () => void
  /** Other files instead; left out where the file is one of several. */
  readonly onReplace?: () => void
  readonly ready: boolean
  readonly onColumns: () => void
  readonly onNext: () => void
}

/** What is still in the way of an import, and the steps of the screen. */
export function FormFoot({ read, forms, busy, ready, onImport, onSendBack, onReplace, onColumns, onNext }: FootProps) {
  const { t } = useTexts()
  const { problems, errorCount, warningCount, lineCount } = read.preview
  const said =
    errorCount > 0
      ? t('imports:form.open', { count: errorCount })
      : warningCount > 0
        ? t('imports:form.doubts', { count: warningCount })
        : t('components:problems.none')
  return (
    <footer className="import-foot">
      <p className="soft">
        <span className={errorCount > 0 ? 'form-asked' : ''} role="status">
          {forms.reading ? t('imports:form.checking') : said}
        </span>
        <span>{t('components:preview.linesCount', { count: formatQuantity(lineCount) })}</span>
      </p>
      {problems.length > 0 && (
        <>
          <Button title="F8" onClick={onNext}>
            {t('imports:form.key.next')}
          </Button>
          <Button title="Alt+E" onClick={onSendBack}>
            {t('imports:form.sendBack')}
          </Button>
        </>
      )}
      <Button title="Alt+M" onClick={onColumns}>
        {t('imports:column.title')}
      </Button>
      {onReplace !== undefined && <Button onClick={onReplace}>{t('components:file.replace')}</Button>}
      <Button type="primary" title="Ctrl+Enter" disabled={!ready} loading={busy} onClick={onImport}>
        {t('components:preview.import')}
      </Button>
    </footer>
  )
}
