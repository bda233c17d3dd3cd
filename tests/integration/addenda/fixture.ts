import type { CommandContext } from '#backend/rpc/context.ts'
import type { Envelope } from '#shared/contract/frames.ts'
import type { InputOf, ProcedureName } from '#shared/contract/index.ts'
import { openTestWorkspace, type TestWorkspace } from '#tests/support/workspace.ts'

export interface AddendumFixture {
  readonly workspace: TestWorkspace
  readonly projectId: string
  readonly versionId: string
  /** Lines by code. */
  readonly lines: Readonly<Record<string, string>>
  /** Periods by number: the first half of 2024 and the second. */
  readonly periods: readonly [string, string]
  readonly sources: { readonly eu: string; readonly own: string; readonly inKind: string }
}

const rule = (name: string, value: string) => ({
  name,
  value,
  source: 'test',
  date: '2024',
  confirmed: true,
  overrideReason: null,
})
const RULES = [
  rule('realloc_limit', '0.25'),
  rule('realloc_basis', 'each_heading'),
  rule('indirect_limit', '0.07'),
  rule('indirect_base', 'direct'),
  rule('contingency_limit', '0.05'),
  rule('in_kind_eligible', 'false'),
]

/** EU-06: headings of 80,000, 8,000 and 40,000; 7 % indirect; a reserve of 5,000. */
const ROWS = [
  ['1', null, 'heading', 0],
  ['1.1', '1', 'line', 6_000_000],
  ['1.2', '1', 'line', 2_000_000],
  ['2', null, 'heading', 0],
  ['2.1', '2', 'line', 800_000],
  ['3', null, 'heading', 0],
  ['3.1', '3', 'line', 4_000_000],
  ['8', null, 'indirect', 896_000],
  ['10', null, 'contingency', 500_000],
] as const
export const TOTAL_MINOR = 14_196_000

async function insertBudget({ trx, newId }: CommandContext, projectId: string) {
  const versionId = newId()
  await trx
    .insertInto('budget_version')
    .values({
      id: versionId,
      project_id: projectId,
      number: 1,
      kind: 'original',
      state: 'signed',
      signed_on: '2024-01-01',
      source_file: null,
    })
    .execute()
  const lines: Record<string, string> = {}
  const nodes = new Map<string, string>()
  for (const [position, [code, parent, kind, amount]] of ROWS.entries()) {
    const [id, lineId] = [newId(), kind === 'heading' ? null : newId()]
    nodes.set(code, id)
    if (lineId !== null) {
      lines[code] = lineId
      await trx.insertInto('budget_line').values({ id: lineId, project_id: projectId, code }).execute()
    }
    await trx
      .insertInto('budget_node')
      .values({
        id,
        version_id: versionId,
        parent_id: parent === null ? null : (nodes.get(parent) ?? null),
        line_id: lineId,
        position,
        kind,
        code,
        label: `Label ${code}`,
        quantity: null,
        unit_value: null,
        amount_minor: amount,
        intervention_id: null,
        indirect_rate: kind === 'indirect' ? '0.07' : null,
        indirect_base: kind === 'indirect' ? 'direct' : null,
      })
      .execute()
  }
  return { versionId, lines }
}

async function insertPeriod({ trx, newId }: CommandContext, projectId: string, number: number) {
  const id = newId()
  await trx
    .insertInto('reporting_period')
    .values({
      id,
      project_id: projectId,
      number,
      label: `Report ${number}`,
      kind: 'interim',
      start_date: number === 1 ? '2024-01-01' : '2024-07-01',
      end_date: number === 1 ? '2024-06-30' : '2024-12-31',
      state: 'open',
      locked_at: null,
      locked_by: null,
      lock_second_person: null,
    })
    .execute()
  return id
}

async function insertSource(
  { trx, newId }: CommandContext,
  projectId: string,
  kind: 'donor' | 'beneficiary' | 'in_kind',
) {
  const id = newId()
  const planned = { donor: 11_196_000, beneficiary: 3_000_000, in_kind: 0 }[kind]
  await trx
    .insertInto('funding_source')
    .values({
      id,
      project_id: projectId,
      kind,
      organisation_id: null,
      name: kind,
      planned_minor: planned,
      received_minor: 0,
      position: 0,
    })
    .execute()
  return id
}

/** A project of an EU contract with a signed budget, two open periods and three sources of funding. */
export async function openAddendumFixture(): Promise<AddendumFixture> {
  const workspace = await openTestWorkspace()
  const made = await workspace.write(async context => {
    const projectId = context.newId()
    await context.trx
      .insertInto('project')
      .values({
        id: projectId,
        kind: 'action',
        code: 'EU-1',
        title: 'Project EU-1',
        family: 'eu',
        status: 'implementation',
        start_date: '2024-01-01',
        end_date: '2025-12-31',
        currency: 'EUR',
        total_minor: TOTAL_MINOR,
        rate_policy: 'month',
        rule_parameters: JSON.stringify(RULES),
      })
      .execute()
    return {
      projectId,
      ...(await insertBudget(context, projectId)),
      periods: [
        await insertPeriod(context, projectId, 1),
        await insertPeriod(context, projectId, 2),
      ] as const,
      sources: {
        eu: await insertSource(context, projectId, 'donor'),
        own: await insertSource(context, projectId, 'beneficiary'),
        inKind: await insertSource(context, projectId, 'in_kind'),
      },
    }
  })
  return { workspace, ...made }
}

/** The problem of a refused call; fails when it was not refused. */
export async function refused<N extends ProcedureName>(
  { workspace }: AddendumFixture,
  name: N,
  input: InputOf<N>,
): Promise<Extract<Envelope, { readonly ok: false }>['error']> {
  const answer = await workspace.envelope(name, input)
  if (answer.ok) throw new Error(`${name} was not refused`)
  return answer.error
}

/** Codes of the blockers of a refusal. */
export const blockersOf = (error: Awaited<ReturnType<typeof refused>>): readonly string[] => {
  const { blockers } = error.details as { readonly blockers?: readonly { readonly code: string }[] }
  return (blockers ?? []).map(blocker => blocker.code)
}
