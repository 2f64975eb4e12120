import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { inRoot, nodePath, root } from './places.mjs'

/** Something the reader can act on; printed as it is, without a stack. */
export class Problem extends Error {}

/** Tells the user what is being done, on standard error, because standard output belongs to the command itself. */
export const say = (text) => process.stderr.write(`${text}\n`)

/** The environment of a child: the tools of node_modules and the installed Node come first. */
function childEnvironment(extra = {}) {
  const env = { ...process.env, ...extra }
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  env[key] = [dirname(nodePath()), inRoot('node_modules/.bin'), env[key]].filter(Boolean).join(delimiter)
  return env
}

/**
 * Runs a command to its end and answers its exit code.
 * @param options.output 'inherit' hands the terminal over; 'log' sends everything to standard error; 'quiet' does so only
 *   when the command failed
 * @param options.group puts the child and what it starts in a group of their own, ended together (xvfb-run starts three)
 */
export function run(command, args, { cwd = root, env, output = 'inherit', group = false, timeout } = {}) {
  const stdio = output === 'inherit' ? 'inherit' : output === 'log' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe']
  const child = spawn(command, args, { cwd, env: childEnvironment(env), stdio, detached: group, timeout })
  const kept = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk))
  const end = (signal) => {
    if (child.pid === undefined || child.exitCode !== null) return
    try {
      process.kill(group ? -child.pid : child.pid, signal)
    } catch {
      // It ended by itself in between.
    }
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => [name, () => end(name)])
  for (const [name, listener] of signals) process.on(name, listener)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Problem(`Cannot run ${command}: ${error.message}`)))
    child.once('close', (code, signal) => {
      for (const [name, listener] of signals) process.off(name, listener)
      if (code !== 0) for (const chunk of kept) process.stderr.write(chunk)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** Runs a step of the set-up and stops everything where it fails. */
export async function must(what, command, args, options = {}) {
  const code = await run(command, args, { output: 'log', ...options })
  if (code !== 0) throw new Problem(`${what} failed (exit code ${code}); its messages stand above.`)
}

/** Runs a JavaScript tool of node_modules under the installed Node, without the shims that Windows needs a shell for. */
export const tool = (path, args, options) => run(nodePath(), [inRoot('node_modules', path), ...args], options)

/** The npm that started this script, called through Node so that Windows needs neither npm.cmd nor a shell. */
export function npmCommand() {
  const script = process.env.npm_execpath
  if (script && /\.c?js$/.test(script)) return [process.env.npm_node_execpath ?? process.execPath, [script]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm.cmd']] : ['npm', []]
}

/** Runs npm and stops where it fails. */
export function npm(what, args, options) {
  const [command, first] = npmCommand()
  return must(what, command, [...first, ...args], options)
}
