import { projectTerms } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { linesOfProject } from './lines.ts'
import { budgetTreeOf } from './tree.ts'
import { versionsOf } from './versions.ts'

export const queries = {
  'budgets.versions': async ({ db }, { projectId }) => ({
    rows: await versionsOf(db, projectId),
    currency: (await projectTerms(db, projectId)).currency,
  }),
  'budgets.tree': ({ db }, request) => budgetTreeOf(db, request),
  'budgets.lines': async ({ db }, { projectId }) => ({ rows: await linesOfProject(db, projectId) }),
} satisfies HandlersOf<'budgets.versions' | 'budgets.tree' | 'budgets.lines'>
