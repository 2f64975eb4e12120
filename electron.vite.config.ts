import { copyFileSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const fontPackage = 'node_modules/@expo-google-fonts/noto-sans-sc'
const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/** Puts the fonts that PDFs embed beside the programs, because a user's machine may have no Chinese font to embed. */
const copyFonts: Plugin = {
  name: 'copy-fonts',
  closeBundle() {
    mkdirSync('out/fonts', { recursive: true })
    for (const file of fontFiles) copyFileSync(`${fontPackage}/${file}`, `out/fonts/${file.split('/')[1]}`)
  },
}

// The targets are those of the oldest runtime the code must run in: the Electron 33 (Node 20.18, Chromium 130) that tests
// fall back to. Only the packages under "dependencies" of package.json stay outside the bundles.
export default defineConfig({
  main: {
    plugins: [copyFonts],
    build: {
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: 'electron/main.ts',
          data: 'electron/data/process.ts',
          job: 'electron/data/job-worker.ts',
          cli: 'electron/cli.ts',
        },
        output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      // A sandboxed preload is one CommonJS file with everything in it.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // The window loads from the disk: one big file costs it less than many small ones.
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
})
