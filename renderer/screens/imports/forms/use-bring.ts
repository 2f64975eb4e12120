import { useCallback, useRef, useState } from 'react'
import { useErrorText } from '../../../api/error-text'
import { useJob, useWrite } from '../../../api/hooks'
import { useTexts } from '../../../i18n'
import { type FormFile, formState } from './form-files'
import type { Forms } from './use-forms'
import { inputOf } from './use-reading'

/** Brings forms into the books, one after the other and each all or nothing. */
export interface Bringing {
  /** How many are done of how many; null while nothing is being imported. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Imports what is ready of some files; answers those that were. */
  readonly bring: (files: readonly FormFile[]) => Promise<readonly string[]>
  /** Stops after the file that is being written. */
  readonly stop: () => void
  readonly undo: (file: FormFile) => Promise<void>
}

/** Imports what is ready; a file that is refused says why and stops no other. */
export function useBring({ change, readAgain }: Forms): Bringing {
  const { t } = useTexts()
  const text = useErrorText()
  const { start } = useJob('imports.run', t('imports:kind.orders'))
  const undoing = useWrite('imports.undo')
  const [progress, setProgress] = useState<Bringing['progress']>(null)
  const stopped = useRef(false)
  const bring = useCallback(
    async (files: readonly FormFile[]) => {
      const ready = files.filter((file) => formState(file) === 'ready')
      const brought: string[] = []
      stopped.current = false
      for (const [index, one] of ready.entries()) {
        if (stopped.current) break
        setProgress({ done: index, total: ready.length })
        const { name } = one.file
        const done = await start({ kind: 'orders', ...inputOf([one]), acceptRepeated: one.accepted })
        if (done.ok) {
          const { importId, created, updated, skipped } = done.value
          change(name, { brought: { importId, created, updated, skipped, undone: false }, refused: null })
          brought.push(name)
        } else {
          change(name, { refused: text(done.error) })
          readAgain(name)
        }
      }
      setProgress(null)
      return brought
    },
    [start, change, readAgain, text],
  )
  const undo = useCallback(
    async ({ file, brought }: FormFile) => {
      if (brought === null) return
      const done = await undoing.run({ id: brought.importId })
      if (done.ok) change(file.name, { brought: { ...brought, undone: true } })
    },
    [undoing, change],
  )
  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  return { progress, bring, stop, undo }
}
