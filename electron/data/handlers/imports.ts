import type { books } from '../../../shared/contract/books'
import {
  changeLayout,
  forgetLayout,
  listImports,
  listRememberedLayouts,
  type PreparedImport,
  prepareImport,
  previewImport,
  readForms,
  runImport,
  undoImport,
  writeProblemFiles,
} from '../../services/imports'
import { verifyBooks } from '../../services/verify'
import { sentWords } from './sent-words'
import { defineJob, type HandlersOf } from './types'

/** Answers the methods that bring files in, and the check of the books. */
export const importHandlers: HandlersOf<
  Pick<typeof books, (`imports.${string}` & keyof typeof books) | 'books.verify'>
> = {
  'books.verify': defineJob<'books.verify', Awaited<ReturnType<typeof verifyBooks>>>({ prepare: verifyBooks }),
  'imports.preview': defineJob<'imports.preview', Awaited<ReturnType<typeof previewImport>>>({
    prepare: previewImport,
  }),
  'imports.run': defineJob<'imports.run', PreparedImport>({ prepare: prepareImport, commit: runImport }),
  'imports.forms': defineJob<'imports.forms', Awaited<ReturnType<typeof readForms>>>({ prepare: readForms }),
  'imports.problemFiles': defineJob<'imports.problemFiles', Awaited<ReturnType<typeof writeProblemFiles>>>({
    prepare: (office, input, job) => writeProblemFiles(office, input, job, sentWords(input.language)),
  }),
  'imports.layouts': listRememberedLayouts,
  'imports.saveLayout': changeLayout,
  'imports.forgetLayout': forgetLayout,
  'imports.list': listImports,
  'imports.undo': undoImport,
}
