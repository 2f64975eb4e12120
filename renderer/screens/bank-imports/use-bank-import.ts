import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import { type BankPreviewLine, bankPreview } from '../../../shared/schemas/bank-imports'
import type { ImportProblemRow } from '../../../shared/schemas/import-runs'
import { useErrorText } from '../../api/error-text'
import { useJob } from '../../api/hooks'
import { takeFiles } from '../../components/files/handed-files'
import { useLocalDraft } from '../../components/goods/local-draft'
import { useTexts } from '../../i18n'
import { answersOf, lineKey, needOf, withAnswers } from './lines'

/** What was read of the files, with what is decided of each line. */
export interface BankReadingShown {
  readonly lines: readonly BankPreviewLine[]
  /** What is wrong in the files themselves; doubts about lines stand on the lines. */
  readonly problems: readonly ImportProblemRow[]
  readonly posts: boolean
  /** Whether one of the files was brought in before. */
  readonly repeated: boolean
}

const ownDoubts: ReadonlySet<string> = new Set([
  'payerUnknown',
  'payerAmbiguous',
  'bankRepeated',
  'bankTwice',
  'bankTyped',
  'partsDisagree',
])

/** Reads the files whenever they change; what was decided of the same lines before is put over a fresh reading. */
function useReading(kept: { readonly current: readonly BankPreviewLine[] }) {
  const { t } = useTexts()
  const text = useErrorText()
  const [files, setFiles] = useState<readonly FileContent[]>(takeFiles)
  const [shown, setShown] = useState<BankReadingShown | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { start, running } = useJob('imports.preview', t('imports:kind.bank'))
  useEffect(() => {
    setRefusal(null)
    setShown(null)
    if (files.length === 0) return
    void start({ kind: 'bank', files: [...files] }).then((done) => {
      if (!done.ok) return done.error.code === 'cancelled' ? setFiles([]) : setRefusal(text(done.error))
      const preview = bankPreview.safeParse(done.value.mapping)
      if (!preview.success) return
      const { bank, posts } = preview.data
      const problems = done.value.problems.filter(({ code }) => !ownDoubts.has(code))
      setShown({ lines: withAnswers(bank, kept.current), problems, posts, repeated: done.value.repeated })
    })
  }, [files, start, text, kept])
  return { files, setFiles, shown, setShown, refusal, reading: running }
}

/** A bank's export on its way in: read when files come, decided line by line, brought in all at once. */
export function useBankImport() {
  const { t } = useTexts()
  const { found, keep, forget } = useLocalDraft<readonly BankPreviewLine[]>('bank-import')
  const kept = useRef(found ?? [])
  const { files, setFiles, shown, setShown, refusal, reading } = useReading(kept)
  const running = useJob('imports.run', t('imports:kind.bank'))
  const change = useCallback(
    (lines: readonly BankPreviewLine[]) => {
      setShown((before) => (before === null ? null : { ...before, lines }))
      kept.current = lines
      keep(lines)
    },
    [keep, setShown],
  )
  const run = useCallback(async () => {
    if (shown === null) return null
    const mapping = { bank: answersOf(shown.lines) }
    const done = await running.start({ kind: 'bank', files: [...files], mapping, acceptRepeated: true })
    if (!done.ok) return null
    forget()
    kept.current = []
    return done.value
  }, [shown, running, files, forget])
  const lines = shown?.lines ?? []
  const taken = lines.filter((line) => line.take)
  return {
    ...{ files, shown, refusal, run, change, reading },
    writing: running.running,
    takenCount: taken.length,
    takenFen: taken.reduce((sum, line) => sum + line.amountFen, 0),
    waiting: lines.filter((line) => needOf(line) !== null).map(lineKey),
    hasErrors: shown?.problems.some(({ severity }) => severity === 'error') === true,
    take: setFiles,
    clear: useCallback(() => setFiles([]), [setFiles]),
  }
}

/** What `useBankImport` gives. */
export type BankImportWork = ReturnType<typeof useBankImport>
