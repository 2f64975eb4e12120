import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useToast } from '../toast'
import './goods.css'

/** What came of a scan. */
export type Scanned =
  | { readonly kind: 'counted'; readonly sku: string; readonly count: number }
  | { readonly kind: 'unknown' }

interface ScanFieldProps {
  readonly id: string
  readonly placeholder: string
  readonly disabled?: boolean
  readonly scan: (code: string) => Promise<Scanned>
  /** The words for a piece that was counted, and for a code nothing has. */
  readonly counted: (sku: string, count: number) => string
  readonly unknown: (code: string) => string
}

/** Takes what a scanner types, a code and Enter, and says what came of it; the eye need not leave the goods. */
export function ScanField({ id, placeholder, disabled = false, scan, counted, unknown }: ScanFieldProps) {
  const toast = useToast()
  const [code, setCode] = useState('')
  const [news, setNews] = useState('')
  const waiting = useRef(Promise.resolve())
  const take = () => {
    const scanned = code.trim()
    setCode('')
    if (scanned === '') return
    // A scanner is faster than the books: one code after the other, in the order they came.
    waiting.current = waiting.current.then(async () => {
      try {
        const found = await scan(scanned)
        if (found.kind === 'unknown') toast.error(unknown(scanned))
        else setNews(counted(found.sku, found.count))
      } catch {
        toast.error(unknown(scanned))
      }
    })
  }
  return (
    <span className="scan-field">
      <Input
        id={id}
        disabled={disabled}
        value={code}
        placeholder={placeholder}
        aria-label={placeholder}
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
        onPressEnter={take}
      />
      <span className="soft one-line" aria-live="polite">
        {news}
      </span>
    </span>
  )
}
