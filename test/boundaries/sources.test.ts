import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { problemsOf } from './check'

const root = resolve(import.meta.dirname, '../..')
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const known = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])

/** What git tracks or would track, so that leftovers of a build are nobody's problem. */
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  .toString()
  .split('\0')
  .filter((path) => /^(electron|renderer|shared|test)\/.*\.(ts|tsx|mjs|cjs|css)$|^[^/]+\.(ts|cjs)$/.test(path))
  .filter((path) => existsSync(join(root, path)))

test('every file stands where it belongs and imports only what its place may', () => {
  const problems = sources.flatMap((path) => problemsOf(path, readFileSync(join(root, path), 'utf8'), known))
  expect(problems.map(({ file, line, message }) => `${file}:${line}  ${message}`)).toEqual([])
  expect(sources.length).toBeGreaterThan(50)
})
