import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { z } from 'zod'
import type { FileContent } from '../../../../shared/contract/envelope'
import { withFix, withoutFix } from '../../../../shared/domain/import/fixes'
import { type ImportFix, importFix } from '../../../../shared/schemas/import-fixes'
import type { FileForms } from '../../../../shared/schemas/import-forms'
import { formMappingSchema, type TableMapping } from '../../../../shared/schemas/imports'
import { useJob } from '../../../api/hooks'
import { useDraftOwner } from '../../../components/draft-owner'
import { keepDraft } from '../../../components/draft-store'
import { useTexts } from '../../../i18n'
import { distinctlyNamed, type FormFile, freshFile } from './form-files'

/** Order forms on their way in, and what can be said of them. */
export interface Forms {
  readonly files: readonly FormFile[]
  /** How many files are still to be read. */
  readonly waiting: number
  readonly reading: boolean
  readonly take: (files: readonly FileContent[]) => void
  readonly clear: () => void
  /** Stops reading; files that were not read yet are put away. */
  readonly stop: () => void
  readonly fix: (name: string, fixes: readonly ImportFix[], reshape?: boolean) => void
  /** Takes back what was said, as if it never had been. */
  readonly unfix: (name: string, fixes: readonly ImportFix[]) => void
  readonly remap: (name: string, tables: readonly TableMapping[] | null) => void
  readonly change: (name: string, patch: Partial<Pick<FormFile, 'accepted' | 'brought' | 'refused'>>) => void
  readonly readAgain: (name: string) => void
}

/** So many files are read in one go: enough to be quick, few enough to be told apart. */
const AT_ONCE = 8

const draftSchema = z.object({ fixes: z.array(importFix), tables: formMappingSchema.nullable() })

const draftKey = (owner: string, sha256: string): string => `draft.${owner}.import-${sha256.slice(0, 32)}`

/** What was said of the same file before the window was closed. */
function keptDraft(key: string): Pick<FormFile, 'fixes' | 'tables'> | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Reads order forms, again whenever something is said of one, and keeps what was said until the file is imported. */
export function useForms(first: readonly FileContent[]): Forms {
  const { t } = useTexts()
  const owner = useDraftOwner()
  const { start, cancel, running } = useJob('imports.forms', t('imports:kind.orders'))
  const [files, setFiles] = useState<readonly FormFile[]>(() => distinctlyNamed(first).map(freshFile))
  const latest = useRef(files)
  latest.current = files
  const pending = useRef(new Set(files.map(({ file }) => file.name)))
  const [waiting, setWaiting] = useState(pending.current.size)
  const busy = useRef(false)

  const patch = useCallback((name: string, change: (file: FormFile) => FormFile) => {
    latest.current = latest.current.map((file) => (file.file.name === name ? change(file) : file))
    setFiles(latest.current)
  }, [])

  const took = useCallback(
    (read: FileForms, asked: FormFile) => {
      const now = latest.current.find(({ file }) => file.name === read.file)
      // What was said meanwhile is read in the next turn.
      if (now === undefined || now.fixes !== asked.fixes || now.tables !== asked.tables) return
      const isFirst = now.read === null && now.fixes.length === 0 && now.tables === null
      const draft = isFirst ? keptDraft(draftKey(owner, read.sha256)) : null
      if (draft !== null && (draft.fixes.length > 0 || draft.tables !== null)) {
        patch(read.file, (file) => ({ ...file, ...draft }))
        pending.current.add(read.file)
        return
      }
      patch(read.file, (file) => ({ ...file, read, readShape: file.shape }))
    },
    [owner, patch],
  )

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
        latest.current = latest.current.filter(({ read }) => read !== null)
        setFiles(latest.current)
        break
      }
      for (const read of done.value) {
        const own = asked.find(({ file }) => file.name === read.file)
        if (own !== undefined) took(read, own)
      }
      setWaiting(pending.current.size)
    }
    setWaiting(0)
    busy.current = false
  }, [start, took])

  const readAgain = useCallback(
    (name: string) => {
      pending.current.add(name)
      setWaiting(pending.current.size)
      void work()
    },
    [work],
  )
  useEffect(() => void work(), [work])

  const said = useCallback(
    (name: string, change: (file: FormFile) => FormFile) => {
      patch(name, change)
      const now = latest.current.find(({ file }) => file.name === name)
      if (now?.read !== null && now !== undefined)
        keepDraft(draftKey(owner, now.read.sha256), { fixes: now.fixes, tables: now.tables })
      readAgain(name)
    },
    [patch, owner, readAgain],
  )

  return useMemo(
    () => ({
      ...{ files, waiting, reading: running, readAgain },
      take: (chosen) => {
        latest.current = distinctlyNamed(chosen).map(freshFile)
        setFiles(latest.current)
        for (const { file } of latest.current) pending.current.add(file.name)
        setWaiting(pending.current.size)
        void work()
      },
      clear: () => {
        pending.current.clear()
        latest.current = []
        setFiles(latest.current)
      },
      stop: () => {
        pending.current.clear()
        cancel()
      },
      fix: (name, fixes, reshape = false) =>
        said(name, (file) => ({
          ...file,
          fixes: fixes.reduce(withFix, file.fixes),
          refused: null,
          shape: file.shape + Number(reshape),
        })),
      unfix: (name, fixes) =>
        said(name, (file) => ({ ...file, fixes: fixes.reduce(withoutFix, file.fixes), shape: file.shape + 1 })),
      remap: (name, tables) => said(name, (file) => ({ ...file, tables, refused: null, shape: file.shape + 1 })),
      change: (name, change) => {
        patch(name, (file) => ({ ...file, ...change }))
        const now = latest.current.find(({ file }) => file.name === name)
        if (change.brought && now?.read) localStorage.removeItem(draftKey(owner, now.read.sha256))
      },
    }),
    [files, waiting, running, readAgain, work, cancel, said, patch, owner],
  )
}

/** What is asked of some files with everything that was said of them. */
export function inputOf(asked: readonly FormFile[]) {
  const mapped = asked.flatMap(({ file, tables }) => (tables === null ? [] : [[file.name, tables] as const]))
  return {
    files: asked.map(({ file }) => file),
    fixes: Object.fromEntries(asked.map(({ file, fixes }) => [file.name, [...fixes]])),
    ...(mapped.length === 0 ? {} : { mapping: Object.fromEntries(mapped) }),
  }
}
