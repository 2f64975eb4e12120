import { useRead } from '../api/hooks'
import { useSession } from './session'

/**
 * Whose drafts a key on this computer belongs to: one company and one person. Ids repeat between companies, so a draft kept
 * under an id alone would show up in another company's record.
 */
export function useDraftOwner(): string {
  const { userId } = useSession()
  const companies = useRead('companies.list', {})
  return `${companies.data?.open?.id ?? ''}.${userId}`
}
