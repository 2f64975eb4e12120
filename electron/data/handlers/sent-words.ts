import { speaker, type TextLanguage } from '../../../shared/texts'
import { problemText } from '../../../shared/texts/problems'
import type { SentWords } from '../../services/imports'

/** What a form says that goes back to whoever filled it in. */
export function sentWords(language: TextLanguage): SentWords {
  const say = speaker(language)
  return {
    head: say('imports:sent.head'),
    dropped: say('imports:sent.dropped'),
    fileName: (name) => say('imports:sent.file', { name }),
    severity: (severity) => say(severity === 'error' ? 'imports:sent.error' : 'imports:sent.doubt'),
    at: (column) => say('imports:sent.at', { column }),
    fixed: (words) => say('imports:sent.fixed', { words }),
    problem: (problem) => problemText(problem, say),
  }
}
