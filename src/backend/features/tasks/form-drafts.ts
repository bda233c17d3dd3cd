import { findDrafts } from '#backend/features/workspace/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { Task } from './task.ts'

/** Address of a form by its name; `:id` is the record's, and a new record's form stands under `new`. */
const ROUTES: Readonly<Record<string, { readonly saved: string; readonly fresh: string }>> = {
  'ledger-entry': { saved: '/money/ledger/:id', fresh: '/money/ledger/new' },
  organisation: { saved: '/registry/:id/edit', fresh: '/registry/new' },
  project: { saved: '/projects/:id/edit', fresh: '/projects/new' },
}
const UUID = /^[0-9a-f-]{36}$/

function routeOf(form: string, recordId: string): string {
  const known = ROUTES[form]
  if (!known) return '/today'
  return UUID.test(recordId) ? known.saved.replace(':id', recordId) : known.fresh
}

/** Forms that this person left unfinished. */
export async function formDraftTasks(db: Reader, personId: string): Promise<readonly Task[]> {
  const drafts = await findDrafts(db, personId)
  return drafts.map(draft => ({
    kind: 'form_draft',
    urgency: 'normal',
    titleKey: 'today.formDraft',
    details: { form: draft.form },
    count: 1,
    date: draft.savedAt.slice(0, 10),
    amount: null,
    route: routeOf(draft.form, draft.recordId),
    actionKey: 'today.act.continueForm',
  }))
}
