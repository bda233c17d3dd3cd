import type { BackendEvent, WireError } from '#shared/contract/frames.ts'
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts'
import type { Result } from '#shared/kernel/result.ts'

/** How far long work has come; `total` is null while the amount of work is unknown. */
export type Progress = { readonly done: number; readonly total: number | null; readonly stepKey: string }

export type CallOptions = {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** A file that the person chose: a one-use token and what the screen shows of it, never its path. */
export type PickedFile = { readonly token: string; readonly name: string; readonly size: number }

/** What the operating system does for the page: dialogs in Electron, upload and download in the host. */
export interface Shell {
  /** Endings without dot, for example `['xlsx', 'csv']`; null when the person cancelled. */
  pickFile(options: { readonly extensions: readonly string[] }): Promise<PickedFile | null>
  /** A folder for a workspace; null when cancelled. Absent where the shell cannot offer folders. */
  readonly pickFolder?: () => Promise<{ readonly token: string; readonly name: string } | null>
  /** Hands a finished file over under a suggested name; false when the person cancelled. */
  saveFile(file: { readonly token: string; readonly name: string }): Promise<boolean>
  /** Shows a file with the program the system has for it (or saves it where that cannot be). */
  openFile(file: { readonly token: string; readonly name: string }): Promise<boolean>
}

/** The backend as the page sees it, whatever carries the calls. */
export interface Client {
  call<N extends ProcedureName>(
    name: N,
    input: InputOf<N>,
    options?: CallOptions,
  ): Promise<Result<OutputOf<N>, WireError>>
  /** Events of the backend; returns the act that stops listening. */
  subscribe(listener: (event: BackendEvent) => void): () => void
  readonly shell: Shell
}
