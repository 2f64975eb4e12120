import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { threadId } from 'node:worker_threads'

const files = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf']

/** The fonts in one folder, as the build lays them beside the programs; kept between runs, and never half copied. */
export function fontsFolder(): string {
  const folder = join(tmpdir(), 'liangqing-test-fonts')
  mkdirSync(folder, { recursive: true })
  for (const file of files) {
    const font = join(folder, basename(file))
    if (existsSync(font)) continue
    const part = `${font}.${process.pid}-${threadId}`
    copyFileSync(join('node_modules/@expo-google-fonts/noto-sans-sc', file), part)
    renameSync(part, font)
  }
  return folder
}
