import type * as ElectronModule from 'electron'

// These run in Electron's main process: Playwright sends their text, so they can use nothing from outside themselves.

type Electron = Pick<typeof ElectronModule, 'dialog'>

/** A dialog that was prepared; `asked` is fulfilled once the app opens it. */
export interface Prepared<T> {
  readonly asked: Promise<T>
}

/** A dialog that no test prepared is closed at once: nobody is there to answer it. */
export function closeDialogs({ dialog }: Electron): void {
  dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] })
  dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
}

/** The next dialog that opens files or a folder chooses these. */
export function answerOpenDialog({ dialog }: Electron, filePaths: string[]): Prepared<void> {
  const before = dialog.showOpenDialog
  const asked = new Promise<void>(resolve => {
    dialog.showOpenDialog = async () => {
      dialog.showOpenDialog = before
      resolve()
      return { canceled: false, filePaths }
    }
  })
  return { asked }
}

/** The next dialog that saves a file takes this folder and the name that the app proposes; it tells the whole path. */
export function answerSaveDialog({ dialog }: Electron, folder: string): Prepared<string> {
  const before = dialog.showSaveDialog
  const asked = new Promise<string>(resolve => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      dialog.showSaveDialog = before
      const filePath = `${folder}/${Reflect.get(Object(given.at(-1)), 'defaultPath')}`
      resolve(filePath)
      return { canceled: false, filePath }
    }
  })
  return { asked }
}
