import type { Role } from '#shared/contract/index.ts'
import { DEVIATIONS, TODAY } from './demo/findings.ts'
import { eur, idOf, SCHEME, SOE11 } from './demo/ids.ts'
import { named, ORGANISATIONS, organisation } from './demo/organisations.ts'
import { PEOPLE, statusFor } from './demo/people.ts'
import { DETAILS, PERIODS, PROJECT, PROJECTS } from './demo/projects.ts'
import type { Answers } from './fake-client.ts'

export {
  DETAILS,
  DEVIATIONS,
  idOf,
  ORGANISATIONS,
  PEOPLE,
  PERIODS,
  PROJECT,
  PROJECTS,
  SCHEME,
  SOE11,
  statusFor,
  TODAY,
}

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
    'organisations.people': () => ({ rows: [] }),
    'organisations.similar': () => ({ rows: [] }),
    'organisations.get': ({ id }) => ({
      organisation: ORGANISATIONS.find(found => found.id === id) ?? organisation(99, 'Nobody'),
      patron: null,
      patronOf: [],
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
    'transfers.list': () => ({ rows: [] }),
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
