import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import type { ImportKind, ImportPreview, ImportSummary } from '../../../shared/schemas/import-runs'
import { useErrorText } from '../../api/error-text'
import { useJob } from '../../api/hooks'
import { useTexts } from '../../i18n'

/** Files on their way in. */
export interface Import {
  readonly files: readonly FileContent[]
  readonly preview: ImportPreview | null
  /** Why the files could not be read at all, in words. */
  readonly refusal: string | null
  readonly accepted: boolean
  readonly reading: boolean
  readonly writing: boolean
  readonly progress: ReturnType<typeof useJob<'imports.preview'>>['progress']
  readonly take: (files: readonly FileContent[]) => void
  readonly clear: () => void
  readonly accept: () => void
  readonly cancel: () => void
  readonly run: () => Promise<ImportSummary | null>
}

interface Request {
  readonly files: readonly FileContent[]
  readonly accepted: boolean
}

const nothing: Request = { files: [], accepted: false }

/** Reads files whenever they or their kind change, and writes them all or not at all. */
export function useImport(kind: ImportKind, first: readonly FileContent[]): Import {
  const { t } = useTexts()
  const text = useErrorText()
  const label = t(`imports:kind.${kind}`)
  const previewing = useJob('imports.preview', label)
  const running = useJob('imports.run', label)
  const [request, setRequest] = useState<Request>({ ...nothing, files: first })
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { start, cancel } = previewing
  const inputOf = useCallback(
    ({ files, accepted }: Request) => ({ kind, files: [...files], acceptRepeated: accepted }),
    [kind],
  )
  const turn = useRef(0)
  useEffect(() => {
    const mine = ++turn.current
    setRefusal(null)
    if (request.files.length === 0) {
      setPreview(null)
      return
    }
    void start(inputOf(request)).then((done) => {
      // A reading that was overtaken by another choice of files is not shown.
      if (mine !== turn.current) return
      setPreview(done.ok ? done.value : null)
      if (!done.ok && done.error.code !== 'cancelled') setRefusal(text(done.error))
      if (!done.ok && done.error.code === 'cancelled') setRequest(nothing)
    })
  }, [request, start, inputOf, text])
  const run = useCallback(async () => {
    const done = await running.start(inputOf(request))
    if (!done.ok) return null
    setRequest(nothing)
    return done.value
  }, [running, inputOf, request])
  const merge = useCallback((patch: Partial<Request>) => setRequest((before) => ({ ...before, ...patch })), [])
  return {
    ...{ files: request.files, preview, refusal, accepted: request.accepted, run, cancel },
    reading: previewing.running,
    writing: running.running,
    progress: running.running ? running.progress : previewing.progress,
    take: useCallback((files) => setRequest({ ...nothing, files }), []),
    clear: useCallback(() => setRequest(nothing), []),
    accept: useCallback(() => merge({ accepted: true }), [merge]),
  }
}
