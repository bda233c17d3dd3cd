import { multiplyToMinor } from '#shared/kernel/money.ts'
import type { BudgetFacts, CostKind, NodeFacts } from './budget-types.ts'
import type { ProjectFacts } from './types.ts'

/** The invented EU grant contract of the demo; its budget is that of vector EU-01. */
export const euContract: ProjectFacts = {
  code: 'EU-DEMO-1',
  kind: 'action',
  title: 'Invented EU grant contract: grassroots groups for digital inclusion',
  contractNo: 'INVENTED/2023/000-001',
  donorReference: 'Demo call, lot 1 (invented)',
  family: 'eu',
  status: 'finalisation',
  start: '2024-01-01',
  end: '2025-12-31',
  totalMinor: 34_713_746,
  grantMinor: 29_000_000,
  fundingPercent: '83.54',
  coordinator: 'Arta Demo (invented)',
  area: 'Albania, Kosovo, North Macedonia, Serbia',
  countries: ['AL', 'MK', 'RS', 'XK'],
  objective: 'Grassroots groups bring people without digital skills online (invented).',
  description: 'Twelve sub-grants with mentoring, training of multipliers, regional exchange (invented).',
  targetGroups: 'Grassroots groups; rural women and older people (invented).',
  rulePack: 'eu',
  donorStated: true,
  invented: true,
  sourceNote: 'Invented from end to end to show the EU reports; no such contract exists.',
  donors: [{ organisation: 'european-union', role: 'funding' }],
  partners: [
    { organisation: 'eu-lead', role: 'lead_applicant' },
    { organisation: 'eu-partner-mk', role: 'co_applicant' },
    { organisation: 'eu-partner-rs', role: 'co_applicant' },
    { organisation: 'eu-partner-al', role: 'affiliated_entity' },
  ],
  workPackages: [
    {
      code: 'WP1',
      title: 'Management and visibility',
      lead: 'eu-lead',
      country: 'XK',
      description: 'Invented.',
    },
    {
      code: 'WP2',
      title: 'Sub-grants to grassroots groups',
      lead: 'eu-lead',
      country: 'XK',
      description: 'Invented.',
    },
    {
      code: 'WP3',
      title: 'Training and mentoring',
      lead: 'eu-partner-mk',
      country: 'MK',
      description: 'Invented.',
    },
    {
      code: 'WP4',
      title: 'Regional exchange',
      lead: 'eu-partner-rs',
      country: 'RS',
      description: 'Invented.',
    },
  ],
  activities: [
    { code: 'A1.1', title: 'Steering and reporting', target: 'three reports', workPackage: 'WP1' },
    { code: 'A1.2', title: 'Visibility', target: 'one campaign in each country', workPackage: 'WP1' },
    {
      code: 'A2.1',
      title: 'Call and sub-grants',
      target: '12 sub-grants of at most EUR 15,000',
      workPackage: 'WP2',
    },
    {
      code: 'A3.1',
      title: 'Training of multipliers',
      target: '4 seminars with 45 people each',
      workPackage: 'WP3',
    },
    { code: 'A3.2', title: 'Mentoring of the groups', target: '3 rounds of visits', workPackage: 'WP3' },
    { code: 'A4.1', title: 'Regional exchange', target: '12 study visits', workPackage: 'WP4' },
  ],
}

const MARK = 'Invented for the demo.'

interface Row {
  readonly code: string
  readonly label: string
  readonly unit: string
  readonly quantity: string
  readonly unitValue: string
  readonly costType: CostKind
  readonly why: string
}

const row = (
  code: string,
  label: string,
  unit: string,
  quantity: string,
  unitValue: string,
  costType: CostKind,
  why: string,
): Row => ({ code, label, unit, quantity, unitValue, costType, why })

