import { useState } from 'react'

/** The question a document asks before a step; it closes when its step was taken, and stays open when that was refused. */
export function useAsked<Asked extends string>(leave: () => void) {
  const [asked, ask] = useState<Asked | null>(null)
  const closing = async (mine: Asked, going: Promise<unknown>): Promise<boolean> => {
    if ((await going) === null) return false
    // The next question may have been asked already.
    ask((now) => (now === mine ? null : now))
    leave()
    return true
  }
  return { asked, ask, closing }
}
