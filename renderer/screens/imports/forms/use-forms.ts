import { useCallback, useMemo, useRef, useState } from 'react'
import type { FileContent } from '../../../../shared/contract/envelope'
import { withFix, withoutFix } from '../../../../shared/domain/import/fixes'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FileForms } from '../../../../shared/schemas/import-forms'
import type { TableMapping } from '../../../../shared/schemas/imports'
import { useDraftOwner } from '../../../components/draft-owner'
import { forgetSaid, keepSaid, keptSaid } from './form-draft'
import { distinctlyNamed, type FormFile, freshFile } from './form-files'
import { type FormStore, useReading } from './use-reading'

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
  /** Says something of a file; `reshape` where the rows themselves may be others afterwards. */
  readonly fix: (name: string, fixes: readonly ImportFix[], reshape?: boolean) => void
  /** Takes back what was said, as if it never had been. */
  readonly unfix: (name: string, fixes: readonly ImportFix[]) => void
  readonly remap: (name: string, tables: readonly TableMapping[] | null) => void
  readonly change: (name: string, patch: Partial<Pick<FormFile, 'accepted' | 'brought' | 'refused'>>) => void
  readonly readAgain: (name: string) => void
}

function useStore(first: readonly FileContent[]): FormStore & { readonly files: readonly FormFile[] } {
  const [files, setFiles] = useState<readonly FormFile[]>(() => distinctlyNamed(first).map(freshFile))
  const latest = useRef(files)
  const put = useCallback((next: readonly FormFile[]) => {
    latest.current = next
    setFiles(next)
  }, [])
  return { files, latest, put }
}

/** Takes a reading over, unless something was said meanwhile; what was said before the window was closed comes back with the first. */
function useTaking({ latest, put }: FormStore, owner: string) {
  return useCallback(
    (read: FileForms, asked: FormFile): boolean => {
      const now = latest.current.find(({ file }) => file.name === read.file)
      if (now === undefined) return true
      if (now.fixes !== asked.fixes || now.tables !== asked.tables) return false
      const isFresh = now.read === null && now.fixes.length === 0 && now.tables === null
      const said = isFresh ? keptSaid(owner, read.sha256) : null
      const next = said === null ? { read, readShape: now.shape } : said
      put(latest.current.map((file) => (file === now ? { ...file, ...next } : file)))
      return said === null
    },
    [latest, put, owner],
  )
}

/** Reads order forms, again whenever something is said of one, and keeps what was said until the file is imported. */
export function useForms(first: readonly FileContent[]): Forms {
  const owner = useDraftOwner()
  const store = useStore(first)
  const { files, latest, put } = store
  const { read, forget, cancel, running, waiting } = useReading(store, useTaking(store, owner))
  const patch = useCallback(
    (name: string, change: (file: FormFile) => FormFile): FormFile | undefined => {
      put(latest.current.map((file) => (file.file.name === name ? change(file) : file)))
      return latest.current.find(({ file }) => file.name === name)
    },
    [latest, put],
  )
  const say = useCallback(
    (name: string, change: (file: FormFile) => Partial<FormFile>) => {
      const now = patch(name, (file) => ({ ...file, refused: null, ...change(file) }))
      if (now?.read) keepSaid(owner, now.read.sha256, now)
      read([name])
    },
    [patch, owner, read],
  )
  return useMemo(
    () => ({
      ...{ files, waiting, reading: running, readAgain: (name) => read([name]) },
      take: (chosen) => {
        put(distinctlyNamed(chosen).map(freshFile))
        read(latest.current.map(({ file }) => file.name))
      },
      clear: () => {
        forget()
        put([])
      },
      stop: () => {
        forget()
        cancel()
      },
      fix: (name, fixes, reshape = false) =>
        say(name, (file) => ({ fixes: fixes.reduce(withFix, file.fixes), shape: file.shape + Number(reshape) })),
      unfix: (name, fixes) =>
        say(name, (file) => ({ fixes: fixes.reduce(withoutFix, file.fixes), shape: file.shape + 1 })),
      remap: (name, tables) => say(name, ({ shape }) => ({ tables, shape: shape + 1 })),
      change: (name, change) => {
        const now = patch(name, (file) => ({ ...file, ...change }))
        if (change.brought && now?.read) forgetSaid(owner, now.read.sha256)
      },
    }),
    [files, waiting, running, read, forget, cancel, say, put, latest, patch, owner],
  )
}
