import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { setSystemLanguage } from './api/bridge'
import { keepFresh } from './api/hooks'
import { Application } from './app'
import { speak, startTexts } from './i18n'
import { currentLook, preferences } from './preferences'
import './styles/base.css'
import './styles/layout.css'
import { applyLook } from './styles/tokens'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

applyLook(currentLook(), document.documentElement)
startTexts(preferences().locale)
speak(preferences().locale)
setSystemLanguage(preferences().locale)

// The data process is on this machine and says what changed: nothing goes stale by time, nothing waits for a network.
const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always', refetchOnWindowFocus: false },
  },
})
keepFresh(client)

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Application />
    </QueryClientProvider>
  </StrictMode>,
)
