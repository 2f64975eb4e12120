import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../../renderer/i18n/en'
import { zhCN } from '../../../renderer/i18n/zh-CN'
import { documentKinds, documentStatuses } from '../../../shared/schemas/documents'

function leaves(texts: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(here, value)
    else for (const [name, text] of leaves(value, here)) found.set(name, text)
  }
  return found
}

const chinese = leaves(zhCN)
const english = leaves(en)
const blanks = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have the same blanks in both languages', () => {
    const different = [...chinese].filter(
      ([key, text]) => blanks(text).join() !== blanks(english.get(key) ?? '').join(),
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('are never empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it('use no quotation marks in English that a Chinese font draws full width', () => {
    expect([...english].filter(([, text]) => /[‘’“”]/.test(text)).map(([key]) => key)).toEqual([])
  })

  it('hold no Chinese in English', () => {
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([])
  })

  it('exist for every key the screens name', () => {
    const named = sources('renderer').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w-]+):([\w.-]+)'/g)].map(
        (match) => `${match[1]}.${match[2]}`,
      ),
    )
    expect(named.length).toBeGreaterThan(0)
    expect([...new Set(named)].filter((key) => !chinese.has(key))).toEqual([])
  })

  it('name every kind and every state a document can have', () => {
    expect(documentKinds.filter((kind) => !chinese.has(`kinds.${kind}`))).toEqual([])
    const states = new Set(Object.values(documentStatuses).flat())
    expect([...states].filter((state) => !chinese.has(`states.${state}`))).toEqual([])
  })
})
