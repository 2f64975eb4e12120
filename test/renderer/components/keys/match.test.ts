import { describe, expect, it } from 'vitest'
import { type KeyPress, matchesKeys, writesText } from '../../../../renderer/components/keys/match'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('key combinations', () => {
  it.each<[string, KeyPress]>([
    ['Ctrl+K', press('k', { ctrlKey: true })],
    ['Ctrl+K', press('k', { metaKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['Esc', press('Escape')],
    ['Space', press(' ')],
    ['Alt+1', press('1', { altKey: true })],
    ['F2', press('F2')],
    ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['Ctrl+Enter', press('Enter', { ctrlKey: true })],
  ])('%s is heard', (keys, pressed) => {
    expect(matchesKeys(pressed, keys)).toBe(true)
  })

  it.each<[string, KeyPress]>([
    ['Ctrl+K', press('k')],
    ['Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true })],
    ['Enter', press('Enter', { ctrlKey: true })],
    ['Alt+N', press('n', { altKey: true, ctrlKey: true })],
    ['F2', press('F3')],
  ])('%s is not mistaken', (keys, pressed) => {
    expect(matchesKeys(pressed, keys)).toBe(false)
  })

  it('know which of them would write a character', () => {
    expect(['?', 'Space', 'n', 'Ctrl+N', 'F2', 'Esc', 'Alt+1'].map(writesText)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
