import { ProblemError, problem } from '#shared/kernel/errors.ts'
import type { ControlContext, ControlHandlers } from './handler-types.ts'

function inside({ state, session }: ControlContext) {
  const { workspace } = state
  const { actor } = session
  if (!workspace || !actor) throw new ProblemError(problem('Unavailable', 'error.noWorkspace'))
  return { workspace, actor }
}

/** Keeps what a person typed; outside the audit, because a draft is not yet a fact. */
export const saveDraft: ControlHandlers['drafts.save'] = async (context, input) => {
  const { workspace, actor } = inside(context)
  await workspace.assertWritable()
  const row = {
    person_id: actor.personId,
    form: input.form,
    record_id: input.recordId,
    payload: JSON.stringify(input.payload),
    saved_at: context.state.now(),
  }
  await workspace.commands.enqueue(async () => {
    await workspace.store.writer
      .insertInto('form_draft')
      .values(row)
      .onConflict(conflict =>
        conflict
          .columns(['person_id', 'form', 'record_id'])
          .doUpdateSet({ payload: row.payload, saved_at: row.saved_at }),
      )
      .execute()
  })
  return { savedAt: row.saved_at }
}

export const discardDraft: ControlHandlers['drafts.discard'] = async (context, input) => {
  const { workspace, actor } = inside(context)
  await workspace.assertWritable()
  await workspace.commands.enqueue(async () => {
    await workspace.store.writer
      .deleteFrom('form_draft')
      .where('person_id', '=', actor.personId)
      .where('form', '=', input.form)
      .where('record_id', '=', input.recordId)
      .execute()
  })
  return {}
}
