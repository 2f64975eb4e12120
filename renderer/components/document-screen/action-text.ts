import { useCallback } from 'react'
import { resources, useTexts } from '../../i18n'

type Action = keyof (typeof resources)['zh-CN']['actions']

function isAction(action: string): action is Action {
  return action in resources['zh-CN'].actions
}

/** What a step of a document's history is called; a step without words of its own is “changed”, never a raw code. */
export function useActionText(): (action: string) => string {
  const { t } = useTexts()
  return useCallback((action) => t(`actions:${isAction(action) ? action : 'change'}`), [t])
}
