import { run } from './commands.mjs'
import { withScreen } from './display.mjs'
import { inRoot, nodePath, root } from './places.mjs'

const entry = 'test/bench/run.ts'

/** Bundles the benchmark as the product itself is bundled, so that both pay the same for their modules. */
async function bundle() {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // CommonJS inside the bundle asks for its folder, which an ES module knows under another name.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron', 'playwright-core'] },
    build: {
      ssr: inRoot(entry),
      target: 'node20.18',
      outDir: inRoot('test-results/bench'),
      emptyOutDir: true,
      rollupOptions: { output: { format: 'es', entryFileNames: 'run.js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
  })
}

/** Runs test/bench/run.ts on the built product; its standard output is the figures and nothing else. */
export async function runBench(args) {
  await bundle()
  const screen = await withScreen(nodePath(), [inRoot('test-results/bench/run.js'), ...args], { hidden: true })
  return run(screen.command, screen.args, { group: screen.group })
}
