import { writeBackup } from '#backend/platform/backup.ts'
import { serveTask } from '#backend/platform/worker-serve.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import { type VerifyTask, verifyWorkspace } from './verify.ts'

export type MaintenanceTask =
  | ({ readonly kind: 'verify' } & VerifyTask)
  | {
      readonly kind: 'backup'
      readonly root: string
      readonly workspaceId: string
      readonly workspaceName: string
      readonly target: string
      readonly now: string
    }

serveTask<MaintenanceTask>(async (task, progress) => {
  if (task.kind === 'verify') return verifyWorkspace(task, progress)
  const manifest = await writeBackup({
    paths: workspacePaths(task.root),
    workspaceId: task.workspaceId,
    workspaceName: task.workspaceName,
    target: task.target,
    now: task.now,
    signal: new AbortController().signal,
    progress: (done, total) => progress(done, total, 'progress.backup'),
  })
  return { auditHead: manifest.auditHead }
})
