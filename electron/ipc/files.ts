import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { BridgeOutputs, BridgeParsedInput } from '../../shared/contract/bridge'
import { assertNoCompany } from './company-files'
import { speech } from './words'

type Input<Channel extends 'files.open' | 'files.openFolder' | 'files.save' | 'files.saveMany' | 'paths.choose'> =
  BridgeParsedInput<Channel>

/** A name that every system accepts: Windows refuses these characters, and a file travels. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
export const safeName = (name: string): string => name.replaceAll(/[<>:"|?*/\\\u0000-\u001f]/g, '_')

const inDocuments = (name: string) => join(app.getPath('documents'), safeName(name))

/** Writes beside the place and moves there whole: a full disk or a power cut leaves the old file, not half of the new. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    await writeFile(fresh, bytes)
    await rename(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}

/** The user picks files, the window gets their contents. */
export async function openFiles(
  input: Input<'files.open'>,
  window: BrowserWindow,
): Promise<BridgeOutputs['files.open']> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...(input.title === undefined ? {} : { title: input.title }),
    filters: input.filters,
    properties: input.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  })
  if (canceled) return []
  return Promise.all(
    filePaths.map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })),
  )
}

/** More forms than an office gets in a season; beyond it the wrong folder was chosen. */
const MOST_FILES = 500

/** The user picks a folder, the window gets the contents of its files; what spreadsheets leave beside an open file is no form. */
export async function openFolder(
  { extensions }: Input<'files.openFolder'>,
  window: BrowserWindow,
): Promise<BridgeOutputs['files.openFolder']> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] })
  const folder = filePaths[0]
  if (canceled || folder === undefined) return null
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !/^(?:~\$|\.)/.test(entry.name))
    .filter(({ name }) => extensions.includes(extname(name).slice(1).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Promise.all(
    paths
      .slice(0, MOST_FILES)
      .map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })),
  )
}

/** The user picks a place, the window's bytes go there; never over a company. @throws TargetTaken */
export async function saveFile(
  input: Input<'files.save'>,
  window: BrowserWindow,
): Promise<BridgeOutputs['files.save']> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: inDocuments(input.suggestedName),
    filters: input.filters,
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || filePath === '') return { name: null }
  assertNoCompany(filePath)
  await writeWhole(filePath, input.bytes)
  return { name: basename(filePath) }
}

async function mayReplace(paths: readonly string[], window: BrowserWindow): Promise<boolean> {
  const count = paths.filter((path) => existsSync(path)).length
  if (count === 0) return true
  const { replaceTitle, replaceQuestion, replace, cancel } = speech()
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: replaceTitle,
    message: replaceQuestion(count),
    buttons: [replace, cancel],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

/** The user picks a folder, all files go there; nothing is replaced without having asked, and never a company. @throws TargetTaken */
export async function saveFiles(
  input: Input<'files.saveMany'>,
  window: BrowserWindow,
): Promise<BridgeOutputs['files.saveMany']> {
  const none = { folder: null, count: 0 }
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...(input.title === undefined ? {} : { title: input.title }),
    properties: ['openDirectory', 'createDirectory'],
  })
  const folder = filePaths[0]
  if (canceled || folder === undefined) return none
  const files = input.files.map(({ name, bytes }) => ({ path: join(folder, safeName(name)), bytes }))
  const paths = files.map(({ path }) => path)
  for (const path of paths) assertNoCompany(path)
  if (!(await mayReplace(paths, window))) return none
  for (const { path, bytes } of files) await writeWhole(path, bytes)
  return { folder: basename(folder), count: files.length }
}

/** The user picks a place on this machine, for what stays on it, e.g. a backup; whoever writes there knows what it may replace. */
export async function choosePath(
  input: Input<'paths.choose'>,
  window: BrowserWindow,
): Promise<BridgeOutputs['paths.choose']> {
  const options = {
    ...(input.title === undefined ? {} : { title: input.title }),
    ...(input.suggestedName === undefined ? {} : { defaultPath: inDocuments(input.suggestedName) }),
    filters: input.filters ?? [],
  }
  if (input.kind === 'save') {
    const properties: ('showOverwriteConfirmation' | 'createDirectory')[] = [
      'showOverwriteConfirmation',
      'createDirectory',
    ]
    const { canceled, filePath } = await dialog.showSaveDialog(window, { ...options, properties })
    return canceled || filePath === '' ? null : filePath
  }
  const properties: ('openDirectory' | 'createDirectory' | 'openFile')[] =
    input.kind === 'folder' ? ['openDirectory', 'createDirectory'] : ['openFile']
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { ...options, properties })
  return canceled ? null : (filePaths[0] ?? null)
}
