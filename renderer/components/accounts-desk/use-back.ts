import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** Back to where one came from, e.g. the ledger a document was opened out of; to the list when the window opened here. */
export function useBack(list: string): () => void {
  const navigate = useNavigate()
  const { key } = useLocation()
  return useCallback(() => {
    if (key === 'default') void navigate(list)
    else void navigate(-1)
  }, [key, list, navigate])
}
