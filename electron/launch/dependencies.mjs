import { existsSync } from 'node:fs'
import { npm, say } from './commands.mjs'
import { inRoot, readJson } from './places.mjs'

/**
 * True when an installed tree holds what a lockfile names; what other platforms need may be missing.
 * @param wanted the `packages` of package-lock.json
 * @param present the `packages` of node_modules/.package-lock.json, which npm writes last
 */
export function isInStep(wanted, present) {
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    const there = present[path]
    return there ? there.version === version : optional === true
  })
}

function areDependenciesInStep() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages
  const present = readJson(inRoot('node_modules/.package-lock.json'))?.packages
  const isThere = existsSync(inRoot('node_modules/electron/package.json'))
  return Boolean(wanted && present && isThere) && isInStep(wanted, present)
}

/** Installs what package-lock.json names, where it is not there yet. */
export async function ensureDependencies() {
  if (areDependenciesInStep()) return
  say('Installing the packages of package-lock.json …')
  // Windows cannot delete the running node.exe, which `npm ci` would: there an existing folder is brought in step instead.
  const isRunningFromIt = process.platform === 'win32' && process.execPath.startsWith(inRoot('node_modules'))
  await npm(
    'npm',
    isRunningFromIt
      ? ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
      : ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
  )
}
