import type { CommandContext } from '#backend/rpc/context.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { euBudget, euContract } from '../facts/eu-contract.ts'
import { soe11Budget } from '../facts/soe-11.ts'
import { insertAll } from '../insert-all.ts'
import { projectId } from '../programme.ts'

const EU = euContract.code
const MARK = 'Invented for the demo'

const pending = [
  { project: EU, line: '5.3', supplier: 'Revizorska kuća 5 (izmišljena)', minor: 450_000, on: '2026-02-15' },
  { project: EU, line: '5.4', supplier: 'Vlerësues i shpikur 2', minor: 300_000, on: '2026-01-31' },
  { project: EU, line: '5.8', supplier: 'Измислена печатница 4', minor: 64_000, on: '2026-01-20' },
  {
    project: 'SOE-11',
    line: '1.2',
    supplier: 'Izmišljena revizija 1 d.o.o. Sarajevo',
    minor: 382_000,
    on: '2026-02-28',
  },
  {
    project: 'SOE-11',
    line: '4.3',
    supplier: 'Izmišljena fabrika softvera d.o.o.',
    minor: 1_250_000,
    on: '2026-01-31',
  },
] as const

const findings = [
  {
    finding: 'Two travel claims of 2023-Q4 lacked a boarding pass (invented).',
    response: 'Agreed; the passes were found and filed.',
    action: 'Check list for travel claims',
    deadline: '2024-06-30',
    status: 'closed',
  },
  {
    finding: 'Time records of one officer were signed late (invented).',
    response: 'Agreed; records are now signed by the fifth of the month.',
    action: 'Monthly reminder, check at the quarter’s end',
    deadline: '2025-12-31',
    status: 'in_progress',
  },
  {
    finding: 'Proof of the in-kind contribution to INT-4 is missing (invented).',
    response: '',
    action: 'Ask the market actor for records of the rooms',
    deadline: '2026-03-31',
    status: 'open',
  },
] as const

const contracts = [
  {
    project: 'SOE-11',
    reference: 'PR-01',
    title: 'Market system analysis in six countries (invented)',
    procedure: 'Three offers',
    supplier: 'Izmišljeni institut 9',
    on: '2023-09-04',
    minor: 1_480_000,
  },
  {
    project: 'SOE-11',
    reference: 'PR-02',
    title: 'Laptops and displays, first round (invented)',
    procedure: 'Three offers',
    supplier: 'Izmišljeni dobavljač 3 d.o.o.',
    on: '2023-08-21',
    minor: 1_824_000,
  },
  {
    project: 'SOE-11',
    reference: 'PR-03',
    title: 'Yearly audit 2024 (invented)',
    procedure: 'Negotiated',
    supplier: 'Izmišljena revizija 1 d.o.o. Sarajevo',
    on: '2024-11-11',
    minor: 764_000,
  },
  {
    project: EU,
    reference: 'PR-11',
    title: 'Expenditure verification (invented)',
    procedure: 'Single tender',
    supplier: 'Revizorska kuća 5 (izmišljena)',
    on: '2025-10-06',
    minor: 450_000,
  },
  {
    project: EU,
    reference: 'PR-12',
    title: 'External evaluation (invented)',
    procedure: 'Three offers',
    supplier: 'Vlerësues i shpikur 2',
    on: '2025-09-15',
    minor: 600_000,
  },
] as const

async function insertMoney({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'pending_payment',
    pending.map(payment => ({
      id: demoId('pending_payment', `${payment.project} ${payment.line}`),
      project_id: projectId(payment.project),
      budget_line_id: lineId(payment.project, payment.line),
      supplier: payment.supplier,
      amount_minor: payment.minor,
      expected_on: payment.on,
      note: MARK,
    })),
  )
}

async function insertFindings({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'audit_finding',
    findings.map((finding, position) => ({
      ...finding,
      id: demoId('audit_finding', String(position)),
      project_id: projectId('SOE-11'),
      position,
    })),
  )
  await insertAll(
    trx,
    'procurement',
    contracts.map(contract => ({
      id: demoId('procurement', contract.reference),
      project_id: projectId(contract.project),
      reference: contract.reference,
      title: contract.title,
      procedure: contract.procedure,
      supplier: contract.supplier,
      signed_on: contract.on,
      amount_minor: contract.minor,
    })),
  )
}

/** Things that cost less, in cents, are not in the inventory. */
const INVENTORY_MINOR = 50_000

const BRANDS = ['Demo Tech', 'Model A', 'Example Co'] as const
const CONDITIONS = ['good', 'new', 'used'] as const

/** The inventory: what was bought on equipment lines and not reversed, at its cost in the books. */
async function insertAssets({ trx }: CommandContext): Promise<void> {
  const lines = [
    ...soe11Budget.nodes.map(node => ['SOE-11', node] as const),
    ...euBudget.nodes.map(node => [EU, node] as const),
  ]
    .filter(([, node]) => node.costType === 'equipment')
    .map(([project, node]) => lineId(project, node.code))
  const bought = await trx
    .selectFrom('ledger_split')
    .innerJoin('ledger_entry', 'ledger_entry.id', 'ledger_split.entry_id')
    .select([
      'ledger_entry.id',
      'ledger_entry.project_id',
      'description',
      'entry_date',
      'entry_no',
      'ledger_entry.base_minor',
    ])
    .where('budget_line_id', 'in', lines)
    .where('ledger_entry.base_minor', '>=', INVENTORY_MINOR)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger_entry as later')
            .select('later.id')
            .whereRef('later.reverses_id', '=', 'ledger_entry.id'),
        ),
      ),
    )
    .orderBy('entry_no')
    .limit(200)
    .execute()
  await insertAll(
    trx,
    'asset',
    bought.map((entry, index) => ({
      id: demoId('asset', String(index)),
      project_id: entry.project_id,
      entry_id: entry.id,
      description: `${entry.description} (invented)`,
      serial_no: `SN-${String(7919 * (index + 1)).padStart(7, '0')}`,
      inventory_no: `INV-${String(index + 1).padStart(4, '0')}`,
      brand: BRANDS[index % BRANDS.length] ?? '',
      condition: CONDITIONS[index % CONDITIONS.length] ?? '',
      purchased_on: entry.entry_date,
      cost_minor: entry.base_minor ?? 0,
      location: entry.project_id === projectId(EU) ? 'Prishtinë' : 'Sarajevo',
    })),
  )
}

/** Everything beside the ledger that the donors' reports ask for. */
export async function insertRecords(context: CommandContext): Promise<void> {
  await insertMoney(context)
  await insertFindings(context)
  await insertAssets(context)
}
