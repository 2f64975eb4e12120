import { Checkbox, Radio } from 'antd'
import { policyKinds, promotionEffects } from '../../../shared/schemas/prices'
import { MoneyField } from '../../components/fields'
import { type DraftForm, FormField, NumberControl, RateControl } from '../../components/masters'
import { useTexts } from '../../i18n'
import type { PolicyDraft } from './policy-fields'

interface EffectProps {
  readonly form: DraftForm<PolicyDraft>
  readonly problems: Readonly<Record<string, string>>
}

/** Whether it is a policy or a promotion over the policies. */
export function KindField({ form }: EffectProps) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <FormField
      label={t('styles:policy.kind')}
      hint={t(`styles:policy.kindHint.${value.kind ?? 'policy'}`)}
      htmlFor="policy-is"
      whole
    >
      <Radio.Group
        id="policy-is"
        optionType="button"
        value={value.kind ?? 'policy'}
        options={policyKinds.map((kind) => ({ value: kind, label: t(`styles:policy.kinds.${kind}`) }))}
        onChange={(event) => set('kind', event.target.value)}
      />
    </FormField>
  )
}

function PromotionAmount({ form, problems }: EffectProps) {
  const { t } = useTexts()
  const { value, set } = form
  const effect = value.effect ?? 'rate'
  if (effect === 'rate') return <RateField form={form} problems={problems} />
  return (
    <FormField
      label={t(`styles:policy.amount.${effect}`)}
      htmlFor="policy-amount"
      problem={problems.effectFen}
      required
    >
      <MoneyField
        id="policy-amount"
        value={value.effectFen ?? null}
        onChange={(effectFen) => set('effectFen', effectFen)}
      />
    </FormField>
  )
}

function RateField({ form, problems }: EffectProps) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <FormField label={t('styles:policy.rate')} htmlFor="policy-rate" problem={problems.rateBp} required>
      <RateControl id="policy-rate" value={value.rateBp} onChange={(rateBp) => set('rateBp', rateBp)} />
    </FormField>
  )
}

/** How the price is made, and from how many pieces on. */
export function EffectFields({ form, problems }: EffectProps) {
  const { t } = useTexts()
  const { value, set } = form
  const isPromotion = value.kind === 'promotion'
  return (
    <>
      {isPromotion && (
        <FormField label={t('styles:policy.effect')} htmlFor="policy-effect">
          <Radio.Group
            id="policy-effect"
            optionType="button"
            value={value.effect ?? 'rate'}
            options={promotionEffects.map((effect) => ({ value: effect, label: t(`styles:policy.effects.${effect}`) }))}
            onChange={(event) => set('effect', event.target.value)}
          />
        </FormField>
      )}
      {isPromotion ? (
        <PromotionAmount form={form} problems={problems} />
      ) : (
        <RateField form={form} problems={problems} />
      )}
      {isPromotion && (
        <FormField label={t('styles:policy.combine')} htmlFor="policy-combines">
          <Checkbox
            id="policy-combines"
            checked={value.combines === true && value.effect !== 'netPrice'}
            disabled={value.effect === 'netPrice'}
            onChange={(event) => set('combines', event.target.checked)}
          >
            {t('styles:policy.combines')}
          </Checkbox>
        </FormField>
      )}
      <FormField
        label={t('styles:policy.minQuantity')}
        htmlFor="policy-quantity"
        problem={problems.minQuantity}
        hint={t('styles:policy.minQuantityHint')}
      >
        <NumberControl
          id="policy-quantity"
          min={0}
          max={9_999_999}
          value={value.minQuantity ?? 0}
          onChange={(minQuantity) => set('minQuantity', minQuantity)}
        />
      </FormField>
    </>
  )
}
