// Everything package.json's scripts do beyond calling one tool: sets up what is missing, then hands over.
// Plain built-in modules, because it runs before anything is installed and under whatever Node the machine has.
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { runBench } from './bench.mjs'
import { ensureBuild, forgetBuild, isBuilt } from './build.mjs'
import { Problem, run, tool } from './commands.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { sandboxArguments, withScreen } from './display.mjs'
import { alone } from './lock.mjs'
import { packageApplication } from './package.mjs'
import { inRoot, isRoot, nodePath } from './places.mjs'
import { ensureRuntime, installedRuntime } from './runtime.mjs'
import { runTests } from './tests.mjs'

/** Brings the checkout to where Electron can start. */
const setUp = (options) =>
  alone(async () => {
    await ensureDependencies()
    await ensureRuntime()
    await ensureBuild(options)
  })

/** The same without Electron, for what runs under Node alone. */
const setUpWithoutWindow = () =>
  alone(async () => {
    await ensureDependencies()
    await ensureBuild()
  })

async function start(args) {
  await setUp()
  const electron = [...sandboxArguments(), '.', ...args]
  const screen = await withScreen(installedRuntime().program, electron)
  return run(screen.command, screen.args, { group: screen.group })
}

async function dev(args) {
  await setUp()
  forgetBuild()
  const command = [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'dev', ...args]
  const screen = await withScreen(nodePath(), command)
  return run(screen.command, screen.args, { group: screen.group, env: isRoot() ? { NO_SANDBOX: '1' } : {} })
}

async function test(projects, args) {
  await setUp()
  return runTests(projects, args)
}

async function cli(args) {
  if (!existsSync(inRoot('out/main/cli.js')) || !isBuilt()) await setUpWithoutWindow()
  const script = inRoot('out/main/cli.js')
  if (process.execPath !== nodePath()) return run(nodePath(), [script, ...args])
  // This already is the right Node: a second process would only cost the office's nightly scripts its start.
  process.argv = [process.argv[0], script, ...args]
  await import(pathToFileURL(script).href)
}

async function bench(args) {
  await setUp()
  return runBench(args)
}

async function check(args) {
  await setUp()
  const types = await tool('typescript/bin/tsc', ['-p', '.'])
  const style = await tool('@biomejs/biome/bin/biome', ['ci', '.'])
  const tests = await runTests(['unit', 'e2e'], args)
  return types || style || tests
}

const tasks = {
  setup: () => setUp(),
  start,
  dev,
  build: () => setUp({ force: true }),
  test: (args) => test(['unit', 'e2e'], args),
  unit: (args) => test(['unit'], args),
  e2e: (args) => test(['e2e'], args),
  cli,
  bench,
  check,
  package: async (args) => {
    await setUp()
    console.log(await packageApplication({ folderOnly: args.includes('--dir') }))
  },
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (!task) throw new Problem(`Unknown task "${name}"; there are: ${Object.keys(tasks).join(', ')}`)
  const code = await task(args)
  if (code !== undefined) process.exitCode = code
} catch (error) {
  if (!(error instanceof Problem)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
