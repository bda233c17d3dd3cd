import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileStamp } from '#backend/platform/backup.ts'
import { workerEntry } from '#backend/platform/worker-entries.ts'
import { runInWorker, type WorkerLimits } from '#backend/platform/worker-task.ts'
import type { JobHandlers } from '#backend/rpc/context.ts'
import type { Verification } from '#shared/contract/workspace.ts'

const LIMITS: WorkerLimits = { memoryMb: 512, timeoutMs: 60 * 60 * 1000 }

/** Letters and digits of a name as a part of a file name. */
const fileWord = (name: string) =>
  name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)

export const maintenanceJobs: Pick<JobHandlers, 'workspace.verify' | 'workspace.backup'> = {
  'workspace.verify': ({ folders, signal, progress }, input) =>
    runInWorker<Verification>(
      workerEntry('maintenance'),
      { kind: 'verify', database: folders.database, attachments: folders.attachments, head: input.head },
      LIMITS,
      { signal, progress },
    ),
  'workspace.backup': async ({ db, folders, files, now, signal, progress }) => {
    const info = await db.selectFrom('workspace_info').select(['id', 'name']).executeTakeFirstOrThrow()
    const fileName = `${fileWord(info.name)}_${fileStamp(now)}.regrant-backup`
    const target = path.join(folders.backups, fileName)
    const { auditHead } = await runInWorker<{ auditHead: string }>(
      workerEntry('maintenance'),
      { kind: 'backup', root: folders.root, workspaceId: info.id, workspaceName: info.name, target, now },
      LIMITS,
      { signal, progress },
    )
    const { size } = await stat(target)
    return {
      token: files.offerOutgoing({ path: target, fileName, mediaType: 'application/zip', temporary: false }),
      fileName,
      size,
      auditHead,
    }
  },
}
