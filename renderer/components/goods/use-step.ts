import { useCallback } from 'react'
import type { Outcome } from '../../api/hooks'
import { useToast } from '../toast'

/**
 * Takes a step of a document and says so; null when it was refused, which `useWrite` has told in words. A document that moved on
 * meanwhile is read again, so that what is on screen is what is in the books.
 */
export function useStep(refetch: () => unknown) {
  const toast = useToast()
  return useCallback(
    async <Value>(going: Promise<Outcome<Value>>, said: string): Promise<Value | null> => {
      const done = await going
      if (done.ok) {
        toast.success(said)
        return done.value
      }
      if (done.error.code === 'stale' || done.error.code === 'wrongState') void refetch()
      return null
    },
    [refetch, toast],
  )
}
