import { existsSync } from 'node:fs'
import { npm, say } from './commands.mjs'
import { inRoot, readJson } from './places.mjs'

/** True when node_modules holds exactly what package-lock.json names, leaving out what other platforms need. */
function areDependenciesInStep() {
  const wanted = readJson(inRoot('package-lock.json'))?.packages
  const present = readJson(inRoot('node_modules/.package-lock.json'))?.packages
  if (!wanted || !present) return false
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue
    const there = present[path]
    if (there ? there.version !== version : !optional) return false
  }
  return existsSync(inRoot('node_modules/electron/package.json'))
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
