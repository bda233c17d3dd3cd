import type { CommandContext } from '#backend/rpc/context.ts'
import type { InputOf } from '#shared/contract/index.ts'
import type { LedgerFilter } from '#shared/contract/ledger.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

type Handlers = NonNullable<Parameters<typeof openTestWorkspace>[0]>

export interface MoneyFixture {
  readonly workspace: TestWorkspace
  readonly projectId: string
  readonly otherProjectId: string
  readonly versionId: string
  /** Lines of the project by code. */
  readonly lines: Readonly<Record<'1.1' | '1.2' | '2.1' | '6.1', string>>
  /** A line of the other project. */
  readonly otherLine: string
  readonly workPackageId: string
  readonly activityId: string
  readonly interventionId: string
  readonly organisationId: string
}

export const PROJECT_START = '2024-01-01'
export const PROJECT_END = '2025-12-31'

const RULES = JSON.stringify([
  {
    name: 'deviation_limit',
    value: '0.10',
    source: 'test',
    date: '2024',
    confirmed: true,
    overrideReason: null,
  },
])

async function insertProject({ trx, newId }: CommandContext, code: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto('project')
    .values({
      id,
      kind: 'action',
      code,
      title: `Project ${code}`,
      family: 'sida',
      status: 'implementation',
      start_date: PROJECT_START,
      end_date: PROJECT_END,
      currency: 'EUR',
      rate_policy: 'month',
      rate_source: 'test-table',
      rule_parameters: RULES,
    })
    .execute()
  return id
}

/** Heading 1 with 1.1 and 1.2, heading 2 with 2.1, heading 6 with 6.1 (an intervention fund): 24,000.00 each. */
async function insertBudget(context: CommandContext, projectId: string, interventionId: string) {
  const { trx, newId } = context
  const versionId = newId()
  await trx
    .insertInto('budget_version')
    .values({
      id: versionId,
      project_id: projectId,
      number: 1,
      kind: 'original',
      state: 'signed',
      signed_on: PROJECT_START,
      source_file: null,
    })
    .execute()
  const lines: Record<string, string> = {}
  for (const [place, heading] of ['1', '2', '6'].entries()) {
    const headingId = newId()
    const node = (id: string, code: string, position: number) => ({
      id,
      version_id: versionId,
      position,
      code,
      label: `Label ${code}`,
      quantity: null,
      unit_value: null,
    })
    await trx
      .insertInto('budget_node')
      .values({
        ...node(headingId, heading, place),
        parent_id: null,
        line_id: null,
        kind: 'heading',
        amount_minor: 0,
        intervention_id: null,
      })
      .execute()
    for (const code of heading === '1' ? ['1.1', '1.2'] : [`${heading}.1`]) {
      const lineId = newId()
      lines[code] = lineId
      await trx.insertInto('budget_line').values({ id: lineId, project_id: projectId, code }).execute()
      await trx
        .insertInto('budget_node')
        .values({
          ...node(newId(), code, Number(code.slice(2))),
          parent_id: headingId,
          line_id: lineId,
          kind: 'line',
          amount_minor: 2_400_000,
          cost_type: code === '6.1' ? 'intervention_fund' : 'operating',
          intervention_id: code === '6.1' ? interventionId : null,
        })
        .execute()
    }
  }
  return { versionId, lines: lines as MoneyFixture['lines'] }
}

/** A project with dates, rules, a signed budget, a work package, activity, intervention and a second project beside it. */
export async function openMoneyFixture(handlers: Handlers): Promise<MoneyFixture> {
  const workspace = await openTestWorkspace(handlers)
  const made = await workspace.write(async context => {
    const { trx, newId } = context
    const projectId = await insertProject(context, 'MAIN')
    const otherProjectId = await insertProject(context, 'OTHER')
    const [workPackageId, activityId, interventionId, organisationId, otherLine] = [
      newId(),
      newId(),
      newId(),
      newId(),
      newId(),
    ]
    await trx
      .insertInto('work_package')
      .values({
        id: workPackageId,
        project_id: projectId,
        code: 'WP1',
        title: 'Research',
        lead_organisation_id: null,
        position: 0,
      })
      .execute()
    await trx
      .insertInto('activity')
      .values({
        id: activityId,
        project_id: projectId,
        work_package_id: workPackageId,
        code: 'A1',
        title: 'Survey',
        position: 0,
      })
      .execute()
    await trx
      .insertInto('intervention')
      .values({
        id: interventionId,
        project_id: projectId,
        code: 'I1',
        title: 'Market access',
        state: 'running',
        position: 0,
      })
      .execute()
    await trx
      .insertInto('organisation')
      .values({
        id: organisationId,
        name: 'Partner',
        source_file: null,
        source_sheet: null,
        source_row: null,
      })
      .execute()
    const budget = await insertBudget(context, projectId, interventionId)
    await trx
      .insertInto('budget_line')
      .values({ id: otherLine, project_id: otherProjectId, code: '1.1' })
      .execute()
    return {
      projectId,
      otherProjectId,
      ...budget,
      otherLine,
      workPackageId,
      activityId,
      interventionId,
      organisationId,
    }
  })
  return { workspace, ...made }
}

