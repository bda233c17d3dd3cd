import type { HandlersOf, Reader } from '#backend/rpc/context.ts'

/** Drafts of one person, newest first. */
export async function findDrafts(db: Reader, personId: string) {
  return db
    .selectFrom('form_draft')
    .select(['form', 'record_id as recordId', 'saved_at as savedAt'])
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .orderBy('form')
    .orderBy('record_id')
    .execute()
}

export const draftQueries = {
  'drafts.get': async ({ db, actor }, { form, recordId }) => {
    const row = await db
      .selectFrom('form_draft')
      .select(['payload', 'saved_at'])
      .where('person_id', '=', actor.personId)
      .where('form', '=', form)
      .where('record_id', '=', recordId)
      .executeTakeFirst()
    return { payload: row ? JSON.parse(row.payload) : null, savedAt: row?.saved_at ?? null }
  },
  'drafts.list': async ({ db, actor }) => ({ rows: await findDrafts(db, actor.personId) }),
} satisfies HandlersOf<'drafts.get' | 'drafts.list'>
