import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

let folder: string | undefined

/** The fonts in one folder, as the build lays them beside the programs. */
export function fontsFolder(): string {
  if (folder !== undefined) return folder
  folder = mkdtempSync(join(tmpdir(), 'liangqing-fonts-'))
  for (const file of ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'])
    copyFileSync(join('node_modules/@expo-google-fonts/noto-sans-sc', file), join(folder, basename(file)))
  return folder
}
