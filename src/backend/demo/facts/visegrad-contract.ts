import { flatBudget } from './flat-budget.ts'
import type { ProjectFacts } from './types.ts'

const CODE = 'V4-DEMO-1'
const MARK = 'Invented for the demo.'

/** The invented contract with the Visegrad Fund: small, in two currencies, so that its settlement has figures. */
export const visegradContract: ProjectFacts = {
  code: CODE,
  kind: 'action',
  title: 'Invented Visegrad grant: reading rooms on both banks of the Danube',
  contractNo: 'INVENTED-V4-000001',
  donorReference: 'Demo call (invented)',
  family: 'visegrad',
  status: 'finalisation',
  start: '2025-01-01',
  end: '2025-10-31',
  totalMinor: 2_000_000,
  grantMinor: 2_000_000,
  fundingPercent: '100.00',
  coordinator: 'Arta Demo (invented)',
  area: 'Serbia, Slovakia',
  countries: ['RS', 'SK'],
  objective: 'Small libraries of two countries lend each other digital books and readers (invented).',
  description: 'Readings, workshops for librarians, a shared catalogue (invented).',
  targetGroups: 'Librarians and young readers of small towns (invented).',
  rulePack: 'visegrad',
  ratePolicy: 'end_month_mean',
  ratePolicyReason:
    'The Fund lets the grantee choose once; this contract takes the mean of the last month (invented).',
  donorStated: true,
  invented: true,
  sourceNote:
    'Invented from end to end to show the settlement of the Visegrad Fund; no such contract exists.',
  donors: [{ organisation: 'visegrad-fund', role: 'funding' }],
  partners: [
    { organisation: 'v4-lead', role: 'lead_applicant' },
    { organisation: 'v4-partner', role: 'co_applicant' },
  ],
  workPackages: [],
  activities: [
    { code: 'A1', title: 'Readings in both countries', target: '12 readings' },
    { code: 'A2', title: 'Workshops for librarians', target: '4 workshops' },
    { code: 'A3', title: 'Shared catalogue', target: '1 catalogue in print and online' },
  ],
}

/** Its budget, 20,000 in all. */
export const visegradBudget = flatBudget({
  project: CODE,
  signedOn: '2024-12-16',
  note: MARK,
  headings: [
    ['1', 'Experts and artists'],
    ['2', 'Events'],
    ['3', 'Publicity and overhead'],
  ],
  lines: [
    ['1.1', 'Expert and artist fees', 6_000, 'services'],
    ['1.2', 'Interpretation and translation', 2_000, 'services'],
    ['2.1', 'Rent of rooms and equipment', 3_000, 'services'],
    ['2.2', 'Accommodation and meals', 3_400, 'travel'],
    ['2.3', 'Travel', 1_800, 'travel'],
    ['3.1', 'Design, print and promotion', 2_300, 'services'],
    ['3.2', 'Overhead', 1_500, 'operating'],
  ],
})