/** Input of `ledger.saveDraft` for a plain EUR invoice on line 1.1; overrides win. */
export const draftInput = (
  fixture: MoneyFixture,
  overrides: Partial<InputOf<'ledger.saveDraft'>> = {},
): InputOf<'ledger.saveDraft'> => ({
  id: null,
  version: null,
  projectId: fixture.projectId,
  entryDate: '2024-02-15',
  documentNo: 'INV-1',
  documentDate: '2024-02-14',
  paymentDate: null,
  documentType: 'Invoice',
  paymentReference: '',
  payee: 'Furnizuesi sh.p.k.',
  description: 'Office supplies',
  beneficiaryId: null,
  interventionId: null,
  currency: 'EUR',
  amountMinor: 10_000,
  vatMinor: null,
  rate: null,
  rateSource: '',
  rateDate: null,
  quantity: null,
  subGrantNo: '',
  remark: '',
  splits: [{ lineId: fixture.lines['1.1'], workPackageId: null, activityId: null, share: '100' }],
  ...overrides,
})

/** Stores a reporting period of the main project. */
export const addPeriod = (
  { workspace, projectId }: MoneyFixture,
  number: number,
  start: string,
  end: string,
  state: 'open' | 'locked' = 'open',
): Promise<string> =>
  workspace.write(async ({ trx, newId }) => {
    const id = newId()
    await trx
      .insertInto('reporting_period')
      .values({
        id,
        project_id: projectId,
        number,
        label: `P${number}`,
        kind: 'interim',
        start_date: start,
        end_date: end,
        state,
        locked_at: null,
        locked_by: null,
        lock_second_person: null,
      })
      .execute()
    return id
  })

/** Stores a monthly rate of the fixture's table. */
export const addMonthRate = (
  { workspace }: MoneyFixture,
  currency: string,
  month: string,
  rate: string,
): Promise<void> =>
  workspace.write(async ({ trx, newId }) => {
    await trx
      .insertInto('exchange_rate')
      .values({
        id: newId(),
        source: 'test-table',
        base: 'EUR',
        currency,
        kind: 'month',
        date: `${month}-01`,
        rate,
      })
      .execute()
  })

/** Rows of every table that an act on money could touch, to prove that a refused one left nothing. */
export const snapshot = ({ workspace }: MoneyFixture) =>
  workspace.read(async db => ({
    entries: await db.selectFrom('ledger_entry').selectAll().orderBy('id').execute(),
    splits: await db.selectFrom('ledger_split').selectAll().orderBy('id').execute(),
    links: await db.selectFrom('attachment_link').selectAll().orderBy('id').execute(),
    nodes: await db.selectFrom('budget_node').selectAll().orderBy('id').execute(),
    versions: await db.selectFrom('budget_version').selectAll().orderBy('id').execute(),
    lines: await db.selectFrom('budget_line').selectAll().orderBy('id').execute(),
    rates: await db.selectFrom('exchange_rate').selectAll().orderBy('id').execute(),
    periods: await db.selectFrom('reporting_period').selectAll().orderBy('id').execute(),
    movements: await db.selectFrom('fund_movement').selectAll().orderBy('id').execute(),
    positions: await db.selectFrom('fund_position').selectAll().orderBy('id').execute(),
    notes: await db.selectFrom('deviation_note').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('audit_event').select('seq').orderBy('seq').execute(),
  }))

/** Calls and returns the refusal's code, key and details; fails when the call was accepted. */
export async function refusal(
  { workspace }: MoneyFixture,
  name: string,
  input: unknown,
  options: Parameters<TestWorkspace['envelope']>[2] = {},
) {
  const answer = await workspace.envelope(name, input, options)
  if (answer.ok) throw new Error(`${name} was accepted: ${JSON.stringify(answer.value)}`)
  return answer.error
}

/** The entries a filter shows, by number; their count is the one the totals say. */
export async function entriesUnder(
  { workspace }: MoneyFixture,
  filter: Partial<LedgerFilter>,
): Promise<readonly string[]> {
  const sort = { key: 'entryNo', direction: 'ascending' } as const
  const { rows } = await workspace.call('ledger.list', { filter, sort, offset: 0, limit: 100 })
  const { count } = await workspace.call('ledger.totals', { filter })
  if (count !== rows.length) throw new Error(`${count} entries by the totals, ${rows.length} in the list`)
  return rows.map(row => row.id)
}
