import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { speech } from './ipc/words'

/**
 * The application menu. It holds what the system expects and nothing of the office, which lives in the window; and no
 * reload outside development, because Ctrl+R would throw away what was typed.
 */
export function setMenu(): void {
  const words = speech()
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'resetZoom', label: words.resetZoom },
    { role: 'togglefullscreen', label: words.fullScreen },
  ]
  const development: MenuItemConstructorOptions[] = [
    { type: 'separator' },
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ]
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: words.file, submenu: [{ role: 'quit', label: words.quit }] },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: app.isPackaged ? view : [...view, ...development] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
