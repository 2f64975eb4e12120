import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../shared/schemas/errors'

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never returns where a file system claims that a folder is missing
 * and refuses to make it, e.g. in /proc.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at)
  for (const one of missing) naming(one, () => makeOne(one))
}

// Another process may have been faster, which is as good.
function makeOne(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (fault) {
    if (!existsSync(folder)) throw fault
  }
}

/** Puts a file's name on the disk's error, which has none, or that of a file in the making, when it comes from an open file or from SQLite. */
export function named(fault: unknown, path: string): unknown {
  const isDisk = fault instanceof Error && !(fault instanceof Refusal) && 'code' in fault
  return isDisk ? Object.assign(fault, { path }) : fault
}

/** Does something with a file whose name its errors shall carry. */
export function naming<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (fault) {
    throw named(fault, path)
  }
}

/** Writes a file down to the disk, so that no power cut leaves its name on half of it. */
function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Writes beside the place and moves there whole; on any failure the file that was there stays, and nothing else is left. */
export function writeWhole(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.part`
  makeFolder(dirname(path))
  try {
    naming(path, () => {
      writeThrough(unfinished, bytes)
      renameSync(unfinished, path)
    })
  } catch (fault) {
    rmSync(unfinished, { force: true })
    throw fault
  }
}
