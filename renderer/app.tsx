import { App, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import dayjs from 'dayjs'
import { lazy, Suspense, useEffect } from 'react'
import { mark, setSystemLanguage } from './api/bridge'
import { useRead } from './api/hooks'
import { ConnectionNotice } from './components/frame/connection-notice'
import { ErrorBoundary } from './components/frame/error-boundary'
import { SessionProvider } from './components/session'
import { ReadFailed } from './components/skeleton'
import { cspNonce } from './csp-nonce'
import { GridOwner } from './grid/remembered'
import { speak } from './i18n'
import { useLook, usePreferences } from './preferences'
import { StartScreen } from './screens/start/start-screen'
import { antdTheme } from './styles/antd-theme'
import { applyLook } from './styles/tokens'

// The start page comes first whenever the application opens: what the other two places need is loaded behind it.
const loadSignIn = () => import('./screens/sign-in/sign-in-screen')
const loadFrame = () => import('./components/frame')
const SignInScreen = lazy(async () => ({ default: (await loadSignIn()).SignInScreen }))
const Frame = lazy(async () => ({ default: (await loadFrame()).Frame }))

/** Once the start page is painted and before anyone has found what to click. */
const restAfterMs = 200

function loadOtherPlaces(): void {
  void loadSignIn()
  void loadFrame()
}

/** Which of the three places the person is in: choosing a company, signing in, at work. */
function Place() {
  const companies = useRead('companies.list', {})
  const session = useRead('session.current', {})
  const ready = companies.data !== undefined && session.data !== undefined
  useEffect(() => {
    if (!ready) return
    requestAnimationFrame(() => {
      mark('usable')
      setTimeout(loadOtherPlaces, restAfterMs)
    })
  }, [ready])
  const failed = companies.error ?? session.error
  if (failed !== null && !ready) {
    return <ReadFailed error={failed} retry={() => Promise.all([companies.refetch(), session.refetch()])} />
  }
  if (companies.data === undefined || session.data === undefined) return null
  if (companies.data.open === null) return <StartScreen />
  if (session.data === null)
    return <SignInScreen company={companies.data.open.name} sample={companies.data.open.sample} />
  return (
    <SessionProvider session={session.data}>
      <GridOwner value={String(session.data.userId)}>
        <Frame company={companies.data.open.name} />
      </GridOwner>
    </SessionProvider>
  )
}

// Not the body itself: over the body antd locks scrolling by styles without a nonce, which the content policy refuses.
const overlays = () => document.getElementById('overlays') ?? document.body

/** Applies language and look to everything at once, and decides what fills the window. */
export function Application() {
  const { locale } = usePreferences()
  const look = useLook()
  useEffect(() => applyLook(look, document.documentElement), [look])
  useEffect(() => {
    speak(locale)
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en')
    setSystemLanguage(locale)
  }, [locale])
  useEffect(() => mark('firstPaint'), [])
  return (
    <ConfigProvider
      theme={antdTheme(look)}
      locale={locale === 'zh-CN' ? zhCN : enGB}
      csp={{ nonce: cspNonce }}
      getPopupContainer={overlays}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App component={false} message={{ top: 56, maxCount: 4 }}>
        <ErrorBoundary>
          <ConnectionNotice />
          <Suspense fallback={null}>
            <Place />
          </Suspense>
        </ErrorBoundary>
      </App>
    </ConfigProvider>
  )
}
