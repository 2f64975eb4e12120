import { useEffect, useRef } from 'react'
import { useConnection } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { useToast } from '../toast'
import './frame.css'

/** A band over everything while the data process restarts, so that nobody wonders why nothing answers. */
export function ConnectionNotice() {
  const { t } = useTexts()
  const connection = useConnection()
  const toast = useToast()
  const wasLost = useRef(false)
  useEffect(() => {
    if (connection === 'connected' && wasLost.current) toast.success(t('frame:connection.back'))
    wasLost.current = connection === 'lost'
  }, [connection, t, toast])
  if (connection !== 'lost') return null
  return (
    <div className="connection-notice" role="alert">
      {t('frame:connection.lost')}
    </div>
  )
}
