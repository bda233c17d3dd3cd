import type { OutputOf, Role } from '#shared/contract/index.ts'
import type { OrganisationRow } from '#shared/contract/organisations.ts'
import type { PeriodRow } from '#shared/contract/periods.ts'
import type { ProjectDetails, ProjectRow } from '#shared/contract/programmes.ts'
import type { PersonRow } from '#shared/contract/users.ts'
import type { WorkspaceStatus } from '#shared/contract/workspace.ts'
import type { Answers } from './fake-client.ts'

/** A readable id: `idOf('project', 1)`. */
export function idOf(kind: string, number: number): string {
  const seed = [...kind].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff, 7)
  return `0198${seed.toString(16).padStart(4, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export const SOE11 = idOf('project', 1)
export const SCHEME = idOf('project', 2)

const person = (number: number, name: string, roles: Role[], passphrase = false): PersonRow => ({
  id: idOf('person', number),
  version: 1,
  name,
  email: '',
  roles,
  archived: false,
  passphrase,
})

export const PEOPLE: readonly PersonRow[] = [
  person(1, 'Arta Krasniqi', ['coordinator']),
  person(2, 'Besnik Hoxha', ['finance_officer'], true),
  person(3, 'Mira Jovanović', ['mentor']),
  person(4, 'Драган Петровски', ['director']),
  person(5, 'Elira Çela', ['auditor']),
  person(6, 'Ana Šarić', ['assessor']),
]

export function statusFor(role: Role, demo = true): WorkspaceStatus {
  const acting = PEOPLE.find(candidate => candidate.roles.includes(role))
  if (!acting) throw new Error(`Nobody is ${role}`)
  return {
    workspace: {
      id: idOf('workspace', 1),
      name: 'Demo coalition',
      baseCurrency: 'EUR',
      demo,
      folderName: 'Demo',
      integrity: 'ok',
      auditHead: 'a'.repeat(64),
    },
    session: { personId: acting.id, name: acting.name, roles: acting.roles, authenticated: false },
    people: PEOPLE.map(({ id, name, roles, passphrase }) => ({ id, name, roles, passphrase })),
    appVersion: '0.1.0',
  }
}

const eur = (minor: number) => ({ minor, currency: 'EUR' })

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

const organisation = (
  number: number,
  name: string,
  rest: Partial<OrganisationRow> = {},
): OrganisationRow => ({
  id: idOf('organisation', number),
  version: 1,
  name,
  shortName: '',
  legalForm: '',
  registrationNo: '',
  taxNo: '',
  country: '',
  city: '',
  address: '',
  email: '',
  phone: '',
  website: '',
  note: '',
  marketActor: false,
  nameMissing: false,
  invented: false,
  archived: false,
  ...rest,
})

export const ORGANISATIONS: readonly OrganisationRow[] = [
  organisation(1, 'Swedish International Development Cooperation Agency', {
    shortName: 'Sida',
    country: 'SE',
  }),
  organisation(2, 'HELVETAS Swiss Intercooperation', { shortName: 'Helvetas', country: 'CH' }),
  organisation(3, 'Help – Hilfe zur Selbsthilfe', { shortName: 'Help', country: 'DE', city: 'Bonn' }),
  organisation(4, 'Kosova Education Center', {
    shortName: 'KEC',
    country: 'XK',
    city: 'Prishtina',
    registrationNo: '5110068-2',
  }),
  organisation(5, 'Macedonian Civic Education Center', { shortName: 'MCEC', country: 'MK', city: 'Скопје' }),
  organisation(6, 'Centar za evropske politike', { shortName: 'CEP', country: 'RS', city: 'Београд' }),
  organisation(7, 'Step by Step', { shortName: 'SbS', country: 'BA', city: 'Sarajevo' }),
  organisation(8, '', {
    country: 'XK',
    nameMissing: true,
    note: 'The sheet does not name the organisation.',
  }),
  organisation(9, 'Bletaria Fushë-Arrëz sh.p.k.', {
    country: 'AL',
    city: 'Fushë-Arrëz',
    marketActor: true,
    invented: true,
  }),
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

const named = (number: number) => {
  const found = ORGANISATIONS.find(candidate => candidate.id === idOf('organisation', number))
  return { id: idOf('organisation', number), name: found?.name ?? '' }
}

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

export const DEVIATIONS: OutputOf<'deviations.list'>['rows'] = [
  {
    lineId: idOf('line', 1),
    code: '1.1',
    label: 'Project coordinator',
    budget: 2_400_000,
    outcome: 2_400_000,
    deviation: 0,
    percent: '0.0',
    explain: false,
    note: '',
    noteVersion: null,
  },
  {
    lineId: idOf('line', 2),
    code: '6.1',
    label: 'Market system analysis',
    budget: 1_240_000,
    outcome: 1_518_250,
    deviation: -278_250,
    percent: '-22.4',
    explain: true,
    note: '',
    noteVersion: null,
  },
  {
    lineId: idOf('line', 3),
    code: '6.4',
    label: 'Local transport',
    budget: 300_000,
    outcome: 261_004,
    deviation: 38_996,
    percent: '13.0',
    explain: true,
    note: 'Two visits were moved to the next quarter.',
    noteVersion: 1,
  },
]

const saved = { id: idOf('saved', 1), version: 2 }

/** Answers of a small coalition, for one role. Tests override what they are about. */
export function demoAnswers(role: Role = 'coordinator'): Answers {
  const money = role !== 'mentor' && role !== 'assessor'
  return {
    'workspace.status': () => statusFor(role),
    'window.keep': () => ({}),
    'workspace.recent': () => ({ items: [] }),
    'settings.get': () => ({ language: 'en' }),
    'settings.save': () => ({}),
    'views.list': () => ({ rows: [] }),
    'views.save': () => saved,
    'drafts.get': () => ({ payload: null, savedAt: null }),
    'drafts.list': () => ({ rows: [] }),
    'drafts.save': () => ({ savedAt: '2025-01-01T10:00:00.000Z' }),
    'drafts.discard': () => ({}),
    'users.list': () => ({ rows: [...PEOPLE] }),
    'projects.list': () => ({
      rows: PROJECTS.map(project => (money ? project : { ...project, total: null, spent: null })),
    }),
    'projects.get': () => PROJECT,
    'periods.list': () => ({ rows: [...PERIODS] }),
    'organisations.list': ({ text = '', offset = 0, limit = 100 }) => {
      const rows = ORGANISATIONS.filter(found => found.name.toLowerCase().includes(text.toLowerCase()))
      return { rows: rows.slice(offset, offset + limit), total: rows.length }
    },
    'organisations.similar': () => ({ rows: [] }),
    'organisations.get': ({ id }) => ({
      organisation: ORGANISATIONS.find(found => found.id === id) ?? organisation(99, 'Nobody'),
      appearances: [{ project: { id: SOE11, name: DETAILS.title }, projectCode: 'SOE-11', role: 'funding' }],
    }),
    'funds.list': () => ({
      rows: [
        {
          id: idOf('fund', 1),
          version: 1,
          kind: 'instalment',
          date: '2023-07-12',
          organisation: named(2),
          amount: { minor: 25_000_000, currency: 'CHF' },
          rate: '0.9655',
          base: eur(25_893_320),
          reference: 'HELV-2023-07',
          note: 'First instalment',
          account: null,
          requestId: null,
        },
      ],
      received: eur(25_893_320),
    }),
    'funds.chain': () => ({ currency: 'EUR', rows: [] }),
    'funds.cashForecast': () => ({ currency: 'EUR', rows: [] }),
    'funds.exchangeDifferences': () => ({ currency: 'EUR', rows: [] }),
    'conversions.list': () => ({ rows: [] }),
    'rates.layers': () => ({ rows: [] }),
    'paymentRequests.list': () => ({ currency: 'EUR', rows: [] }),
    'deviations.list': () => ({ currency: 'EUR', limitPercent: '10', rows: [...DEVIATIONS] }),
    'funds.position': () => ({
      version: 1,
      bank: 10_000_000,
      cash: 52_040,
      advances: 0,
      payables: 12_500,
      statement: 10_000_000,
      outstanding: 0,
      closing: 10_039_540,
      currency: 'EUR',
    }),
    'budgets.tree': () => ({
      version: null,
      currency: 'EUR',
      nodes: [],
      totals: { budgeted: 0, reserved: 0, contracted: 0, paid: 0, admitted: 0, free: 0, spent: 0 },
      notices: [],
    }),
    'availability.levels': () => ({
      currency: 'EUR',
      totals: {
        budgeted: 198_025_855,
        reserved: 0,
        contracted: 42_000_000,
        paid: 25_893_320,
        admitted: 21_400_000,
        free: 130_132_535,
        spent: 25_893_320,
      },
      workPackages: [],
      activities: [],
      interventions: [],
      children: [],
    }),
    'projects.rulePacks': () => ({
      rows: [
        { id: 'generic', version: '2024-2', parameters: 60, unconfirmed: 40 },
        { id: 'eu', version: '2024-2', parameters: 60, unconfirmed: 9 },
        { id: 'giz', version: '2024-2', parameters: 60, unconfirmed: 30 },
      ],
    }),
    'periods.lockCheck': () => ({ blockers: [], warnings: [] }),
    'periods.close': () => ({
      currency: 'EUR',
      steps: [
        { key: 'entries', state: 'done', blockers: [], warnings: [] },
        {
          key: 'deviations',
          state: 'blocked',
          blockers: [
            {
              code: 'Unexplained',
              messageKey: 'notice.period.Unexplained',
              details: { lines: ['3.4', '5.3'] },
              fix: { labelKey: 'fix.explainDeviations', route: null },
            },
          ],
          warnings: [],
        },
        { key: 'checks', state: 'attention', blockers: [], warnings: [] },
      ],
      checks: [
        {
          key: 'fundBalance',
          state: 'differs',
          blocks: true,
          expectedMinor: 10_039_540,
          actualMinor: 10_039_440,
          looked: 1,
          differing: 1,
          examples: [],
        },
        {
          key: 'dates',
          state: 'differs',
          blocks: false,
          expectedMinor: null,
          actualMinor: null,
          looked: 178,
          differing: 2,
          examples: ['1204', '1377'],
        },
        {
          key: 'salaries',
          state: 'notApplicable',
          blocks: true,
          expectedMinor: null,
          actualMinor: null,
          looked: 0,
          differing: 0,
          examples: [],
        },
      ],
      mayLock: false,
    }),
    'reports.list': () => ({
      rows: [
        {
          id: idOf('report', 1),
          version: 1,
          periodId: idOf('period', 1),
          periodLabel: '2023-Q3',
          number: 1,
          state: 'submitted',
          submittedOn: '2023-10-30',
          answeredOn: null,
          documentRunId: null,
          documentName: null,
          reference: 'Invented reference',
          note: '',
        },
      ],
    }),
    'rates.sources': () => ({
      rows: [
        {
          source: 'InforEuro',
          base: 'EUR',
          kind: 'month',
          currencies: ['ALL', 'BAM', 'MKD', 'RSD'],
          first: '2023-01-01',
          last: '2025-12-01',
          count: 144,
        },
      ],
    }),
    'rates.list': () => ({
      rows: [
        {
          id: idOf('rate', 1),
          source: 'InforEuro',
          base: 'EUR',
          currency: 'RSD',
          kind: 'month',
          date: '2023-07-01',
          rate: '117.1745',
          importedFrom: 'inforeuro-2023.json',
        },
      ],
      total: 1,
    }),
    'audit.list': () => ({
      rows: [
        {
          seq: 2,
          at: '2025-11-20T09:12:00.000Z',
          personName: 'Besnik Hoxha',
          authenticated: true,
          secondPersonName: 'Драган Петровски',
          procedure: 'periods.lock',
          reason: null,
          changes: 1,
          hash: 'b'.repeat(64),
        },
        {
          seq: 1,
          at: '2025-11-20T08:00:00.000Z',
          personName: 'Arta Krasniqi',
          authenticated: false,
          secondPersonName: null,
          procedure: 'projects.create',
          reason: null,
          changes: 2,
          hash: 'a'.repeat(64),
        },
      ],
      hasMore: false,
      head: 'b'.repeat(64),
    }),
    'audit.changes': () => ({
      rows: [
        {
          table: 'reporting_period',
          rowId: idOf('period', 1),
          operation: 'update',
          fields: [
            {
              column: 'state',
              before: { kind: 'word', key: 'state.open', code: 'open' },
              after: { kind: 'word', key: 'state.locked', code: 'locked' },
            },
          ],
        },
      ],
      hasMore: false,
    }),
    'search.find': () => ({ rows: [] }),
    'today.list': () => ({ rows: money ? [...TODAY] : [] }),
    'today.burnUp': () => ({
      currency: 'EUR',
      months: Array.from({ length: 42 }, (_, index) => {
        const month = `${2023 + Math.floor((6 + index) / 12)}-${String(((6 + index) % 12) + 1).padStart(2, '0')}`
        return { month, planned: 4_714_900 * (index + 1), spent: index < 27 ? 3_871_256 * (index + 1) : null }
      }),
    }),
  }
}

export const TODAY: OutputOf<'today.list'>['rows'] = [
  {
    kind: 'period_ended',
    urgency: 'overdue',
    titleKey: 'today.periodEnded',
    details: { project: 'SOE-11', period: 'Q4 2023', due: '2024-01-30' },
    count: 1,
    date: '2023-12-31',
    amount: null,
    route: `/projects/${SOE11}/periods`,
    actionKey: 'today.act.lockPeriod',
  },
  {
    kind: 'deviations',
    urgency: 'soon',
    titleKey: 'today.deviations',
    details: { project: 'SOE-11', period: 'Q4 2023' },
    count: 2,
    date: null,
    amount: null,
    route: `/projects/${SOE11}/periods/${idOf('period', 2)}`,
    actionKey: 'today.act.explain',
  },
  {
    kind: 'drafts',
    urgency: 'normal',
    titleKey: 'today.drafts',
    details: { project: 'SOE-11' },
    count: 14,
    date: null,
    amount: eur(1_240_000),
    route: '/money/ledger?state=draft',
    actionKey: 'today.act.post',
  },
  {
    kind: 'backup',
    urgency: 'normal',
    titleKey: 'today.backupOld',
    details: {},
    count: 1,
    date: null,
    amount: null,
    route: '/settings/workspace',
    actionKey: 'today.act.backup',
  },
]
