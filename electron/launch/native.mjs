import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must, say } from './commands.mjs'
import { inRoot, nodePath, readJson } from './places.mjs'
import { ensureSystemPackages } from './system.mjs'

/** Any Node's headers do for Node-API; without them node-gyp would fetch them from a host that may be out of reach. */
function headerFolder() {
  const candidates = [process.env.npm_node_execpath, process.execPath]
    .filter(Boolean)
    .map((program) => dirname(dirname(program)))
  return [...candidates, '/usr', '/usr/local'].find((folder) => existsSync(join(folder, 'include/node/node_api.h')))
}

/**
 * Compiles better-sqlite3 without its pin to Node-API 10: one binary then serves Node 20 and later and Electron 33 and later.
 * @returns the path of the binding in `folder`, compiled once per version
 */
export async function ensureBinding(folder) {
  const { version } = readJson(inRoot('node_modules/better-sqlite3/package.json'))
  const binding = join(folder, `better_sqlite3-${version}.node`)
  if (existsSync(binding)) return binding
  await ensureSystemPackages(['python3', 'make', 'g++'])
  if (!headerFolder()) await ensureSystemPackages(['libnode-dev'])
  say('Compiling better-sqlite3 for the fallback runtime (about a minute, once) …')
  const sources = inRoot('node_modules/.cache/better-sqlite3')
  rmSync(sources, { recursive: true, force: true })
  await cp(inRoot('node_modules/better-sqlite3'), sources, { recursive: true })
  const headers = headerFolder()
  const gyp = [inRoot('node_modules/node-gyp/bin/node-gyp.js'), 'rebuild', '--release', '--force_build=1']
  await must('The compiler', nodePath(), headers ? [...gyp, `--nodedir=${headers}`] : gyp, {
    cwd: sources,
    output: 'quiet',
    env: { CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -Wno-cpp' },
  })
  mkdirSync(folder, { recursive: true })
  const fresh = `${binding}.${process.pid}`
  await cp(join(sources, 'build/Release/better_sqlite3.node'), fresh)
  renameSync(fresh, binding)
  rmSync(sources, { recursive: true, force: true })
  return binding
}
