import { projectTerms } from '#backend/features/ledger/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import { fundingPlan } from './funding.ts'
import { linesOfProject } from './lines.ts'
import { budgetProfile } from './profile.ts'
import { budgetTreeOf } from './tree.ts'
import { versionsOf } from './versions.ts'

export const queries = {
  'budgets.versions': async ({ db }, { projectId }) => ({
    rows: await versionsOf(db, projectId),
    currency: (await projectTerms(db, projectId)).currency,
  }),
  'budgets.tree': ({ db }, request) => budgetTreeOf(db, request),
  'budgets.lines': async ({ db }, { projectId }) => ({ rows: await linesOfProject(db, projectId) }),
  'budgets.profile': ({ db, now }, request) => budgetProfile(db, request, dayHere(now)),
  'funding.plan': ({ db }, request) => fundingPlan(db, request),
} satisfies HandlersOf<
  'budgets.versions' | 'budgets.tree' | 'budgets.lines' | 'budgets.profile' | 'funding.plan'
>
