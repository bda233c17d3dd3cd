import type { OutputOf } from '#shared/contract/index.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import type { ProjectDetails, ProjectRow } from '#shared/contract/programmes.ts'
import { eur, idOf, SCHEME, SOE11 } from './ids.ts'
import { named } from './organisations.ts'

const row = (number: number, code: string, title: string, rest: Partial<ProjectRow> = {}): ProjectRow => ({
  id: idOf('project', number),
  parentId: null,
  kind: 'action',
  code,
  title,
  contractNo: '',
  family: 'not_stated',
  status: 'implementation',
  startDate: null,
  endDate: null,
  total: null,
  spent: null,
  donors: [],
  invented: false,
  needsReview: false,
  donorStated: false,
  ...rest,
})

export const PROJECTS: readonly ProjectRow[] = [
  row(1, 'SOE-11', 'Market access and employment for returnees and vulnerable groups', {
    contractNo: '81073941',
    family: 'sida',
    startDate: '2023-07-01',
    endDate: '2026-12-31',
    total: eur(198_025_855),
    spent: eur(104_523_917),
    donors: ['Sida', 'Helvetas'],
    donorStated: true,
  }),
  row(3, 'SOE-10', 'Green growth and start-ups', {
    family: 'bmz',
    startDate: '2023-01-01',
    endDate: '2024-12-31',
    donors: ['BMZ'],
    donorStated: true,
    status: 'closed',
  }),
  row(4, 'DII', 'Digital Inclusion Initiative', { needsReview: true }),
  row(5, 'DIGI-CORE', 'Digital competences in rural areas', { needsReview: true }),
  row(6, 'EU-DEMO', 'Grassroots voices: an invented grant contract', {
    family: 'eu',
    contractNo: 'INVENTED/2024/000-001',
    total: eur(149_931_250),
    spent: eur(38_104_412),
    startDate: '2024-01-01',
    endDate: '2026-12-31',
    invented: true,
    donors: ['European Commission (invented)'],
    donorStated: true,
  }),
  row(2, 'KOS', 'Scheme with nine sub-granted projects in Kosovo', { kind: 'scheme' }),
  ...Array.from({ length: 9 }, (_, index) =>
    row(10 + index, `KOS-${index + 1}`, `Sub-granted project ${index + 1}`, {
      parentId: SCHEME,
      kind: 'sub_project',
      needsReview: index > 6,
    }),
  ),
]

export const DETAILS: ProjectDetails = {
  id: SOE11,
  version: 3,
  kind: 'action',
  parentId: null,
  code: 'SOE-11',
  title: 'Market access and employment for returnees and vulnerable groups',
  contractNo: '81073941',
  donorReference: '',
  family: 'sida',
  status: 'implementation',
  startDate: '2023-07-01',
  endDate: '2026-12-31',
  currency: 'EUR',
  totalMinor: 198_025_855,
  grantMinor: 198_025_855,
  fundingPercent: '100',
  coordinatorName: 'Arta Krasniqi',
  area: 'Six countries of South-Eastern Europe',
  objective: 'Market actors give work and services to people who have been left out.',
  description:
    'Market system analysis, selection of market actors, interventions run by them with co-contributions.',
  targetGroups: 'Returnees, young people, women in rural areas',
  ratePolicy: 'month',
  rateSource: 'InforEuro',
  countries: ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'],
  rulePack: 'sida',
  ruleParameters: [
    {
      name: 'deviationPercent',
      value: '10',
      source: 'Sida General Conditions, article 9',
      date: '2023-05-01',
      confirmed: true,
      overrideReason: null,
    },
    { name: 'deviationAmount', value: null, source: '', date: '', confirmed: false, overrideReason: null },
    {
      name: 'advanceInterestReturned',
      value: true,
      source: 'Agreement, article 12',
      date: '2023-06-12',
      confirmed: false,
      overrideReason: 'As agreed by letter of 12 June 2023',
    },
  ],
  donorStated: true,
  invented: false,
  needsReview: false,
  reviewNote: '',
  sourceNote: 'Project sheet 004',
}

const period = (number: number, startDate: string, endDate: string, locked: boolean): PeriodRow => ({
  id: idOf('period', number),
  version: 2,
  number,
  label: `Q${((number + 1) % 4) + 1} ${startDate.slice(0, 4)}`,
  kind: 'interim',
  startDate,
  endDate,
  state: locked ? 'locked' : 'open',
  lockedAt: locked ? '2023-10-20T09:12:00.000Z' : null,
  lockedBy: locked ? 'Besnik Hoxha' : null,
  lockSecondPerson: locked ? 'Драган Петровски' : null,
})

export const PERIODS: readonly PeriodRow[] = [
  period(1, '2023-07-01', '2023-09-30', true),
  period(2, '2023-10-01', '2023-12-31', false),
  period(3, '2024-01-01', '2024-03-31', false),
]

export const PROJECT: OutputOf<'projects.get'> = {
  project: DETAILS,
  donors: [
    { id: idOf('donor', 1), organisation: named(1), role: 'funding' },
    { id: idOf('donor', 2), organisation: named(2), role: 'extending' },
    { id: idOf('donor', 3), organisation: named(3), role: 'implementing' },
  ],
  partners: [
    {
      id: idOf('partner', 1),
      organisation: named(4),
      nameMissing: false,
      country: 'XK',
      role: 'implementing_partner',
      note: '',
    },
    {
      id: idOf('partner', 2),
      organisation: named(8),
      nameMissing: true,
      country: 'XK',
      role: 'sub_grantee',
      note: 'Name missing in the sheet',
    },
  ],
  workPackages: [
    {
      id: idOf('wp', 1),
      version: 1,
      code: 'WP1',
      title: 'Market system analysis',
      lead: named(6),
      country: 'RS',
      description: '',
    },
    {
      id: idOf('wp', 2),
      version: 1,
      code: 'WP2',
      title: 'Interventions',
      lead: null,
      country: '',
      description: '',
    },
  ],
  activities: [
    {
      id: idOf('activity', 1),
      version: 1,
      workPackageId: idOf('wp', 1),
      code: '1.1',
      title: 'Analyse six sectors',
      target: '6 sectors',
    },
    {
      id: idOf('activity', 2),
      version: 1,
      workPackageId: idOf('wp', 1),
      code: '1.2',
      title: 'Publish the analysis',
      target: '',
    },
    { id: idOf('activity', 3), version: 1, workPackageId: null, code: '9.1', title: 'Audit', target: '' },
  ],
  interventions: [
    {
      id: idOf('intervention', 1),
      version: 1,
      code: 'I-01',
      title: 'Honey collection centre',
      sector: 'Beekeeping',
      state: 'running',
      description: 'A collection centre with a laboratory, run by the market actor.',
      invented: true,
      actors: [
        {
          id: idOf('actor', 1),
          organisation: named(9),
          contributionKind: 'cash',
          agreed: eur(1_250_000),
          delivered: eur(480_000),
          evidence: 'Bank slip 14',
        },
        {
          id: idOf('actor', 2),
          organisation: named(9),
          contributionKind: 'in_kind',
          agreed: eur(300_000),
          delivered: eur(0),
          evidence: '',
        },
      ],
    },
  ],
  periods: [...PERIODS],
  children: [],
}
