import { useEffect, useRef } from 'react'
import type { SizeMatrixHandle } from '../../grid/size-matrix'

/**
 * Puts the keyboard on a sheet when it appears, unless someone holds it: a sheet that comes anew because the document moved on must not
 * take it out of a field or a dialog.
 */
export function useFreeFocus() {
  const sheet = useRef<SizeMatrixHandle>(null)
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) sheet.current?.focus()
  }, [])
  return sheet
}
