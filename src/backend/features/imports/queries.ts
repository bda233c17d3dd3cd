import { importCatalogue } from '#backend/imports/registry.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { listMappings, listRuns } from './repository.ts'

export const queries = {
  'imports.kinds': async () => ({ rows: importCatalogue() }),
  'imports.mappings': async ({ db }, { kind }) => ({ rows: [...(await listMappings(db, kind))] }),
  'imports.history': async ({ db }, { limit }) => ({ rows: await listRuns(db, limit) }),
} satisfies HandlersOf<'imports.kinds' | 'imports.mappings' | 'imports.history'>
