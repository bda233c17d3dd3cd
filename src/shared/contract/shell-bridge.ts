// Only names: the preload script imports this, and it must stay a few lines of plain code without any library.

/** Name under which the preload script exposes its functions to the page. */
export const PRELOAD_NAME = 'regrant'

/** The window message that carries the port from the preload script into the page. */
export const PORT_MESSAGE = 'regrant:port'

/** Channels between the preload script and the main process, in one list so that none grows unseen. */
export const CHANNELS = {
  requestPort: 'backend:request-port',
  port: 'backend:port',
  state: 'backend:state',
  pickFile: 'shell:pick-file',
  pickFiles: 'shell:pick-files',
  pickFolder: 'shell:pick-folder',
  saveFile: 'shell:save-file',
  openFile: 'shell:open-file',
  showSaved: 'shell:show-saved',
  print: 'shell:print',
} as const
