import { readdir } from 'node:fs/promises'

const STAMPED = /_(\d{4})(\d{2})(\d{2})T\d{6}Z\.regrant-backup$/

/**
 * Day (UTC, `YYYY-MM-DD`) of the newest backup in the workspace's own folder, by the stamp in its name: a copied
 * file's time of change says nothing. Null without one.
 */
export async function newestBackupDay(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const days = names.flatMap(name => {
    const [, year, month, day] = STAMPED.exec(name) ?? []
    return year && month && day ? [`${year}-${month}-${day}`] : []
  })
  return days.toSorted().at(-1) ?? null
}
