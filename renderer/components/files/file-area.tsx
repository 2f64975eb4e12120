import type { ReactNode } from 'react'
import type { FileContent } from '../../../shared/contract/envelope'
import { useFileKinds } from './file-kinds'
import { useFileDrop } from './use-file-drop'

interface FileAreaProps {
  /** Null takes nothing. */
  readonly onFiles: ((files: readonly FileContent[]) => void) | null
  readonly children: ReactNode
}

/** A whole screen on which sheets can be dropped anywhere. */
export function FileArea({ onFiles, children }: FileAreaProps) {
  const { sheets } = useFileKinds()
  const { over, handlers } = useFileDrop({ kinds: sheets, multiple: true, onFiles })
  return (
    <div className={over ? 'file-area file-area-over' : 'file-area'} {...handlers}>
      {children}
    </div>
  )
}
