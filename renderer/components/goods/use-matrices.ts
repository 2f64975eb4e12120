import { useStyleMatrices } from '../sku-sheet'

/** The styles of some lines; nothing rather than those of the lines before, because a sheet takes its rows only once. */
export function useMatrices(lines: readonly { readonly styleId: number }[]) {
  const { data, error, refetch, isPlaceholderData } = useStyleMatrices(lines)
  return { data: isPlaceholderData ? undefined : data, error, refetch }
}
