import { useEffect, useRef, useState } from 'react'

/** A style as the search finds it; `detail` says what tells it from others, e.g. its colours. */
export interface StyleHit {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly detail?: string
}

/** The list under the cell of a new style. */
export interface Suggestions<Hit extends StyleHit> {
  readonly hits: readonly Hit[]
  readonly current: number
  /** The hit Enter takes for a text: the chosen one, or the best of a search that has not come back yet. */
  best(text: string): Promise<Hit | null>
  /** Arrow keys; true when it took the key. */
  press(event: KeyboardEvent): boolean
  choose(position: number): Hit | null
}

/** Searches while a code is being typed; an answer that was overtaken by a later key is dropped. */
export function useSuggestions<Hit extends StyleHit>(
  query: string | null,
  find: ((query: string) => Promise<readonly Hit[]>) | undefined,
): Suggestions<Hit> {
  const [found, setFound] = useState<{ readonly query: string; readonly hits: readonly Hit[] }>({ query: '', hits: [] })
  const [current, setCurrent] = useState(0)
  const findNow = useRef(find)
  findNow.current = find
  useEffect(() => {
    let overtaken = false
    setCurrent(0)
    if (query === null || query.trim() === '') {
      setFound({ query: '', hits: [] })
      return undefined
    }
    findNow.current?.(query.trim()).then(
      (hits) => {
        if (!overtaken) setFound({ query: query.trim(), hits })
      },
      () => {
        if (!overtaken) setFound({ query: query.trim(), hits: [] })
      },
    )
    return () => {
      overtaken = true
    }
  }, [query])
  const hits = query === null ? [] : found.hits
  return {
    hits,
    current,
    choose: (position) => hits[position] ?? null,
    best: async (text) => {
      if (found.query === text.trim()) return hits[current] ?? null
      const [first] = (await findNow.current?.(text.trim())) ?? []
      return first ?? null
    },
    press: (event) => {
      if (hits.length === 0) return false
      if (event.key === 'ArrowDown') setCurrent(Math.min(current + 1, hits.length - 1))
      else if (event.key === 'ArrowUp') setCurrent(Math.max(current - 1, 0))
      else return false
      return true
    },
  }
}

interface SuggestionListProps<Hit extends StyleHit> {
  readonly suggestions: Suggestions<Hit>
  readonly onPick: (hit: Hit) => void
}

/** The styles that fit, best first. */
export function SuggestionList<Hit extends StyleHit>({ suggestions, onPick }: SuggestionListProps<Hit>) {
  if (suggestions.hits.length === 0) return null
  return (
    <div className="sheet-suggestions" role="listbox">
      {suggestions.hits.map((hit, position) => (
        <button
          key={`${hit.id}${hit.detail ?? ''}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={position === suggestions.current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(hit)}
        >
          <b>{hit.code}</b>
          <span className="one-line">{hit.name}</span>
          {hit.detail !== undefined && <span className="faint one-line">{hit.detail}</span>}
        </button>
      ))}
    </div>
  )
}
