import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { must, Problem, say } from './commands.mjs'
import { isRoot } from './places.mjs'

/** What Electron needs of Debian to show a window; Chinese text needs the fonts, but a desktop may have others. */
export const windowPackages = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'fonts-noto-cjk']
/** What draws a window where there is no screen. */
export const screenPackages = ['xvfb', 'xauth']

const isDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version')

/** True when a program is on the PATH. */
export function hasProgram(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)))
}

// Debian 13 and Ubuntu 24.04 renamed libraries whose time_t grew; either name will do.
const namesOf = (name) => (name.startsWith('lib') ? [name, `${name}t64`] : [name])

// biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's
const format = '${Package} ${db:Status-Status}\\n'

function missingPackages(names) {
  const query = spawnSync('dpkg-query', ['-W', `-f=${format}`, ...names.flatMap(namesOf)], {
    encoding: 'utf8',
  })
  const installed = new Set(
    (query.stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return names.filter((name) => !namesOf(name).some((candidate) => installed.has(candidate)))
}

/** The name that this release of Debian or Ubuntu knows the package by. */
function availableName(name) {
  const known = (candidate) =>
    /Candidate: (?!\(none\))/.test(spawnSync('apt-cache', ['policy', candidate], { encoding: 'utf8' }).stdout ?? '')
  return namesOf(name).findLast(known) ?? name
}

/**
 * Sees to Debian packages: the superuser gets them installed, everyone else gets the command to run.
 * Fonts never stop a start, because a desktop may have its own. Other systems are left alone.
 */
export async function ensureSystemPackages(names) {
  if (!isDebian()) return
  const missing = missingPackages(names)
  if (missing.length === 0) return
  const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
  if (!isRoot()) {
    const advice = `sudo apt-get ${install.slice(0, 3).join(' ')} ${missing.map(availableName).join(' ')}`
    if (missing.every((name) => name.startsWith('fonts-'))) return say(`Chinese text may need fonts: ${advice}`)
    throw new Problem(`Some packages of the system are missing. Run:\n\n  ${advice}\n`)
  }
  say(`Installing packages of the system: ${missing.join(' ')} …`)
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, output: 'quiet' }
  await must('apt-get update', 'apt-get', ['update', '-q', '-o', 'DPkg::Lock::Timeout=300'], options)
  await must('apt-get install', 'apt-get', [...install, '-q', ...missing.map(availableName)], options)
}
