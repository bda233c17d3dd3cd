import type { HandlersOf } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

export const viewQueries = {
  'views.list': async ({ db, actor }, { list }) => {
    const rows = await db
      .selectFrom('saved_view')
      .select(['id', 'name', 'settings'])
      .where('person_id', '=', actor.personId)
      .where('list', '=', list)
      .orderBy('name')
      .execute()
    return { rows: rows.map(row => ({ ...row, settings: JSON.parse(row.settings) })) }
  },
} satisfies HandlersOf<'views.list'>

export const viewCommands = {
  /** A view of the same name is replaced: that is what saving it again means. */
  'views.save': async ({ trx, actor, newId }, { list, name, settings }) => {
    const label = name.trim()
    const known = await trx
      .selectFrom('saved_view')
      .select(['id', 'version'])
      .where('person_id', '=', actor.personId)
      .where('list', '=', list)
      .where('name', '=', label)
      .executeTakeFirst()
    const stored = JSON.stringify(settings)
    if (known) {
      const version = known.version + 1
      await trx
        .updateTable('saved_view')
        .set({ settings: stored, version })
        .where('id', '=', known.id)
        .execute()
      return { id: known.id, version }
    }
    const id = newId()
    await trx
      .insertInto('saved_view')
      .values({ id, person_id: actor.personId, list, name: label, settings: stored })
      .execute()
    return { id, version: 1 }
  },
  /** Only the own ones; another person's view is as good as not there. */
  'views.delete': async ({ trx, actor }, { id }) => {
    const gone = await trx
      .deleteFrom('saved_view')
      .where('id', '=', id)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n)
      throw new ProblemError(problem('NotFound', 'problem.notFound.view', { id }))
    return {}
  },
} satisfies HandlersOf<'views.save' | 'views.delete'>
