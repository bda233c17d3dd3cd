import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { BackendState, PreloadApi } from '#shared/contract/shell.ts'
import { CHANNELS, PORT_MESSAGE, PRELOAD_NAME } from '#shared/contract/shell-bridge.ts'

// The whole bridge: named functions only. Neither `ipcRenderer` nor any event object reaches the page.

const api: PreloadApi = {
  abilities: { kind: 'electron', pickFolder: true, showSaved: true },
  requestPort: () => ipcRenderer.send(CHANNELS.requestPort),
  onBackendState: listener => {
    const hear = (_event: IpcRendererEvent, state: BackendState) => listener(state)
    ipcRenderer.on(CHANNELS.state, hear)
    return () => {
      ipcRenderer.off(CHANNELS.state, hear)
    }
  },
  pickFile: input => ipcRenderer.invoke(CHANNELS.pickFile, input),
  pickFiles: input => ipcRenderer.invoke(CHANNELS.pickFiles, input),
  pickFolder: () => ipcRenderer.invoke(CHANNELS.pickFolder, {}),
  saveFile: input => ipcRenderer.invoke(CHANNELS.saveFile, input),
  openFile: input => ipcRenderer.invoke(CHANNELS.openFile, input),
  showSaved: input => ipcRenderer.invoke(CHANNELS.showSaved, input),
  print: () => ipcRenderer.invoke(CHANNELS.print, {}),
}

// A port can't cross the bridge; it goes to the page as a message of its own window and origin.
ipcRenderer.on(CHANNELS.port, event => {
  window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports])
})

contextBridge.exposeInMainWorld(PRELOAD_NAME, api)
