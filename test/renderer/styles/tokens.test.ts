import { describe, expect, it } from 'vitest'
import { type Colours, colours, cssVariables } from '../../../renderer/styles/tokens'

function luminance(colour: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const grounds: readonly (keyof Colours)[] = ['canvas', 'surface', 'raised', 'rail', 'hover']
const texts: readonly (keyof Colours)[] = ['text', 'textSoft', 'textFaint', 'accentText', 'wrong']
const pairs: readonly (readonly [keyof Colours, keyof Colours])[] = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
  ['text', 'selected'],
  ['accentText', 'accentSoft'],
  ['onAccent', 'accent'],
  ['onAccent', 'accentHover'],
  ['draft', 'draftSoft'],
  ['work', 'workSoft'],
  ['done', 'doneSoft'],
  ['waits', 'waitsSoft'],
  ['wrong', 'wrongSoft'],
]

describe.each(['light', 'dark'] as const)('the %s look', (look) => {
  it.each(pairs)('shows %s on %s with the contrast of AA', (text, ground) => {
    expect(contrast(colours[look][text], colours[look][ground])).toBeGreaterThanOrEqual(4.5)
  })

  it('gives every colour to the stylesheets as a variable', () => {
    expect(cssVariables(look).get('--text-soft')).toBe(colours[look].textSoft)
    expect([...cssVariables(look).values()].every((value) => value !== '')).toBe(true)
  })
})
