import type { FileContent } from '../../../shared/contract/envelope'

let handed: readonly FileContent[] = []

/** Leaves files for the next screen, e.g. dropped on the order list and read by the import screen. */
export function handFiles(files: readonly FileContent[]): void {
  handed = files
}

/** Takes what was left; a second taking finds nothing. */
export function takeFiles(): readonly FileContent[] {
  const files = handed
  handed = []
  return files
}
