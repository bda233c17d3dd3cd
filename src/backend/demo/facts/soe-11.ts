import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { multiplyToMinor, sumMinor } from '#shared/kernel/money.ts'
import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'

export interface InterventionFacts {
  readonly code: string
  /** Budget heading that holds the intervention's lines. */
  readonly heading: string
  readonly title: string
  readonly sector: string
  readonly country: string
  readonly state: 'identified' | 'agreed' | 'running' | 'completed' | 'dropped'
  readonly description: string
  readonly actors: readonly {
    readonly organisation: string
    readonly contribution: 'cash' | 'in_kind'
    readonly agreedMinor: number
    readonly deliveredMinor: number
    readonly evidence: string
  }[]
}

/** All invented: the project sheet names the approach, not the interventions. */
export const interventions: readonly InterventionFacts[] = [
  {
    code: 'INT-1',
    heading: '2',
    title: 'Digital ordering for small farms (invented)',
    sector: 'Agriculture and ICT',
    country: 'AL',
    state: 'running',
    description: 'Cooperatives and an ICT firm offer small farms an ordering and advice service.',
    actors: [
      {
        organisation: 'actor-1a',
        contribution: 'cash',
        agreedMinor: 3_200_000,
        deliveredMinor: 2_415_000,
        evidence: 'Bank statements 2024 and 2025',
      },
      {
        organisation: 'actor-1b',
        contribution: 'in_kind',
        agreedMinor: 1_450_000,
        deliveredMinor: 1_120_050,
        evidence: 'Time sheets, storage contract',
      },
    ],
  },
  {
    code: 'INT-2',
    heading: '3',
    title: 'Skills and freelancing for outsourcing firms (invented)',
    sector: 'Business process outsourcing',
    country: 'MK',
    state: 'running',
    description: 'A training firm and a cluster build an academy that companies pay for.',
    actors: [
      {
        organisation: 'actor-2a',
        contribution: 'cash',
        agreedMinor: 4_000_000,
        deliveredMinor: 3_100_000,
        evidence: 'Invoices of the academy',
      },
      {
        organisation: 'actor-2b',
        contribution: 'in_kind',
        agreedMinor: 1_800_000,
        deliveredMinor: 900_000,
        evidence: 'Lease of the training rooms',
      },
    ],
  },
  {
    code: 'INT-3',
    heading: '4',
    title: 'Software for small manufacturers (invented)',
    sector: 'Manufacturing and ICT',
    country: 'RS',
    state: 'running',
    description: 'A software house and a producers’ union bring planning software to workshops.',
    actors: [
      {
        organisation: 'actor-3a',
        contribution: 'cash',
        agreedMinor: 2_750_000,
        deliveredMinor: 2_062_500,
        evidence: 'Payroll of the developers',
      },
      {
        organisation: 'actor-3b',
        contribution: 'in_kind',
        agreedMinor: 960_000,
        deliveredMinor: 960_000,
        evidence: 'Records of member workshops',
      },
    ],
  },
  {
    code: 'INT-4',
    heading: '5',
    title: 'Climate-wise tourism online (invented)',
    sector: 'Tourism and ICT',
    country: 'BA',
    state: 'running',
    description: 'A booking portal and a development agency help rural hosts to sell outside the season.',
    actors: [
      {
        organisation: 'actor-4a',
        contribution: 'cash',
        agreedMinor: 3_600_000,
        deliveredMinor: 1_940_000,
        evidence: 'Bank statements',
      },
      {
        organisation: 'actor-4b',
        contribution: 'in_kind',
        agreedMinor: 1_200_000,
        deliveredMinor: 0,
        evidence: '',
      },
    ],
  },
  {
    code: 'INT-5',
    heading: '6',
    title: 'Regional network of freelancers (invented)',
    sector: 'ICT services',
    country: 'XK',
    state: 'agreed',
    description: 'A network in Kosovo and a centre in Montenegro share mentors and contracts.',
    actors: [
      {
        organisation: 'actor-5a',
        contribution: 'cash',
        agreedMinor: 2_100_000,
        deliveredMinor: 1_575_000,
        evidence: 'Membership fees',
      },
      {
        organisation: 'actor-5b',
        contribution: 'in_kind',
        agreedMinor: 1_500_000,
        deliveredMinor: 1_025_000,
        evidence: 'Lease of the rooms',
      },
    ],
  },
]

const MONTHS = '42'
const FUND = 'Sida through Helvetas'
const INVENTED = 'Invented for the demo.'

interface LineSketch {
  readonly costType: CostKind
  readonly label: string
  readonly unit: string
  readonly quantity: string | null
  readonly unitValue: string | null
  readonly amountMinor?: number
  readonly why: string
}

