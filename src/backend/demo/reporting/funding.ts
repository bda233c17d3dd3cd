import type { CommandContext } from '#backend/rpc/context.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { nodeId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { euBudget, euContract } from '../facts/eu-contract.ts'
import { insertAll } from '../insert-all.ts'
import { organisationId, projectId } from '../programme.ts'

const EU = euContract.code
const MARK = 'Invented for the demo'

const sources = [
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
] as const

const sourceId = (position: number): string => demoId('funding_source', String(position))

/** Each source over what the lines still need, so that lines and sources add up to the cent. */
function partsByLine() {
  const lines = euBudget.nodes.filter(node => node.kind !== 'heading')
  const open = lines.map(line => line.amountMinor)
  return sources.flatMap((source, position) =>
    allocateByLargestRemainder(source.planned, open).flatMap((minor, index) => {
      open[index] = sumMinor([open[index] ?? 0, -minor])
      const code = lines[index]?.code ?? ''
      return minor === 0 ? [] : [{ code, position, minor }]
    }),
  )
}

/** Who pays for the EU contract, in all and by line. */
export async function insertFunding({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'funding_source',
    sources.map((source, position) => ({
      id: sourceId(position),
      project_id: projectId(EU),
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
    partsByLine().map(({ code, position, minor }) => ({
      id: demoId('budget_node_funding', `${code} ${position}`),
      node_id: nodeId(EU, code),
      funding_source_id: sourceId(position),
      amount_minor: minor,
    })),
  )
}
