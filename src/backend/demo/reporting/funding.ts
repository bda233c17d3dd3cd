import type { CommandContext } from '#backend/rpc/context.ts'
import type { FundingKind } from '#shared/domain/budgets/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { nodeId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import type { BudgetFacts } from '../facts/budget-types.ts'
import { euBudget, euContract } from '../facts/eu-contract.ts'
import { soe10Budget } from '../facts/soe-10-budget.ts'
import { insertAll } from '../insert-all.ts'
import { organisationId, projectId } from '../programme.ts'

const MARK = 'Invented for the demo'

interface SourceFacts {
  readonly kind: FundingKind
  readonly organisation: string | null
  readonly name: string
  readonly planned: number
  readonly received: number
}

interface Funding {
  readonly project: string
  readonly budget: BudgetFacts
  readonly sources: readonly SourceFacts[]
  /** Stands before the running numbers of the project's sources in their ids. */
  readonly prefix: string
}

const euSources: readonly SourceFacts[] = [
  {
    kind: 'donor',
    organisation: 'european-union',
    name: 'European Union',
    planned: 29_000_000,
    received: 25_800_000,
  },
  {
    kind: 'beneficiary',
    organisation: 'eu-lead',
    name: 'Coordinator',
    planned: 1_900_000,
    received: 1_900_000,
  },
  {
    kind: 'beneficiary',
    organisation: 'eu-partner-mk',
    name: 'Partner Skopje',
    planned: 1_900_000,
    received: 1_900_000,
  },
  {
    kind: 'beneficiary',
    organisation: 'eu-partner-rs',
    name: 'Partner Niš',
    planned: 1_913_746,
    received: 1_913_746,
  },
  { kind: 'revenue', organisation: null, name: 'Interest', planned: 0, received: 7_720 },
]

const germanSources: readonly SourceFacts[] = [
  {
    kind: 'donor',
    organisation: 'german-government',
    name: 'German government',
    planned: 9_600_000,
    received: 9_400_000,
  },
  { kind: 'beneficiary', organisation: 'help', name: 'Help', planned: 1_800_000, received: 1_820_000 },
  {
    kind: 'other_donor',
    organisation: null,
    name: 'Foundation (invented)',
    planned: 600_000,
    received: 600_000,
  },
]

const fundings: readonly Funding[] = [
  { project: euContract.code, budget: euBudget, sources: euSources, prefix: '' },
  { project: 'SOE-10', budget: soe10Budget, sources: germanSources, prefix: 'SOE-10 ' },
]

const sourceId = ({ prefix }: Funding, position: number): string =>
  demoId('funding_source', `${prefix}${position}`)

/** Each source over what the lines still need, so that lines and sources add up to the cent. */
function partsByLine({ budget, sources }: Funding) {
  const lines = budget.nodes.filter(node => node.kind !== 'heading')
  const open = lines.map(line => line.amountMinor)
  return sources.flatMap((source, position) =>
    allocateByLargestRemainder(source.planned, open).flatMap((minor, index) => {
      open[index] = sumMinor([open[index] ?? 0, -minor])
      const code = lines[index]?.code ?? ''
      return minor === 0 ? [] : [{ code, position, minor }]
    }),
  )
}

async function insertOne({ trx }: CommandContext, funding: Funding): Promise<void> {
  const { project, sources, prefix } = funding
  await insertAll(
    trx,
    'funding_source',
    sources.map((source, position) => ({
      id: sourceId(funding, position),
      project_id: projectId(project),
      kind: source.kind,
      organisation_id: source.organisation === null ? null : organisationId(source.organisation),
      name: source.name,
      conditions: MARK,
      planned_minor: source.planned,
      received_minor: source.received,
      position,
    })),
  )
  await insertAll(
    trx,
    'budget_node_funding',
    partsByLine(funding).map(({ code, position, minor }) => ({
      id: demoId('budget_node_funding', `${prefix}${code} ${position}`),
      node_id: nodeId(project, code),
      funding_source_id: sourceId(funding, position),
      amount_minor: minor,
    })),
  )
}

/** Who pays for the EU contract and for SOE-10, in all and by line. */
export async function insertFunding(context: CommandContext): Promise<void> {
  for (const funding of fundings) await insertOne(context, funding)
}
