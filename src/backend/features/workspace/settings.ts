import type { HandlersOf, Reader } from '#backend/rpc/context.ts'
import { isLanguage, type Language } from '#shared/locales/index.ts'

const LANGUAGE = 'language'
const DEFAULT_LANGUAGE: Language = 'en'

/** Language of the workspace's screens; documents name their own. */
export async function workspaceLanguage(db: Reader): Promise<Language> {
  const row = await db.selectFrom('setting').select('value').where('id', '=', LANGUAGE).executeTakeFirst()
  return row && isLanguage(row.value) ? row.value : DEFAULT_LANGUAGE
}

export const settingsQueries = {
  'settings.get': async ({ db }) => ({ language: await workspaceLanguage(db) }),
} satisfies HandlersOf<'settings.get'>

export const settingsCommands = {
  'settings.save': async ({ trx }, { language }) => {
    await trx
      .insertInto('setting')
      .values({ id: LANGUAGE, value: language })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ value: language }))
      .execute()
    return {}
  },
  'workspace.rename': async ({ trx }, { name }) => {
    await trx.updateTable('workspace_info').set({ name }).execute()
    return { name }
  },
} satisfies HandlersOf<'settings.save' | 'workspace.rename'>
