import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/contract/bridge'

// Written out rather than imported: the contract would bring its schemas into every start of the window.
const prefix = 'liangqing:'

const bridge: Bridge = {
  invoke: (channel, input) => ipcRenderer.invoke(prefix + channel, input),
  on: (name, listener) => {
    const forward = (_event: Electron.IpcRendererEvent, value: Parameters<typeof listener>[0]) => listener(value)
    ipcRenderer.on(prefix + name, forward)
    return () => ipcRenderer.off(prefix + name, forward)
  },
  connect: () => ipcRenderer.send(`${prefix}connect`),
  mark: (name) => ipcRenderer.send(`${prefix}mark`, name),
}

contextBridge.exposeInMainWorld('liangqing', bridge)

// A port cannot cross the context bridge, only a window message can carry it.
ipcRenderer.on(`${prefix}port`, (event) =>
  window.postMessage(`${prefix}port`, window.location.origin, [...event.ports]),
)
