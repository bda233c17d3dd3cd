import { flatBudget } from './flat-budget.ts'
import type { ProjectFacts } from './types.ts'

const CODE = 'GIZ-DEMO-1'
const MARK = 'Invented for the demo.'

/** The invented grant agreement with GIZ: a year in four quarters, so that its calls for money have figures. */
export const gizContract: ProjectFacts = {
  code: CODE,
  kind: 'action',
  title: 'Invented GIZ grant agreement: digital basics for craft businesses',
  contractNo: 'INVENTED-GIZ-000001',
  donorReference: 'Demo programme (invented)',
  family: 'bmz',
  status: 'finalisation',
  start: '2025-01-01',
  end: '2025-12-31',
  totalMinor: 3_540_000,
  grantMinor: 3_540_000,
  fundingPercent: '100.00',
  coordinator: 'Arta Demo (invented)',
  area: 'Kosovo',
  countries: ['XK'],
  objective: 'Craft businesses sell and keep their books online (invented).',
  description: 'Training in small groups, workshops on site, a helpline (invented).',
  targetGroups: 'Owners and staff of craft businesses (invented).',
  rulePack: 'giz',
  ratePolicy: 'weighted',
  donorStated: true,
  invented: true,
  sourceNote: 'Invented from end to end to show the forms of GIZ; no such agreement exists.',
  donors: [{ organisation: 'giz', role: 'funding' }],
  partners: [{ organisation: 'eu-lead', role: 'lead_applicant' }],
  workPackages: [],
  activities: [
    { code: 'A1', title: 'Training in small groups' },
    { code: 'A2', title: 'Workshops on site' },
  ],
}

/** Its budget, 35,400 in all. */
export const gizBudget = flatBudget({
  project: CODE,
  signedOn: '2024-11-25',
  note: MARK,
  headings: [
    ['1', 'Activities'],
    ['2', 'Travel and administration'],
  ],
  lines: [
    ['1.1', 'Trainers', 13_800, 'services'],
    ['1.2', 'Workshops', 9_600, 'services'],
    ['2.1', 'Travel', 4_800, 'travel'],
    ['2.2', 'Administration', 7_200, 'operating'],
  ],
})
