import type { GridState } from 'ag-grid-community'
import { createContext, useContext } from 'react'

/** Whose grids these are; the frame sets it to the signed-in user, so that two people at one computer keep their own. */
export const GridOwner = createContext('')

const keyOf = (owner: string, id: string) => `grid.${owner}.${id}`

/** What is remembered of a grid: order, widths, visibility, pinning, sort. What was selected or scrolled to is not. */
export function rememberGrid(owner: string, id: string, state: GridState): void {
  const { columnOrder, columnPinning, columnSizing, columnVisibility, sort } = state
  localStorage.setItem(
    keyOf(owner, id),
    JSON.stringify({ columnOrder, columnPinning, columnSizing, columnVisibility, sort }),
  )
}

/** The remembered state; nothing where there is none or it cannot be read. */
export function rememberedGrid(owner: string, id: string): GridState | undefined {
  const text = localStorage.getItem(keyOf(owner, id))
  if (text === null) return undefined
  try {
    // Written by `rememberGrid` alone; the grid ignores columns that no longer exist.
    return { ...(JSON.parse(text) as GridState), partialColumnState: true }
  } catch {
    return undefined
  }
}

/** Forgets the state, for “default columns”. */
export function forgetGrid(owner: string, id: string): void {
  localStorage.removeItem(keyOf(owner, id))
}

/** The owner of the grids below. */
export function useGridOwner(): string {
  return useContext(GridOwner)
}
