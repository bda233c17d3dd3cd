import type { Connection } from '#backend/platform/connection.ts'
import { openReader } from '#backend/platform/connection.ts'
import { kyselyOver } from '#backend/platform/kysely-handle.ts'
import { workspacePaths } from '#backend/platform/workspace-files.ts'
import type { QueryContext, Reader } from '#backend/rpc/context.ts'
import { createFileTokens } from '#backend/rpc/file-tokens.ts'
import type { Role } from '#shared/contract/index.ts'
import { buildDemoWorkspace, copyDemoWorkspace, type DemoWorkspace } from './demo-workspace.ts'

/** A demo workspace, read the way queries read it. */
export interface OpenDemo {
  readonly folder: string
  readonly db: Reader
  readonly connection: Connection
  /** What a query of a person with this role receives. */
  readonly as: (role: Role) => Promise<QueryContext>
  /** All values of one statement's only column. */
  readonly values: <T extends string | number>(sql: string, ...bound: readonly (string | number)[]) => T[]
  readonly close: () => Promise<void>
}

/** The demo with so many ledger entries; by default as many as a person gets. */
export const openDemo = async (entries?: number): Promise<OpenDemo> =>
  openedDemo(await copyDemoWorkspace(entries))

/** A demo that was built for this test alone. */
export interface BuiltDemo extends OpenDemo {
  /** What the building told of itself. */
  readonly progress: readonly (readonly [done: number, total: number])[]
}

/** As `openDemo`, for tests of the building itself. */
export async function openBuiltDemo(entries?: number): Promise<BuiltDemo> {
  const progress: (readonly [number, number])[] = []
  const demo = await buildDemoWorkspace(entries, (done, total) => progress.push([done, total]))
  return { ...openedDemo(demo), progress }
}

function openedDemo(demo: DemoWorkspace): OpenDemo {
  const connection = openReader(demo.database)
  const db = kyselyOver(openReader(demo.database))
  return {
    folder: demo.folder,
    db,
    connection,
    as: async role => {
      const row = await db
        .selectFrom('person_role')
        .select('person_id')
        .where('role', '=', role)
        .executeTakeFirstOrThrow()
      return {
        db,
        actor: { personId: row.person_id, name: role, roles: [role], authenticated: false },
        folders: workspacePaths(demo.folder),
        files: createFileTokens(),
        now: '2026-01-12T09:00:00.000Z',
        appVersion: '0.0.0-test',
      }
    },
    values: (sql, ...bound) =>
      connection
        .prepare(sql)
        .pluck()
        .all(...bound) as never[],
    close: async () => {
      connection.close()
      await db.destroy()
      await demo.remove()
    },
  }
}
