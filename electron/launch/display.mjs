import { Problem, say } from './commands.mjs'
import { isRoot } from './places.mjs'
import { ensureSystemPackages, hasProgram, screenPackages, windowPackages } from './system.mjs'

const hasScreen = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Chromium refuses to run as root inside its sandbox. */
export const sandboxArguments = () => (isRoot() ? ['--no-sandbox'] : [])

/**
 * Wraps a command so that its windows have a screen: the user's own, or Xvfb's where there is none.
 * @param options.hidden prefers Xvfb even on a desktop, so that tests neither flash nor lose the keyboard
 */
export async function withScreen(command, args, { hidden = false } = {}) {
  if (process.platform !== 'linux') return { command, args, group: false }
  const virtual = hidden || !hasScreen()
  await ensureSystemPackages(virtual ? [...windowPackages, ...screenPackages] : windowPackages)
  if (!virtual) return { command, args, group: false }
  if (hasProgram('xvfb-run')) {
    if (!hidden) say('There is no screen here: the window opens on a virtual one (Xvfb).')
    return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1920x1200x24', command, ...args], group: true }
  }
  if (hasScreen()) return { command, args, group: false }
  throw new Problem(
    'There is no screen. Set DISPLAY, or install xvfb-run (Xvfb) with the package manager of this system.',
  )
}
