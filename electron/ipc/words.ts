/** The languages of the product, as the window's language files name them. */
export type Language = 'zh-CN' | 'en'

const words = {
  'zh-CN': {
    file: '文件',
    edit: '编辑',
    view: '视图',
    quit: '退出',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    zoomIn: '放大',
    zoomOut: '缩小',
    resetZoom: '实际大小',
    fullScreen: '全屏',
    reload: '重新载入',
    developerTools: '开发者工具',
    replaceTitle: '替换文件',
    replaceQuestion: (count: number) => `该文件夹中已有 ${count} 个同名文件，替换它们？`,
    replace: '替换',
    cancel: '取消',
    dataGoneTitle: '数据服务无法运行',
    dataGone: (code: number) =>
      `数据服务连续中断，两清将关闭。已保存的数据不受影响。请重新启动；如再次出现，请联系管理员（代码 ${code}）。`,
  },
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    quit: 'Quit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    replaceTitle: 'Replace files',
    replaceQuestion: (count: number) =>
      count === 1
        ? 'A file of that name is already in the folder. Replace it?'
        : `${count} files of those names are already in the folder. Replace them?`,
    replace: 'Replace',
    cancel: 'Cancel',
    dataGoneTitle: 'The data service cannot run',
    dataGone: (code: number) =>
      `The data service keeps stopping, and Liangqing closes. What was saved is safe. Start it again; if this returns, tell the administrator (code ${code}).`,
  },
} as const

/** The few words that stand outside the window: menu, dialogs of the system, the last message. */
export type Words = (typeof words)[Language]

let current: Language = 'en'

/** Sets the language of everything outside the window. */
export function speak(language: Language): void {
  current = language
}

/** The words of the language that is set. */
export const speech = (): Words => words[current]

/** The product's language for one of the system's: Chinese for any Chinese, English for the rest. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