/** The 17 lines of vector EU-01; labels follow the donor's own rows where it has them. */
const rows: readonly Row[] = [
  row('1.1.1', 'Technical', 'Per month', '24', '1850.00', 'personnel', 'One project officer, full time.'),
  row(
    '1.1.2',
    'Administrative/ support staff',
    'Per month',
    '24',
    '925.50',
    'personnel',
    'Finance assistant, half time.',
  ),
  row(
    '1.3.2',
    'Local (staff assigned to the Action)',
    'Per diem',
    '60',
    '45.00',
    'travel',
    'Visits to the groups, 2 to 3 days a month.',
  ),
  row(
    '1.3.3',
    'Seminar/conference participants',
    'Per diem',
    '180',
    '32.35',
    'travel',
    'Four seminars with 45 people.',
  ),
  row(
    '2.1',
    'International travel',
    'Per flight',
    '12',
    '312.40',
    'travel',
    'Twelve return flights for the exchange.',
  ),
  row('2.2', 'Local transportation', 'Per month', '24', '150.00', 'travel', 'Fuel and buses.'),
  row(
    '3.2',
    'Furniture, computer equipment',
    'Per piece',
    '6',
    '899.99',
    'equipment',
    'Laptops for the training room.',
  ),
  row(
    '3.5',
    'Other: presentation equipment',
    'Per set',
    '1',
    '2400.00',
    'equipment',
    'Projector, screen and sound.',
  ),
  row('4.2', 'Office rent', 'Per month', '24', '420.00', 'operating', 'Share of the office by staff.'),
  row(
    '4.3',
    'Consumables - office supplies',
    'Per month',
    '24',
    '85.75',
    'operating',
    'Paper, toner, small items.',
  ),
  row(
    '4.4',
    'Other services (tel/fax, electricity/heating, maintenance)',
    'Per month',
    '24',
    '140.00',
    'operating',
    'Share of the bills by staff.',
  ),
  row(
    '5.3',
    'Expenditure verification/Audit',
    'Lump sum',
    '1',
    '4500.00',
    'services',
    'Verification of the final report.',
  ),
  row('5.4', 'Evaluation costs', 'Lump sum', '1', '6000.00', 'services', 'External evaluation.'),
  row(
    '5.7',
    'Costs of conferences/seminars',
    'Per event',
    '4',
    '2750.00',
    'services',
    'Rooms, interpreters and meals of four seminars.',
  ),
  row(
    '5.8',
    'Visibility actions',
    'Lump sum',
    '1',
    '3800.00',
    'services',
    'Campaign material in four languages.',
  ),
  row(
    '6.1',
    'Financial support to third parties',
    'Per sub-grant',
    '12',
    '15000.00',
    'sub_grant',
    'Twelve sub-grants after an open call.',
  ),
  row(
    '6.2',
    'Mentoring rounds for sub-grantees',
    'Per round',
    '3',
    '1333.333',
    'services',
    'Three rounds of visits by mentors.',
  ),
]

const headings: readonly (readonly [code: string, parent: string | null, label: string])[] = [
  ['1', null, 'Human Resources'],
  [
    '1.1',
    '1',
    'Salaries (gross salaries including social security charges and other related costs, local staff)',
  ],
  ['1.3', '1', 'Per diems for missions/travel'],
  ['2', null, 'Travel'],
  ['3', null, 'Equipment and supplies'],
  ['4', null, 'Local office'],
  ['5', null, 'Other costs, services'],
  ['6', null, 'Other'],
]

const blank = { unit: '', quantity: null, unitValue: null, intervention: null, fundingSource: '' } as const

const headingNode = ([code, parent, label]: (typeof headings)[number]): NodeFacts => ({
  ...blank,
  code,
  parent,
  kind: 'heading',
  label,
  amountMinor: 0,
  costType: '',
  clarification: '',
  justification: '',
})

const lineNode = (line: Row): NodeFacts => ({
  code: line.code,
  parent: line.code.slice(0, line.code.lastIndexOf('.')),
  kind: 'line',
  label: line.label,
  unit: line.unit,
  quantity: line.quantity,
  unitValue: line.unitValue,
  amountMinor: multiplyToMinor(line.quantity, line.unitValue, 'EUR') ?? 0,
  costType: line.costType,
  intervention: null,
  fundingSource: 'EU and beneficiaries',
  clarification: `${line.why} ${MARK}`,
  justification: `Prices of three offers of 2023. ${MARK}`,
})

const special = (
  code: string,
  kind: NodeFacts['kind'],
  label: string,
  amountMinor: number,
  why: string,
): NodeFacts => ({
  ...blank,
  code,
  parent: null,
  kind,
  label,
  unit: kind === 'indirect' ? 'Flat rate' : '',
  amountMinor,
  costType: kind === 'indirect' ? 'overhead' : '',
  clarification: `${why} ${MARK}`,
  justification: `As agreed in the contract. ${MARK}`,
})

/** Row 7 is 315,081.74, row 8 22,055.72, row 10 10,000.00 and row 11 347,137.46 (vector EU-01). */
export const euBudget: BudgetFacts = {
  project: euContract.code,
  signedOn: '2023-12-18',
  note: MARK,
  nodes: [
    ...headings.flatMap(heading => [
      headingNode(heading),
      ...rows.filter(line => line.code.slice(0, line.code.lastIndexOf('.')) === heading[0]).map(lineNode),
    ]),
    special('8', 'indirect', 'Indirect costs (7 % of direct eligible costs)', 2_205_572, 'Flat rate of 7 %.'),
    special(
      '10',
      'contingency',
      'Provision for contingency reserve',
      1_000_000,
      'Within 5 % of direct costs.',
    ),
  ],
}
