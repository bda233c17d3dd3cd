import { draftQueries } from './drafts.ts'
import { procedureQueries } from './procedures.ts'
import { settingsCommands, settingsQueries } from './settings.ts'
import { viewCommands, viewQueries } from './views.ts'

export { findDrafts } from './drafts.ts'
export { workspaceLanguage } from './settings.ts'
export const queries = { ...draftQueries, ...settingsQueries, ...viewQueries, ...procedureQueries } as const
export const commands = { ...settingsCommands, ...viewCommands } as const
