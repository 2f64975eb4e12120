import { Input, Segmented } from 'antd'
import { type RebateFormula, rebateBases, rebateFormula, rebateWays } from '../../../shared/schemas/rebates'
import { DayField } from '../../components/fields'
import { useTexts } from '../../i18n'
import { RebateSteps } from './rebate-steps'

interface FormProps {
  readonly formula: RebateFormula
  readonly change: (part: Partial<RebateFormula>) => void
  readonly agreement: string
  readonly onAgreement: (text: string) => void
}

/** The agreement, the days, what a rebate is a share of, and its steps. */
export function RebateForm({ formula, change, agreement, onAgreement }: FormProps) {
  const { t } = useTexts()
  const parsed = rebateFormula.safeParse(formula)
  const wrong = parsed.success ? undefined : parsed.error.issues.find(({ path }) => path[0] === 'steps')
  return (
    <div className="rebate-form">
      <label htmlFor="rebate-agreement">{t('adjustments:rebate.agreement')}</label>
      <Input
        id="rebate-agreement"
        maxLength={200}
        placeholder={t('adjustments:rebate.agreementHint')}
        value={agreement}
        onChange={(event) => onAgreement(event.target.value)}
      />
      <label htmlFor="rebate-dateFrom">{t('adjustments:rebate.days')}</label>
      <div className="rebate-days">
        {(['dateFrom', 'dateTo'] as const).map((field) => (
          <DayField
            key={field}
            id={`rebate-${field}`}
            allowClear={false}
            value={formula[field]}
            onChange={(day) => day !== null && change({ [field]: day })}
          />
        ))}
      </div>
      <span>{t('adjustments:rebate.base')}</span>
      <Segmented
        aria-label={t('adjustments:rebate.base')}
        value={formula.base}
        options={rebateBases.map((value) => ({ value, label: t(`adjustments:rebate.bases.${value}`) }))}
        onChange={(base) => change({ base })}
      />
      <span>{t('adjustments:rebate.way')}</span>
      <Segmented
        aria-label={t('adjustments:rebate.way')}
        value={formula.way}
        options={rebateWays.map((value) => ({ value, label: t(`adjustments:rebate.ways.${value}`) }))}
        onChange={(way) => change({ way })}
      />
      <span>{t('adjustments:rebate.steps')}</span>
      <RebateSteps
        formula={formula}
        onSteps={(steps) => change({ steps })}
        problem={wrong === undefined ? undefined : t('adjustments:rebate.notRising')}
      />
    </div>
  )
}
