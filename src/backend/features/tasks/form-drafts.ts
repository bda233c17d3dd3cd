import { findDrafts } from '#backend/features/workspace/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { dayHere } from '#shared/kernel/day-here.ts'
import type { Task } from './task.ts'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type PartTable = 'activity' | 'work_package' | 'intervention' | 'fund_movement' | 'reporting_period'

/** Where a form stands: on a page of its own, or on a tab of the project that its record belongs to. */
type Place =
  | { readonly page: string; readonly fresh: string; readonly titleKey: string }
  | { readonly table: PartTable | null; readonly tab: string; readonly titleKey: string }

const PLACES: Readonly<Record<string, Place>> = {
  'ledger.entry': {
    page: '/money/ledger/:id',
    fresh: '/money/ledger/new',
    titleKey: 'today.formDraft.entry',
  },
  organisation: {
    page: '/registry/:id/edit',
    fresh: '/registry/new',
    titleKey: 'today.formDraft.organisation',
  },
  project: { page: '/projects/:id/edit', fresh: '/projects/new', titleKey: 'today.formDraft.project' },
  activity: { table: 'activity', tab: 'work', titleKey: 'today.formDraft.activity' },
  'budget.row': { table: null, tab: 'budget', titleKey: 'today.formDraft.budgetRow' },
  'work-package': { table: 'work_package', tab: 'work', titleKey: 'today.formDraft.workPackage' },
  intervention: { table: 'intervention', tab: 'interventions', titleKey: 'today.formDraft.intervention' },
  fund: { table: 'fund_movement', tab: 'funds', titleKey: 'today.formDraft.fund' },
  donors: { table: null, tab: 'partners', titleKey: 'today.formDraft.donors' },
  partners: { table: null, tab: 'partners', titleKey: 'today.formDraft.partners' },
  period: { table: null, tab: 'periods', titleKey: 'today.formDraft.period' },
  person: { page: '/settings/persons', fresh: '/settings/persons', titleKey: 'today.formDraft.person' },
  position: { table: 'reporting_period', tab: 'periods/:id', titleKey: 'today.formDraft.position' },
  rule: { table: null, tab: 'rules', titleKey: 'today.formDraft.rule' },
}
const ELSEWHERE = { route: '/today', titleKey: 'today.formDraft.other' } as const

/** The project of a part; undefined when the part is gone. */
async function projectOf(db: Reader, table: PartTable, id: string): Promise<string | undefined> {
  const row = await db.selectFrom(table).select('project_id').where('id', '=', id).executeTakeFirst()
  return row?.project_id
}

/** `recordId` is a record's id, `new`, or ends with the project's id: `new …`, `<part> …`. */
async function placeOf(db: Reader, form: string, recordId: string) {
  const place = PLACES[form]
  if (!place) return ELSEWHERE
  const id = UUID.exec(recordId)?.[0]
  const { titleKey } = place
  if ('page' in place) return { titleKey, route: id ? place.page.replace(':id', id) : place.fresh }
  if (id === undefined) return { ...ELSEWHERE, titleKey }
  const isProject = place.table === null || recordId !== id
  const project = isProject || place.table === null ? id : await projectOf(db, place.table, id)
  if (project === undefined) return { ...ELSEWHERE, titleKey }
  return { titleKey, route: `/projects/${project}/${place.tab.replace(':id', id)}` }
}

/** Forms that this person left unfinished. */
export async function formDraftTasks(db: Reader, personId: string): Promise<readonly Task[]> {
  const tasks: Task[] = []
  for (const draft of await findDrafts(db, personId))
    tasks.push({
      kind: 'form_draft',
      urgency: 'normal',
      ...(await placeOf(db, draft.form, draft.recordId)),
      details: {},
      count: 1,
      date: dayHere(draft.savedAt),
      amount: null,
      actionKey: 'today.act.continueForm',
    })
  return tasks
}
