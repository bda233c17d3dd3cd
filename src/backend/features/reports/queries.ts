import type { HandlersOf } from '#backend/rpc/context.ts'
import { listReports } from './repository.ts'

export const queries = {
  'reports.list': async ({ db }, { projectId }) => ({ rows: await listReports(db, projectId) }),
} satisfies HandlersOf<'reports.list'>
