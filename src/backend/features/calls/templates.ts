import { callPatchSchema } from '#shared/contract/call-setup.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import smallGrants from '../../../../resources/call-templates/small-grants.json' with { type: 'json' }

type Template = OutputOf<'callForms.templates'>['rows'][number] & {
  readonly items: NonNullable<ReturnType<typeof callPatchSchema.parse>['items']>
}

/** A template that can't be read is a fault of this program's own files: it stops the start. */
function read(id: string, raw: typeof smallGrants): Template {
  const { form, grid, items } = callPatchSchema.parse({
    form: raw.form,
    grid: raw.grid,
    items: raw.items.map(item => ({ ...item, id: null })),
  })
  if (!form || !grid || !items) throw new Error(`Call template ${id} lacks a part`)
  return { id, source: raw.source, date: raw.date, form, grid, items }
}

/** Standard forms, grids and checklists to begin a call with, as shipped. */
export const callTemplates: readonly Template[] = [read('small-grants', smallGrants)]
