import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { FileForms } from '../../../../shared/schemas/import-forms'
import { useJob } from '../../../api/hooks'
import { useTexts } from '../../../i18n'
import type { FormFile } from './form-files'

/** The files of the moment, changed at once and shown with the next rendering. */
export interface FormStore {
  readonly latest: RefObject<readonly FormFile[]>
  readonly put: (files: readonly FormFile[]) => void
}

/** So many files are read in one go: enough to be quick, few enough to be told apart. */
const AT_ONCE = 8

/** What is asked of some files with everything that was said of them. */
export function inputOf(asked: readonly FormFile[]) {
  const mapped = asked.flatMap(({ file, tables }) => (tables === null ? [] : [[file.name, tables] as const]))
  return {
    files: asked.map(({ file }) => file),
    fixes: Object.fromEntries(asked.map(({ file, fixes }) => [file.name, [...fixes]])),
    ...(mapped.length === 0 ? {} : { mapping: Object.fromEntries(mapped) }),
  }
}

/** Reads files some at a time, those first that were asked first; `took` says whether a reading still answers what is asked now. */
export function useReading({ latest, put }: FormStore, took: (read: FileForms, asked: FormFile) => boolean) {
  const { t } = useTexts()
  const { start, cancel, running } = useJob('imports.forms', t('imports:kind.orders'))
  const pending = useRef(new Set(latest.current.map(({ file }) => file.name)))
  const [waiting, setWaiting] = useState(pending.current.size)
  const busy = useRef(false)
  const work = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    while (pending.current.size > 0) {
      const names = [...pending.current].slice(0, AT_ONCE)
      for (const name of names) pending.current.delete(name)
      const asked = latest.current.filter(({ file }) => names.includes(file.name))
      if (asked.length === 0) continue
      const done = await start(inputOf(asked))
      if (!done.ok) {
        pending.current.clear()
        // A reading that was stopped leaves no file of which nothing is known.
        put(latest.current.filter(({ read }) => read !== null))
        break
      }
      for (const read of done.value) {
        const own = asked.find(({ file }) => file.name === read.file)
        if (own !== undefined && !took(read, own)) pending.current.add(read.file)
      }
      setWaiting(pending.current.size)
    }
    setWaiting(0)
    busy.current = false
  }, [start, took, latest, put])
  useEffect(() => void work(), [work])
  const read = useCallback(
    (names: readonly string[]) => {
      for (const name of names) pending.current.add(name)
      setWaiting(pending.current.size)
      void work()
    },
    [work],
  )
  const forget = useCallback(() => pending.current.clear(), [])
  return { read, forget, cancel, running, waiting }
}
