import { type UseQueryResult, useQuery } from '@tanstack/react-query'

interface PageRequest {
  readonly after?: string
  readonly limit: number
}

interface KeyPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

const longestPage = 1000

/** Every row of a list method, page after page; for lists that are short by nature, e.g. one period's statements. */
export async function readAllPages<Row>(load: (page: PageRequest) => PromiseLike<KeyPage<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | null = null
  do {
    const page: KeyPage<Row> = await load({ limit: longestPage, ...(after === null ? {} : { after }) })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

/** `readAllPages` kept in step like `useRead`: read again when `<noun>.changed`; `key` names what is asked for. */
export function useAllPages<Row>(
  noun: string,
  key: readonly unknown[],
  load: (page: PageRequest) => PromiseLike<KeyPage<Row>>,
): UseQueryResult<readonly Row[], Error> {
  return useQuery<readonly Row[], Error>({
    queryKey: [noun, 'all', ...key],
    queryFn: () => readAllPages(load),
    placeholderData: (previous) => previous,
  })
}
