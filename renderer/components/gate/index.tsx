import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { type Appearance, type Locale, setPreferences, usePreferences } from '../../preferences'
import './gate.css'

function Choices() {
  const { t } = useTexts()
  const { locale, appearance } = usePreferences()
  const looks: readonly Appearance[] = ['light', 'dark', 'system']
  return (
    <div className="gate-choices">
      <Select<Locale>
        size="small"
        variant="borderless"
        value={locale}
        aria-label={t('frame:user.language')}
        popupMatchSelectWidth={false}
        onChange={(chosen) => setPreferences({ locale: chosen })}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Select<Appearance>
        size="small"
        variant="borderless"
        value={appearance}
        aria-label={t('frame:user.appearance')}
        popupMatchSelectWidth={false}
        onChange={(chosen) => setPreferences({ appearance: chosen })}
        options={looks.map((look) => ({ value: look, label: t(`frame:user.${look}`) }))}
      />
    </div>
  )
}

/** The page before the desk: the product's name, one card, language and appearance at the foot. */
export function Gate({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  const { t } = useTexts()
  return (
    <div className="gate">
      <header className="gate-brand">
        <span className="gate-seal" aria-hidden>
          清
        </span>
        <span>
          <b>{t('frame:product')}</b>
          <span className="soft">{t('frame:slogan')}</span>
        </span>
      </header>
      <main className={wide ? 'gate-card gate-wide' : 'gate-card'}>{children}</main>
      <Choices />
    </div>
  )
}
