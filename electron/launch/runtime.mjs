import { existsSync, lstatSync, readFileSync, unlinkSync } from 'node:fs'
import { Problem, run, say } from './commands.mjs'
import { canFallBack, ensureFallback, fallbackVersion } from './fallback.mjs'
import { inRoot, nodePath, readJson } from './places.mjs'

const wantedVersion = () => readJson(inRoot('node_modules/electron/package.json'))?.version
const text = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')

/** The Electron in node_modules: its program, its version, and whether it is the older one that tests fall back to. */
export function installedRuntime() {
  const name = text(inRoot('node_modules/electron/path.txt'))
  const program = inRoot('node_modules/electron/dist', name)
  if (name === '' || !existsSync(program)) return undefined
  const version = text(inRoot('node_modules/electron/dist/version')).replace(/^v/, '')
  return { program, version, isFallback: version !== wantedVersion() }
}

const hasFallbackBinding = () => existsSync(inRoot('node_modules/better-sqlite3/build/Release/better_sqlite3.node'))

/** True when nothing has to be prepared before Electron can start. */
function isReady() {
  const runtime = installedRuntime()
  if (!runtime) return false
  return runtime.isFallback ? runtime.version === fallbackVersion && hasFallbackBinding() : true
}

function officialAddress() {
  const mirror =
    process.env.npm_config_electron_mirror ||
    process.env.ELECTRON_MIRROR ||
    'https://github.com/electron/electron/releases/download/'
  return `${mirror}v${wantedVersion()}/`
}

/** Asks for one header before a download that could otherwise hang for minutes on a network that swallows packets. */
async function isOfficialReachable() {
  if (process.env.ELECTRON_GET_USE_PROXY || process.env.npm_config_electron_custom_dir) return true
  const file = `electron-v${wantedVersion()}-${process.platform}-${process.arch}.zip`
  try {
    const response = await fetch(officialAddress() + file, { method: 'HEAD', signal: AbortSignal.timeout(10_000) })
    return response.ok
  } catch {
    return false
  }
}

function forgetFallback() {
  const dist = inRoot('node_modules/electron/dist')
  // Only ever the link: its target is shared by every clone.
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(dist)
}

async function installOfficial() {
  if (!(await isOfficialReachable())) return false
  say(`Downloading Electron ${wantedVersion()} …`)
  forgetFallback()
  const tenMinutes = 600_000
  const code = await run(nodePath(), [inRoot('node_modules/electron/install.js')], {
    output: 'log',
    timeout: tenMinutes,
  })
  return code === 0 && installedRuntime()?.isFallback === false
}

/**
 * Sees that node_modules/electron has a runtime: the official one where its download works, else the fallback.
 * LIANGQING_ELECTRON=official or =fallback insists on one of them.
 */
export async function ensureRuntime() {
  const choice = process.env.LIANGQING_ELECTRON
  if (isReady() && (!choice || (choice === 'fallback') === installedRuntime().isFallback)) return
  if (choice !== 'fallback' && (await installOfficial())) return
  if (choice !== 'official' && canFallBack()) {
    say(`Electron ${wantedVersion()} cannot be downloaded here: tests use Electron ${fallbackVersion} instead.`)
    return ensureFallback()
  }
  throw new Problem(
    [
      `Electron ${wantedVersion()} could not be downloaded from ${officialAddress()}.`,
      'Behind a proxy set ELECTRON_GET_USE_PROXY=1 and HTTPS_PROXY; for a mirror set ELECTRON_MIRROR, then run this again.',
    ].join('\n'),
  )
}
