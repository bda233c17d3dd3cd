import { z } from 'zod'
import { replaceList, storedList } from '#backend/features/checks/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ImportField, KindDefinition, Plan, PlanRequest } from '../kind.ts'
import { SAMPLE_ROWS } from '../kind.ts'
import { parseParams } from '../parse-params.ts'

const params = z.strictObject({})

/** Lists are read by their formats, without a mapping; the fields only name the columns of the sample. */
const fields: readonly ImportField[] = ['list', 'reference', 'kind', 'name'].map(key => ({
  key,
  labelKey: `import.field.sanctions.${key}`,
  kind: 'text',
  required: false,
}))

/** Works out what a newly read list changes: it takes the place of the stored one of the same name. */
async function planSanctions(db: Reader, { file, read, problems: _ }: PlanRequest): Promise<Plan> {
  if (read.kind !== 'sanctions') throw new Error('Sanctions lists are read by their own formats')
  const { list, names } = read.output.reading
  const stored = await storedList(db, list)
  const keyOf = (row: (typeof names)[number]) => JSON.stringify([row.reference, row.name])
  const asStored = (row: (typeof names)[number]) => JSON.stringify([row.kind, row.isAlias ? 1 : 0, row.note])
  const fresh = names.filter(row => !stored.has(keyOf(row)))
  const unchanged = names.filter(row => stored.get(keyOf(row)) === asStored(row))
  return {
    rowsRead: names.length,
    created: fresh.length,
    updated: names.length - fresh.length - unchanged.length,
    unchanged: unchanged.length,
    skipped: 0,
    sample: names
      .slice(0, SAMPLE_ROWS)
      .map(({ reference, kind, name, row }) => ({ row: String(row), list, reference, kind, name })),
    store: async context => {
      await replaceList(
        context,
        list,
        names.map(row => ({ ...row, list })),
        file.name,
      )
      return 0
    },
  }
}

/** Sanctions lists of the UN and the US, by whose names applicants are checked. */
export const sanctionsImport: KindDefinition = {
  kind: 'sanctions',
  fields,
  params,
  posts: false,
  open: async (db, given) => {
    parseParams(params, given)
    return {
      projectId: null,
      params: {},
      reading: { kind: 'sanctions' },
      plan: request => planSanctions(db, request),
    }
  },
}
