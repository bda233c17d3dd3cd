import { constants, copyFile } from 'node:fs/promises'
import { migrations } from '#backend/migrations/index.ts'
import { newId } from '#backend/platform/ids.ts'
import { createFolders, FOLDER_FORMAT, workspacePaths } from '#backend/platform/workspace-files.ts'
import { WorkspaceStore } from '#backend/platform/workspace-store.ts'
import type { BackendState } from '#backend/rpc/backend-state.ts'
import type { FileTokens } from '#backend/rpc/file-tokens.ts'
import { OpenedWorkspace } from '#backend/rpc/opened-workspace.ts'
import { preparedDatabase } from './prepared.ts'

/**
 * Leaves a state as its own `create` does, over a copy of a database that was migrated once for all tests. Creating
 * itself is tested with the store and through the procedures.
 */
export async function newWorkspace(
  state: BackendState,
  files: FileTokens,
  folder: string,
): Promise<OpenedWorkspace> {
  const paths = workspacePaths(folder)
  await createFolders(paths, {
    application: 'regrant',
    id: newId(),
    format: FOLDER_FORMAT,
    createdAt: state.now(),
  })
  await copyFile(await preparedDatabase(), paths.database, constants.COPYFILE_FICLONE)
  const opened = new OpenedWorkspace(await WorkspaceStore.open(folder, migrations), files, state.appVersion)
  opened.markSound()
  state.workspace = opened
  return opened
}