const monthly = (costType: CostKind, label: string, unitValue: string, why: string): LineSketch => ({
  costType,
  label,
  unit: 'month',
  quantity: MONTHS,
  unitValue,
  why,
})
const lump = (amountMinor: number): LineSketch => ({
  costType: 'intervention_fund',
  label: 'Intervention funds: cost share with market actors',
  unit: 'lump sum',
  quantity: null,
  unitValue: null,
  amountMinor,
  why: 'Half of what the market actors’ plans cost; paid against accepted reports.',
})
const pieces = (quantity: string, unitValue: string): LineSketch => ({
  costType: 'equipment',
  label: 'Equipment',
  unit: 'piece',
  quantity,
  unitValue,
  why: 'Laptops and displays of the team, one offer round in three.',
})

const interventionLines = (
  personnel: string,
  operating: string,
  fundMinor: number,
  travel: string,
  equipment: readonly [string, string],
): readonly LineSketch[] => [
  monthly(
    'personnel',
    'Personnel',
    personnel,
    'Officer of the intervention and half an assistant, by time records.',
  ),
  monthly('operating', 'Operating costs', operating, 'Share of rent, energy, communication and supplies.'),
  lump(fundMinor),
  monthly('travel', 'Travel', travel, 'Visits to market actors, meetings of the region.'),
  pieces(...equipment),
]

/** Direct lines under each heading; heading 1 has no intervention. */
const sketches: readonly {
  readonly code: string
  readonly label: string
  readonly lines: readonly LineSketch[]
}[] = [
  {
    code: '1',
    label: 'Regional coordination and market system analysis',
    lines: [
      monthly(
        'personnel',
        'Personnel',
        '6950.00',
        'Regional coordinator, finance officer and monitoring officer.',
      ),
      monthly(
        'operating',
        'Operating costs',
        '1180.00',
        'Regional office: rent, energy, communication, audit share.',
      ),
      monthly('travel', 'Travel', '640.00', 'Regional meetings and visits to the six countries.'),
      pieces('6', '1850.00'),
    ],
  },
  ...interventions.map((intervention, index) => ({
    code: intervention.heading,
    label: `${intervention.code} ${intervention.title}`,
    lines:
      [
        interventionLines('3400.00', '520.00', 11_850_000, '310.00', ['3', '1950.00']),
        interventionLines('3250.00', '495.00', 13_200_000, '295.00', ['3', '1950.00']),
        interventionLines('3100.00', '480.00', 10_975_000, '305.00', ['2', '2100.00']),
        interventionLines('3300.00', '510.00', 12_530_000, '290.00', ['4', '1400.00']),
        interventionLines('2980.00', '450.00', 12_238_893, '280.00', ['2', '1650.00']),
      ][index] ?? [],
  })),
]

const amountOf = (line: LineSketch): number =>
  line.quantity !== null && line.unitValue !== null
    ? (multiplyToMinor(line.quantity, line.unitValue, 'EUR') ?? 0)
    : (line.amountMinor ?? 0)

/** Total less direct costs: no direct amount gives exactly 7.00 % to the cent (vector EU-02b). */
const OVERHEAD_MINOR = 12_954_962

function overheadByHeading(): readonly number[] {
  const direct = sketches.map(heading => sumMinor(heading.lines.map(amountOf)))
  return allocateByLargestRemainder(OVERHEAD_MINOR, direct)
}

function nodesOf(): readonly NodeFacts[] {
  const overheads = overheadByHeading()
  return sketches.flatMap((heading, index) => {
    const intervention = interventions.find(item => item.heading === heading.code)?.code ?? null
    const overhead: LineSketch = {
      costType: 'overhead',
      label: 'Overhead',
      unit: 'lump sum',
      quantity: null,
      unitValue: null,
      amountMinor: overheads[index] ?? 0,
      why: '7 % of the direct costs of the heading.',
    }
    const head: NodeFacts = {
      code: heading.code,
      parent: null,
      kind: 'heading',
      label: heading.label,
      unit: '',
      quantity: null,
      unitValue: null,
      amountMinor: 0,
      costType: '',
      intervention,
      fundingSource: '',
      clarification: '',
      justification: '',
    }
    const lines = [...heading.lines, overhead].map(
      (line, position): NodeFacts => ({
        code: `${heading.code}.${position + 1}`,
        parent: heading.code,
        kind: line.costType === 'overhead' ? 'indirect' : 'line',
        label: line.label,
        unit: line.unit,
        quantity: line.quantity,
        unitValue: line.unitValue,
        amountMinor: amountOf(line),
        costType: line.costType,
        intervention,
        fundingSource: FUND,
        clarification: `${line.why} ${INVENTED}`,
        justification: `Based on the costs of earlier projects in the region. ${INVENTED}`,
      }),
    )
    return [head, ...lines]
  })
}

/** Sums exactly to EUR 1,980,258.55: interventions first, then cost type, as a market system project is reported. */
export const soe11Budget: BudgetFacts = {
  project: 'SOE-11',
  signedOn: '2023-06-26',
  note: 'Invented for the demo; only the total is as on the project sheet.',
  nodes: nodesOf(),
}
