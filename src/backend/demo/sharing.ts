import type { CommandContext } from '#backend/rpc/context.ts'
import { lineId } from './budgets.ts'
import { demoId } from './deterministic.ts'
import { insertAll } from './insert-all.ts'
import { activityId, projectId, workPackageId } from './programme.ts'

const SOURCE = 'Invented for the demo'

/** Who shares the office: two projects and the organisation itself. */
const OFFICE = [
  { project: 'SOE-11', line: '6.2', place: null, label: '', share: '45' },
  { project: 'EU-DEMO-1', line: '4.4', place: ['WP1', 'A1.1'], label: '', share: '35' },
  { project: null, line: null, place: null, label: 'Mjetet vetanake', share: '20' },
] as const

interface Person {
  readonly name: string
  readonly position: string
  readonly net: number
  readonly tax: number
  readonly social: number
  readonly shares: readonly (readonly [project: string, line: string, share: string])[]
}

const STAFF: readonly Person[] = [
  {
    name: 'Punonjëse 21 (e shpikur)',
    position: 'Project officer',
    net: 92_000,
    tax: 7_150,
    social: 10_400,
    shares: [
      ['SOE-11', '6.1', '60'],
      ['EU-DEMO-1', '1.1.1', '40'],
    ],
  },
  {
    name: 'Punonjës 22 (i shpikur)',
    position: 'Accountant',
    net: 81_500,
    tax: 6_120,
    social: 9_300,
    shares: [['EU-DEMO-1', '1.1.1', '50']],
  },
]

const MONTH = '2025-12'

/** Highest per diems of the six countries; invented, as every rate here. */
const PER_DIEMS = { AL: 15_000, BA: 14_000, XK: 13_000, ME: 15_500, MK: 14_500, RS: 16_000 } as const

async function insertPeopleAndPay({ trx }: CommandContext): Promise<void> {
  await insertAll(
    trx,
    'staff_member',
    STAFF.map((person, index) => ({
      id: demoId('staff', String(index)),
      name: person.name,
      position: person.position,
      organisation_id: null,
      invented: 1 as const,
    })),
  )
  await insertAll(
    trx,
    'payroll',
    STAFF.map((person, index) => ({
      id: demoId('payroll', String(index)),
      staff_id: demoId('staff', String(index)),
      month: MONTH,
      currency: 'EUR',
      net_minor: person.net,
      tax_minor: person.tax,
      social_minor: person.social,
      note: SOURCE,
    })),
  )
  await insertAll(
    trx,
    'payroll_share',
    STAFF.flatMap((person, index) =>
      person.shares.map(([project, line, share], position) => ({
        id: demoId('payroll_share', `${index} ${position}`),
        payroll_id: demoId('payroll', String(index)),
        position,
        project_id: projectId(project),
        budget_line_id: lineId(project, line),
        work_package_id: null,
        activity_id: null,
        share,
      })),
    ),
  )
}

/** A key by which two projects share the office, two invented people on the payroll, and a list of per diems. */
export async function insertSharing(context: CommandContext): Promise<void> {
  const { trx } = context
  const keyId = demoId('shared_cost_key', 'office')
  await insertAll(trx, 'shared_cost_key', [
    { id: keyId, name: 'Zyra e Prishtinës (shembull)', basis: 'Persona në zyrë, 2025' },
  ])
  await insertAll(
    trx,
    'shared_cost_part',
    OFFICE.map(({ project, line, place, label, share }, position) => ({
      id: demoId('shared_cost_part', String(position)),
      key_id: keyId,
      position,
      project_id: project === null ? null : projectId(project),
      budget_line_id: project === null ? null : lineId(project, line),
      work_package_id: place === null ? null : workPackageId(project, place[0]),
      activity_id: place === null ? null : activityId(project, place[1]),
      label,
      share,
    })),
  )
  await insertPeopleAndPay(context)
  await insertAll(
    trx,
    'per_diem_rate',
    Object.entries(PER_DIEMS).map(([country, amount_minor]) => ({
      id: demoId('per_diem_rate', country),
      country,
      currency: 'EUR',
      amount_minor,
      valid_from: '2023-01-01',
      source: SOURCE,
    })),
  )
}
