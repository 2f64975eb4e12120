import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem, say, tool } from './commands.mjs'
import { inRoot } from './places.mjs'

const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
// The launcher is not part of the product it builds.
const left = new Set([inRoot('electron/launch')])
const stamp = inRoot('out/.fingerprint')

function* filesIn(path) {
  if (left.has(path)) return
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return
  if (!entry.isDirectory()) yield `${path} ${entry.size} ${entry.mtimeMs}`
  else for (const name of readdirSync(path).sort()) yield* filesIn(join(path, name))
}

/** A digest of what the files look like from outside; reading them would cost more than a second build now and then. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const line of filesIn(inRoot(path))) hash.update(`${line}\n`)
  return hash.digest('hex')
}

const built = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : '')

/** True when `out/` was made from the sources as they stand. */
export const isBuilt = () => built() === fingerprint(sources)

/** Makes the next command build again, because something else is about to write into `out/`. */
export const forgetBuild = () => rmSync(stamp, { force: true })

/** Builds the four programs and the window into `out/`, unless they are in step with their sources. */
export async function ensureBuild({ force = false } = {}) {
  const wanted = fingerprint(sources)
  if (!force && built() === wanted) return
  say('Building …')
  forgetBuild()
  const code = await tool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], { output: 'log' })
  if (code !== 0) throw new Problem('The build failed; its messages stand above.')
  writeFileSync(stamp, wanted)
}
