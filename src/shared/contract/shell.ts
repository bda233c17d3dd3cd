import { z } from 'zod'
import { fileTokenSchema } from './common.ts'
import type { Envelope } from './frames.ts'

// The second contract: what the page asks of the operating system. Dialogs in Electron, upload and download in the
// host. Files pass as tokens; no path ever reaches the page.

/** What this shell can do; the page hides what is missing. */
export interface ShellAbilities {
  readonly kind: 'electron' | 'host'
  /** A folder dialog exists; the host has none, there workspaces are named or come from the recent list. */
  readonly pickFolder: boolean
  /** The folder of a file just saved can be shown. */
  readonly showSaved: boolean
}

/** Endings with their dot, lower case: `.xlsx`. An empty list lets every file be chosen. */
const acceptSchema = z.array(z.string().regex(/^\.[a-z0-9]{1,10}$/)).max(30)
const shownNameSchema = z.string().min(1).max(255)

export const pickFileSchema = z.strictObject({ accept: acceptSchema })
/** With `folder`, the person chooses a folder and gets every file of it that ends as accepted. */
export const pickFilesSchema = z.strictObject({ accept: acceptSchema, folder: z.boolean().default(false) })
export const saveFileSchema = z.strictObject({ token: fileTokenSchema, name: shownNameSchema })
export const openFileSchema = z.strictObject({ token: fileTokenSchema })
export const showSavedSchema = z.strictObject({ token: fileTokenSchema })
export type PickFileInput = z.infer<typeof pickFileSchema>
export type PickFilesInput = z.input<typeof pickFilesSchema>
export type SaveFileInput = z.infer<typeof saveFileSchema>
export type OpenFileInput = z.infer<typeof openFileSchema>
export type ShowSavedInput = z.infer<typeof showSavedSchema>

/** A file the person chose; the token goes into `imports.inspect`, `workspace.restore` and the like. Size in bytes. */
export interface PickedFile {
  readonly token: string
  readonly name: string
  readonly size: number
}

/** A folder the person chose, for `{ kind: 'folder', token }` of `workspace.create` and `workspace.open`. */
export interface PickedFolder {
  readonly token: string
  readonly name: string
}

/** `saved` is false when the person closed the dialog; `shown` is the token for `showSaved`, null where there is none. */
export interface SavedFile {
  readonly saved: boolean
  readonly shown: string | null
}

/** Name of the demo workspace in the usual folder: the start screen and `npm start -- --demo` mean the same one. */
export const DEMO_WORKSPACE = 'Demo'

/** State of the backend process as the Electron shell tells it to the page. */
export type BackendState = 'starting' | 'ready' | 'lost' | 'failed'

/** Everything the preload script exposes: named functions, no `ipcRenderer`, no event objects. */
export interface PreloadApi {
  readonly abilities: ShellAbilities
  /** Asks for a port to the backend; it arrives as a window message `PORT_MESSAGE` with one port. */
  readonly requestPort: () => void
  readonly onBackendState: (listener: (state: BackendState) => void) => () => void
  readonly pickFile: (input: PickFileInput) => Promise<Envelope>
  readonly pickFiles: (input: PickFilesInput) => Promise<Envelope>
  readonly pickFolder: () => Promise<Envelope>
  readonly saveFile: (input: SaveFileInput) => Promise<Envelope>
  readonly openFile: (input: OpenFileInput) => Promise<Envelope>
  readonly showSaved: (input: ShowSavedInput) => Promise<Envelope>
  readonly print: () => Promise<Envelope>
}
