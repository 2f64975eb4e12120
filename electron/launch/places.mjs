import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout; every launch script works from here whatever folder it was called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts)

/** Reads JSON, or answers `undefined` where the file is missing or torn, because both mean "do it again". */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** The Node the tools and tests run on: the one of package.json once it is installed, the caller's before that. */
export function nodePath() {
  const installed = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(installed) ? installed : process.execPath
}

/** Where what is expensive to prepare is kept between clones. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'liangqing')
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return join(process.env.LOCALAPPDATA, 'liangqing-cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/liangqing')
  return join(homedir(), '.cache/liangqing')
}

/** True for the superuser of Linux and macOS, who may install packages but must run Chromium without its sandbox. */
export const isRoot = () => process.getuid?.() === 0
