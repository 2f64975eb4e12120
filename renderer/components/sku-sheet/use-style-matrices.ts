import { useMemo } from 'react'
import { useRead } from '../../api/hooks'

/** The sizes and colours of the styles of some lines, read once for all of them. */
export function useStyleMatrices(lines: readonly { readonly styleId: number }[] | undefined) {
  const styleIds = useMemo(() => [...new Set(lines?.map((line) => line.styleId))], [lines])
  return useRead('styles.matrix', { styleIds }, { enabled: lines !== undefined, keepPrevious: true })
}
