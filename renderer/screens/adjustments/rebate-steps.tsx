import { Button } from 'antd'
import type { RebateFormula, RebateStep } from '../../../shared/schemas/rebates'
import { MoneyField, RateField } from '../../components/fields'
import { useTexts } from '../../i18n'

interface RebateStepsProps {
  readonly formula: RebateFormula
  readonly onSteps: (steps: RebateStep[]) => void
  readonly problem: string | undefined
}

const most = 10

/** From how much on which rate holds: a line a step, the first from nothing on if one likes. */
export function RebateSteps({ formula: { steps }, onSteps, problem }: RebateStepsProps) {
  const { t } = useTexts()
  const set = (at: number, part: Partial<RebateStep>) =>
    onSteps(steps.map((step, index) => (index === at ? { ...step, ...part } : step)))
  const last = steps.at(-1)?.fromFen ?? 0
  return (
    <div className="rebate-steps">
      {steps.map((step, at) => (
        // A step has no name of its own but its place.
        <div key={at} className="rebate-step">
          <label htmlFor={`rebate-from-${at}`}>{t('adjustments:rebate.from')}</label>
          <MoneyField
            id={`rebate-from-${at}`}
            value={step.fromFen}
            onChange={(fen) => set(at, { fromFen: Math.max(0, fen ?? 0) })}
          />
          <label htmlFor={`rebate-rate-${at}`}>{t('adjustments:rebate.rate')}</label>
          <RateField
            id={`rebate-rate-${at}`}
            value={step.rateBp}
            onChange={(bp) => set(at, { rateBp: Math.min(10_000, Math.max(0, bp ?? 0)) })}
          />
          <Button
            size="small"
            type="text"
            aria-label={t('adjustments:rebate.remove')}
            disabled={steps.length === 1}
            onClick={() => onSteps(steps.filter((_, index) => index !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      {steps.length < most && (
        <Button
          size="small"
          className="rebate-add"
          onClick={() => onSteps([...steps, { fromFen: last + 10_000_000, rateBp: steps.at(-1)?.rateBp ?? 0 }])}
        >
          {t('adjustments:rebate.add')}
        </Button>
      )}
      {problem !== undefined && <p className="paper-wrong">{problem}</p>}
    </div>
  )
}
