import { useEffect, useState } from 'react'
import { api, calls } from '../api'

/** Bytes as an address an image shows; the window takes pictures from nowhere else. */
export function jpegAddress(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return `data:image/jpeg;base64,${btoa(text)}`
}

/** As many as a long list shows while somebody scrolls it; beyond it the ones that came first are asked for again. */
const mostKept = 3000
/** Rows that are painted together ask together. */
const gatherMs = 15

const kept = new Map<number, Promise<string | null>>()
const waiting = new Map<number, (address: string | null) => void>()
let generation = 0
const listeners = new Set<() => void>()

async function askForWaiting(): Promise<void> {
  const asked = [...waiting].splice(0, 500)
  for (const [styleId] of asked) waiting.delete(styleId)
  if (waiting.size > 0) setTimeout(() => void askForWaiting(), 0)
  try {
    const found = await api.pictures.thumbnails({ styleIds: asked.map(([styleId]) => styleId) })
    const byStyle = new Map(found.map(({ styleId, thumbnail }) => [styleId, jpegAddress(thumbnail)]))
    for (const [styleId, answer] of asked) answer(byStyle.get(styleId) ?? null)
  } catch {
    // Without the right, or without the data process, there is no picture; it is asked for again later.
    for (const [styleId, answer] of asked) {
      kept.delete(styleId)
      answer(null)
    }
  }
}

/** A style's small picture as an address, null where it has none; styles asked for at once are one call. */
export function thumbnailOf(styleId: number): Promise<string | null> {
  const known = kept.get(styleId)
  if (known !== undefined) return known
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  const asked = new Promise<string | null>((answer) => {
    if (waiting.size === 0) setTimeout(() => void askForWaiting(), gatherMs)
    waiting.set(styleId, answer)
  })
  kept.set(styleId, asked)
  return asked
}

calls.onEvent((event) => {
  if (event.name !== 'pictures.changed') return
  kept.clear()
  generation += 1
  for (const listener of listeners) listener()
})

/** A style's small picture, following its changes; undefined until it is known. */
export function useThumbnail(styleId: number): string | null | undefined {
  const [shown, setShown] = useState<{ readonly styleId: number; readonly address: string | null }>()
  useEffect(() => {
    let isOpen = true
    const look = () => {
      const asked = generation
      void thumbnailOf(styleId).then((address) => {
        if (isOpen && asked === generation) setShown({ styleId, address })
      })
    }
    look()
    listeners.add(look)
    return () => {
      isOpen = false
      listeners.delete(look)
    }
  }, [styleId])
  return shown?.styleId === styleId ? shown.address : undefined
}
