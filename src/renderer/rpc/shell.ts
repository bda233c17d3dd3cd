import type { WireError } from '#shared/contract/frames.ts'
import type { PickedFile, PickedFolder, SavedFile, ShellAbilities } from '#shared/contract/shell.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What the page may ask of the operating system, the same over both carriers; never a rejected promise. */
export interface Shell {
  readonly abilities: ShellAbilities
  /** `accept` are endings such as `.xlsx`; null when the person chose nothing. */
  readonly pickFile: (input: {
    readonly accept: readonly string[]
  }) => Promise<Result<PickedFile | null, WireError>>
  /** Several at once, or all of a folder that end so, by name; none when the person chose nothing. */
  readonly pickFiles: (input: {
    readonly accept: readonly string[]
    readonly folder?: boolean
  }) => Promise<Result<readonly PickedFile[], WireError>>
  /** Null when the person chose nothing, or where `abilities.pickFolder` is false. */
  readonly pickFolder: () => Promise<Result<PickedFolder | null, WireError>>
  /** Hands a finished file to the person; `name` is the suggestion. The token is used up. */
  readonly saveFile: (token: string, name: string) => Promise<Result<SavedFile, WireError>>
  /** Shows a file (a voucher, a produced document) in the program for it. The token is used up. */
  readonly openFile: (token: string) => Promise<Result<null, WireError>>
  /** Shows the folder of a file saved before; `token` is `SavedFile.shown`. */
  readonly showSaved: (token: string) => Promise<Result<null, WireError>>
  readonly print: () => Promise<Result<null, WireError>>
}
