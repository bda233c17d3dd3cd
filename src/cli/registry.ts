import type { Command } from './command.ts'
import { callProcedure } from './commands/call.ts'
import { documentList } from './commands/document-list.ts'
import { documentMake } from './commands/document-make.ts'
import { importFile } from './commands/import-file.ts'
import { importList } from './commands/import-list.ts'
import { importPacks } from './commands/import-packs.ts'
import { importScorePacks } from './commands/import-score-packs.ts'
import { procedures } from './commands/procedures.ts'
import { vectors } from './commands/vectors.ts'
import { workspaceBackup } from './commands/workspace-backup.ts'
import { workspaceCreate } from './commands/workspace-create.ts'
import { workspaceRestore } from './commands/workspace-restore.ts'
import { workspaceVerify } from './commands/workspace-verify.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  workspaceCreate,
  workspaceVerify,
  workspaceBackup,
  workspaceRestore,
  importFile,
  importPacks,
  importScorePacks,
  importList,
  documentList,
  documentMake,
  procedures,
  callProcedure,
  vectors,
]

/** The command whose words the line begins with; of two the longer one, so that `import list` is no file. */
export function findCommand(line: readonly string[]): Command | undefined {
  return COMMANDS.filter(command => command.words.every((word, index) => line[index] === word))
    .toSorted((a, b) => b.words.length - a.words.length)
    .at(0)
}
