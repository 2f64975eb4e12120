import { useCallback, useState } from 'react'
import type { Arrival } from './arrival-sheet'

/** Whether what arrived is being counted, and what was counted so far. */
export function useArrivalMode() {
  const [mode, setMode] = useState<'view' | 'arrival'>('view')
  const [arrival, setArrival] = useState<Arrival | null>(null)
  const leaveArrival = useCallback(() => {
    setMode('view')
    setArrival(null)
  }, [])
  // Without counting everything arrived.
  const received = mode === 'arrival' ? [...(arrival?.received ?? [])] : []
  return { mode, setMode, arrival, setArrival, leaveArrival, received }
}
