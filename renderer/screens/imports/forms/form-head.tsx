import { Select } from 'antd'
import { useMemo } from 'react'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FileForms, FormSheet } from '../../../../shared/schemas/import-forms'
import type { ImportPreview } from '../../../../shared/schemas/import-runs'
import { DayField, DistributorPicker } from '../../../components/fields'
import { Day, Money, Quantity } from '../../../components/values'
import { useTexts } from '../../../i18n'
import { type FormFile, formFigures } from './form-files'
import type { Forms } from './use-forms'

interface FormHeadProps {
  readonly form: FormFile
  readonly read: Extract<FileForms, { refusal: null }>
  readonly forms: Forms
  readonly index: number
  readonly onIndex: (index: number) => void
}

function useFigures(sheets: readonly FormSheet[]) {
  const { t } = useTexts()
  const { lines, pieces, amountFen } = formFigures(sheets)
  return [
    ...(sheets.length > 1 ? [{ label: t('imports:figure.items'), value: <Quantity value={sheets.length} /> }] : []),
    { label: t('imports:figure.lines'), value: <Quantity value={lines} /> },
    { label: t('imports:figure.pieces'), value: <Quantity value={pieces} /> },
    { label: t('imports:figure.amount'), value: <Money fen={amountFen} /> },
  ]
}

/** How many cells of an order stop it, by the rows it stands in. */
function errorsOf(sheet: FormSheet, { problems }: ImportPreview): number {
  const rows = new Set(sheet.cells.map((cell) => `${cell.sheet}!${cell.row}`))
  return problems.filter(({ severity, sheet: own, row }) => severity === 'error' && rows.has(`${own}!${row}`)).length
}

function OrderPicker({ read: { preview, sheets }, index, onIndex }: FormHeadProps) {
  const { t } = useTexts()
  const options = useMemo(
    () =>
      sheets.map((sheet, value) => {
        const { reference, distributor, writtenDistributor } = sheet
        const errors = errorsOf(sheet, preview)
        const name = [distributor?.name ?? writtenDistributor, reference].filter(Boolean).join(' · ')
        const count = errors > 0 ? `  ${t('imports:form.errorCount', { count: errors })}` : ''
        return { value, label: `${value + 1}/${sheets.length}  ${name}${count}` }
      }),
    [sheets, preview, t],
  )
  if (sheets.length < 2) return null
  return (
    <Select
      className="form-orders"
      aria-label={t('imports:form.order')}
      title="Alt+PageDown"
      value={index}
      options={options}
      onChange={onIndex}
    />
  )
}

/** What the form says beside the goods; a long remark is whole in its tip. */
function FormTerms({ terms }: { readonly terms: FormSheet['terms'] }) {
  const { t } = useTexts()
  const days = [
    ['deliveryFrom', terms.deliveryFrom],
    ['deliveryTo', terms.deliveryTo],
    ['cancelAfter', terms.cancelAfter],
  ] as const
  return (
    <>
      {days.map(
        ([field, day]) =>
          day !== null && (
            <span key={field}>
              <span className="soft">{t(`orders:field.${field}`)}</span> <Day day={day} />
            </span>
          ),
      )}
      {terms.remark !== null && (
        <span className="form-remark one-line" title={terms.remark}>
          <span className="soft">{t('orders:field.remark')}</span> {terms.remark}
        </span>
      )}
    </>
  )
}

/** Whose order it is and of which day; what the form does not say is asked here. */
function OrderParty({ sheet, onFix }: { readonly sheet: FormSheet; readonly onFix: (fix: ImportFix) => void }) {
  const { t } = useTexts()
  const { distributor, writtenDistributor, date, reference, action, revises } = sheet
  return (
    <>
      {distributor === null ? (
        <span className="form-ask">
          <span className="form-asked">
            {writtenDistributor === ''
              ? t('imports:form.whose')
              : t('imports:form.whoIs', { written: writtenDistributor })}
          </span>
          <DistributorPicker
            id="form-distributor"
            onChange={(_, hit) => {
              if (hit !== null) onFix({ kind: 'distributor', written: writtenDistributor, code: hit.code })
            }}
          />
        </span>
      ) : (
        <span>
          <span className="soft">{t('imports:what.distributor')}</span> {distributor.code} {distributor.name}
        </span>
      )}
      {reference !== '' && (
        <span>
          <span className="soft">{t('imports:field.reference')}</span> {reference}
        </span>
      )}
      {date === null ? (
        <span className="form-ask">
          <span className="form-asked">{t('imports:form.whichDay')}</span>
          <DayField onChange={(day) => day !== null && onFix({ kind: 'day', day })} />
        </span>
      ) : (
        <span>
          <span className="soft">{t('imports:field.date')}</span> <Day day={date} />
        </span>
      )}
      <FormTerms terms={sheet.terms} />
      {action !== null && (
        <span className={action === 'create' ? 'soft' : 'form-action'}>
          {revises === null ? t(`imports:action.${action}`) : t('imports:action.revises', revises)}
        </span>
      )}
    </>
  )
}

/** Above the sheet: which order is shown, whose it is, and what the file adds up to. */
export function FormHead(props: FormHeadProps) {
  const { form, read, forms, index } = props
  const { sheets } = read
  const sheet = sheets[index]
  const onFix = (fix: ImportFix) => forms.fix(form.file.name, [fix], true)
  const figures = useFigures(sheets)
  return (
    <div className="import-head form-party">
      <OrderPicker {...props} />
      {sheet !== undefined && <OrderParty sheet={sheet} onFix={onFix} />}
      <span className="form-figures">
        {figures.map(({ label, value }) => (
          <span key={label}>
            <span className="soft">{label}</span> {value}
          </span>
        ))}
      </span>
    </div>
  )
}
