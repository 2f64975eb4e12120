import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fingerprint } from './build.mjs'
import { Problem, say, tool } from './commands.mjs'
import { inRoot, readJson } from './places.mjs'
import { installedRuntime } from './runtime.mjs'
import { ensureSystemPackages, hasProgram } from './system.mjs'

const stamp = inRoot('dist/.fingerprint')
const ingredients = ['out', 'drizzle', 'package.json', 'electron-builder.cjs', 'node_modules/better-sqlite3/build']

/** The packaged program in the folder that electron-builder leaves. */
export function packagedProgram() {
  const name = readJson(inRoot('package.json')).productName
  if (process.platform === 'win32') return inRoot('dist/win-unpacked', `${name}.exe`)
  if (process.platform === 'linux') return inRoot('dist/linux-unpacked', name.toLowerCase())
  const folder = process.arch === 'arm64' ? 'mac-arm64' : 'mac'
  return inRoot('dist', folder, `${name}.app`, 'Contents/MacOS', name)
}

// Archives need 7-Zip; electron-builder would fetch its own from a host that may be out of reach.
async function archiver() {
  if (process.platform !== 'linux') return {}
  await ensureSystemPackages(['7zip'])
  return hasProgram('7zz') ? { ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7zz' } : {}
}

/**
 * Packages the built application for this platform.
 * @returns the program in the unpacked folder
 * @param options.folderOnly stops at the unpacked folder, which is what the tests drive, and skips it when nothing changed
 */
export async function packageApplication({ folderOnly = false } = {}) {
  const wanted = `${fingerprint(ingredients)} ${installedRuntime()?.version}`
  const made = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (folderOnly && made === wanted && existsSync(packagedProgram())) return packagedProgram()
  say('Packaging …')
  rmSync(stamp, { force: true })
  const env = folderOnly ? {} : await archiver()
  const args = ['--publish', 'never', ...(folderOnly ? ['--dir'] : [])]
  const code = await tool('electron-builder/cli.js', args, { output: 'log', env })
  if (code !== 0) throw new Problem('electron-builder failed; its messages stand above.')
  writeFileSync(stamp, wanted)
  return packagedProgram()
}
