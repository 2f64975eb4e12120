import { App, Button } from 'antd'
import { useMemo } from 'react'
import { useTexts } from '../i18n'

/** Short news at the foot of the window. */
export interface Toast {
  success(text: string): void
  error(text: string): void
  info(text: string): void
  /** Says what was done and offers to take it back: used instead of asking “are you sure?”. */
  undoable(text: string, undo: () => void | Promise<void>): void
}

/** The toasts of this window; errors stay long enough to be read. */
export function useToast(): Toast {
  const { message } = App.useApp()
  const { t } = useTexts()
  return useMemo(
    () => ({
      success: (text) => void message.success({ content: text, duration: 3 }),
      error: (text) => void message.error({ content: text, duration: 6 }),
      info: (text) => void message.info({ content: text, duration: 4 }),
      undoable: (text, undo) => {
        const key = `undo-${text}-${performance.now()}`
        const takeBack = async () => {
          message.destroy(key)
          await undo()
          void message.info({ content: t('components:toast.undone'), duration: 2 })
        }
        void message.success({
          key,
          duration: 8,
          content: (
            <>
              {text}
              <Button type="link" size="small" onClick={() => void takeBack()}>
                {t('components:toast.undo')}
              </Button>
            </>
          ),
        })
      },
    }),
    [message, t],
  )
}
