import { costTypes } from '#backend/features/rule-lists/index.ts'
import type { HandlersOf } from '#backend/rpc/context.ts'
import { entryChecklist } from './checklist.ts'
import { entriesWithMissingPapers } from './missing.ts'

export const queries = {
  'papers.types': async () => ({
    rows: costTypes().map(({ code, isCost, documents }) => ({
      code,
      isCost,
      papers: documents.map(document => document.code),
    })),
  }),
  'papers.checklist': ({ db }, { entryId }) => entryChecklist(db, entryId),
  'papers.missing': async ({ db }, { projectId, from, to }) => {
    const found = await entriesWithMissingPapers(db, projectId, { start: from, end: to })
    return { ...found, byType: [...found.byType] }
  },
} satisfies HandlersOf<'papers.types' | 'papers.checklist' | 'papers.missing'>
