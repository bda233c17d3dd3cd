import { newestBackupDay } from '#backend/platform/newest-backup.ts'
import type { QueryContext } from '#backend/rpc/context.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import type { Task } from './task.ts'

const DAYS_BETWEEN_BACKUPS = 7

/** A week of work without a backup: what changed since the newest one would be lost with the laptop. */
export async function backupTasks({ db, folders }: QueryContext, today: string): Promise<readonly Task[]> {
  const info = await db.selectFrom('workspace_info').select(['created_at', 'is_demo']).executeTakeFirst()
  const last = await db.selectFrom('audit_event').select('at').orderBy('seq', 'desc').executeTakeFirst()
  if (!info || !last || info.is_demo === 1) return []
  const backup = await newestBackupDay(folders.backups)
  const since = backup ?? info.created_at.slice(0, 10)
  const changedSince = backup === null || last.at.slice(0, 10) > backup
  if (!changedSince || addDays(since, DAYS_BETWEEN_BACKUPS) > today) return []
  return [
    {
      kind: 'backup',
      urgency: 'soon',
      titleKey: backup === null ? 'today.backupNever' : 'today.backupOld',
      details: {},
      count: 1,
      date: backup,
      amount: null,
      route: '/settings/workspace',
      actionKey: 'today.act.backup',
    },
  ]
}
