import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'
import { migrationsFolder, password } from './company'

const fonts = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/** Programs built as the product builds them, in a folder of their own, with a place for the files they work on. */
export interface Programs {
  /** A built program by its name. */
  readonly program: (name: string) => string
  readonly migrationsFolder: string
  readonly fontsFolder: string
  /** A path in the folder of the tests' files. */
  readonly at: (name: string) => string
  /** The command line run to its end. */
  readonly cli: (args: readonly string[], options?: CliOptions) => Promise<CliAnswer>
  readonly remove: () => void
}

interface CliOptions {
  readonly db?: string
  readonly user?: string
  /** null leaves the variable out. */
  readonly password?: string | null
  /** The system's locale; none unless given. */
  readonly locale?: string
}

/** How the command line ended. */
export interface CliAnswer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Standard output as JSON. */
  readonly value: () => unknown
  /** Standard error as the JSON of a refusal. */
  readonly error: () => z.infer<typeof refusal>
}

const refusal = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  fields: z.array(z.strictObject({ path: z.string(), code: z.string() })),
  message: z.string().min(1),
})

/**
 * Bundles the command line, the job worker and other entries into a new folder laid out as the built product is.
 * Bundled anew for each test file, because the shared `out/` may be older than the code under test.
 */
export async function buildPrograms(more: Readonly<Record<string, string>> = {}): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), 'liangqing-programs-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: join(folder, 'out/main'),
      rollupOptions: {
        input: { cli: 'electron/cli.ts', job: 'electron/data/job-worker.ts', ...more },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // The build gives CommonJS packages in modules what they expect of their surroundings.
          banner: 'const __filename = import.meta.filename, __dirname = import.meta.dirname',
        },
      },
    },
  })
  mkdirSync(join(folder, 'out/fonts'))
  for (const font of fonts)
    copyFileSync(join('node_modules/@expo-google-fonts/noto-sans-sc', font), join(folder, 'out/fonts', basename(font)))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  symlinkSync(resolve(migrationsFolder), join(folder, 'drizzle'), 'junction')
  mkdirSync(join(folder, 'files'))
  const program = (name: string): string => join(folder, `out/main/${name}.js`)
  return {
    program,
    migrationsFolder: join(folder, 'drizzle'),
    fontsFolder: join(folder, 'out/fonts'),
    at: (name) => join(folder, 'files', name),
    cli: (args, options = {}) => runCli(program('cli'), args, options),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Starts a built program under this Node, with what it needs to find the company's password. */
export function start(
  script: string,
  args: readonly string[],
  given: string | null = password,
  locale = '',
): ChildProcess {
  const { LIANGQING_PASSWORD: _, ...outer } = process.env
  const env = { ...outer, LC_ALL: locale, LC_MESSAGES: '', LANG: '' }
  return spawn(process.execPath, [script, ...args], {
    env: given === null ? env : { ...env, LIANGQING_PASSWORD: given },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function runCli(script: string, args: readonly string[], options: CliOptions): Promise<CliAnswer> {
  const who = options.db === undefined ? [] : ['--db', options.db, '--user', options.user ?? 'chen']
  const child = start(script, [...who, ...args], options.password, options.locale)
  const heard = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  child.stdout?.on('data', (chunk: Buffer) => heard.stdout.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => heard.stderr.push(chunk))
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => {
      const [stdout, stderr] = [text(heard.stdout), text(heard.stderr)]
      done({
        ...{ code, stdout, stderr },
        value: () => {
          if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`)
          return JSON.parse(stdout)
        },
        error: () => refusal.parse(JSON.parse(stderr)),
      })
    })
  })
}

const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8')
