import { Segmented } from 'antd'
import { useTexts } from '../../../i18n'

interface FilterSwitchProps {
  readonly onlyChanged: boolean
  readonly onChange: (only: boolean) => void
}

/** Shows only the rows that differ, or all of both versions. */
export function FilterSwitch({ onlyChanged, onChange }: FilterSwitchProps) {
  const { t } = useTexts()
  return (
    <div className="order-figures">
      <Segmented
        size="small"
        value={onlyChanged}
        onChange={onChange}
        options={[
          { value: true, label: t('orders:compare.onlyChanged') },
          { value: false, label: t('orders:compare.everything') },
        ]}
      />
    </div>
  )
}
