import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path/posix'
import { type ImportReference, importsOf, type ParsedFile, parse } from './parse'
import { impurities } from './purity'
import { emptyNames, longestFile, purePlaces, reservations, type Zone, zones } from './rules'

/** One broken rule, with where it is and what to do instead. */
export interface BoundaryProblem {
  readonly file: string
  readonly line: number
  readonly message: string
}

const withoutExtension = (path: string) => path.replace(/(\.d)?\.[a-z]+$/, '')

const isIn = (path: string, place: string) =>
  place === ''
    ? !path.includes('/')
    : withoutExtension(path) === place || path === place || path.startsWith(`${place}/`)

const zoneOf = (path: string): Zone | undefined =>
  zones.filter(({ place }) => isIn(path, place)).toSorted((a, b) => b.place.length - a.place.length)[0]

const screenOf = (path: string) => /^renderer\/screens\/([^/]+)\//.exec(`${path}/`)?.[1]

/** `@scope/name/deep/file` → `@scope/name`. */
const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

const fits = (name: string, pattern: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

const isNodeModule = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier)

function sourceProblem(file: string, zone: Zone, { specifier, isType }: ImportReference): string | undefined {
  const target = normalize(join(dirname(file), specifier)).replace(/\?.*$/, '')
  const [mine, theirs] = [screenOf(file), screenOf(target)]
  if (mine !== undefined && theirs !== undefined && mine !== theirs && existsAsScreen(target)) {
    return `The screen "${mine}" imports the screen "${theirs}". What two screens share belongs to renderer/components.`
  }
  const places = [zone.place, ...zone.from, ...(isType ? (zone.typesFrom ?? []) : [])]
  if (places.some((place) => isIn(target, place))) return undefined
  const only = zone.typesFrom?.some((place) => isIn(target, place)) ? ' other than as a type' : ''
  return `${zone.place || file} may not import ${target}${only}. ${zone.advice}`
}

// A file directly in renderer/screens belongs to all screens and is none.
const existsAsScreen = (target: string) => target.split('/').length > 3 || !/\/[^/]+-route$/.test(target)

function packageProblem(file: string, zone: Zone, { specifier }: ImportReference, known: ReadonlySet<string>) {
  const name = packageOf(specifier)
  const reserved = reservations.find(({ packages }) => packages.some((pattern) => fits(name, pattern)))
  const isTest = isIn(file, 'test') || isIn(file, '')
  if (reserved && !isTest && !reserved.places.some((place) => isIn(file, place))) {
    return `${name} is reserved to ${reserved.places.join(', ')}. ${reserved.advice}`
  }
  if (zone.packages && !zone.packages.some((pattern) => fits(name, pattern))) {
    return `${zone.place} may not import ${name}. ${zone.advice}`
  }
  if (!known.has(name)) return `${name} is not in package.json: add it there with its exact version, or do without it.`
  return undefined
}

function importProblem(file: string, zone: Zone, reference: ImportReference, known: ReadonlySet<string>) {
  const { specifier } = reference
  if (specifier.startsWith('.')) return sourceProblem(file, zone, reference)
  if (isNodeModule(specifier)) {
    return zone.node ? undefined : `${zone.place} runs without Node, so not with ${specifier}. ${zone.advice}`
  }
  return packageProblem(file, zone, reference, known)
}

/** Checks every import of a file against the table of zones and the reservations. */
export function importProblems(file: ParsedFile, known: ReadonlySet<string>): BoundaryProblem[] {
  const zone = zoneOf(file.path)
  if (zone === undefined) {
    const message = `No rule says what ${dirname(file.path)} may import: put the file where it belongs, or add the folder to test/boundaries/rules.ts.`
    return [{ file: file.path, line: 1, message }]
  }
  return importsOf(file).flatMap((reference) => {
    const message = importProblem(file.path, zone, reference, known)
    return message === undefined ? [] : [{ file: file.path, line: reference.line, message }]
  })
}

/** Checks that pure code asks nobody for the time, for chance or for the machine it runs on. */
export function purityProblems(file: ParsedFile): BoundaryProblem[] {
  const kind = Object.entries(purePlaces).find(([place]) => isIn(file.path, place))?.[1]
  if (kind === undefined) return []
  return impurities(file, kind).map(({ line, what }) => ({
    file: file.path,
    line,
    message: `${what} makes the answer depend on when or where the code runs: take it as an argument, given by electron/data or electron/cli.ts.`,
  }))
}

/** Only renderer/api may touch what preload put into the window. */
export function bridgeProblems(file: ParsedFile): BoundaryProblem[] {
  if (!isIn(file.path, 'renderer') || isIn(file.path, 'renderer/api')) return []
  return file.source.split('\n').flatMap((text, index) => {
    if (!/\bwindow\.liangqing\b/.test(text)) return []
    const message = 'The bridge belongs to renderer/api: add a function there and call it.'
    return [{ file: file.path, line: index + 1, message }]
  })
}

const isTag = (name: string) => /^[a-z]{2}-[A-Z]{2}$/.test(name)
const isKebab = (name: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)

/** Checks the names of a file and its folders, and its length. */
export function shapeProblems(path: string, source: string): BoundaryProblem[] {
  const problem = (line: number, message: string): BoundaryProblem => ({ file: path, line, message })
  const names = path
    .split('/')
    .map((name) => name.replace(/(\.property)?(\.(test|d|config|vite\.config|module))?\.[a-z]+$/, ''))
  const problems: BoundaryProblem[] = []
  for (const name of names) {
    if (name === 'README' || isTag(name)) continue
    if (!isKebab(name)) problems.push(problem(1, `"${name}" is not kebab-case: write it like "size-runs".`))
    const empty = name.split('-').find((word) => emptyNames.includes(word))
    // Helpers of tests are what the word says.
    if (empty !== undefined && !path.startsWith('test/helpers/')) {
      problems.push(
        problem(1, `"${empty}" says nothing: name the file after what it answers or does, beside its one user.`),
      )
    }
  }
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0)
  if (lines > longestFile) {
    problems.push(
      problem(longestFile + 1, `${lines} lines are more than ${longestFile}: split the file by noun or by step.`),
    )
  }
  return problems
}

/** Everything that is wrong with one file of the sources. */
export function problemsOf(path: string, source: string, known: ReadonlySet<string>): BoundaryProblem[] {
  const shape = shapeProblems(path, source)
  if (!/\.(ts|tsx|mjs|cjs)$/.test(path)) return shape
  const file = parse(path, source)
  return [...shape, ...importProblems(file, known), ...purityProblems(file), ...bridgeProblems(file)]
}
