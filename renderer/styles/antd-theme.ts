import { type ThemeConfig, theme } from 'antd'
import { colours, fontFamily, type Look, measures } from './tokens'

/** The tokens in antd's words; `hashed` is off because only one antd lives in this window. */
export function antdTheme(look: Look): ThemeConfig {
  const c = colours[look]
  return {
    algorithm: look === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: c.accent,
      colorPrimaryHover: c.accentHover,
      colorLink: c.accentText,
      colorLinkHover: c.accentText,
      colorSuccess: c.done,
      colorWarning: c.waits,
      colorError: c.wrong,
      colorInfo: c.work,
      colorSuccessBg: c.doneSoft,
      colorWarningBg: c.waitsSoft,
      colorErrorBg: c.wrongSoft,
      colorInfoBg: c.workSoft,
      colorBgLayout: c.canvas,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBorder: c.hairline,
      colorBorderSecondary: c.hairline,
      colorSplit: c.hairline,
      colorText: c.text,
      colorTextSecondary: c.textSoft,
      colorTextTertiary: c.textFaint,
      colorTextPlaceholder: c.textFaint,
      colorTextDescription: c.textSoft,
      controlItemBgActive: c.selected,
      controlItemBgActiveHover: c.selected,
      controlItemBgHover: c.hover,
      fontFamily,
      fontSize: measures.text,
      controlHeight: measures.control,
      controlHeightSM: 24,
      controlHeightLG: 36,
      borderRadius: measures.radius,
      borderRadiusSM: 4,
      borderRadiusLG: 8,
      sizeStep: measures.step,
      motionDurationFast: '0.06s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.14s',
    },
    components: componentTokens(look),
  }
}

function componentTokens(look: Look): ThemeConfig['components'] {
  const c = colours[look]
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Form: { itemMarginBottom: 12, verticalLabelPadding: '0 0 4px' },
    Tooltip: { colorBgSpotlight: look === 'dark' ? '#39414e' : '#2a313d' },
    Tabs: {
      horizontalMargin: '0',
      cardGutter: 2,
      itemSelectedColor: c.accentText,
      itemHoverColor: c.accentText,
      inkBarColor: c.accentText,
    },
    Menu: { itemSelectedColor: c.accentText, itemSelectedBg: c.selected },
    Alert: { defaultPadding: '6px 12px' },
  }
}
