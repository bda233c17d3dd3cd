import type { OutputOf } from '#shared/contract/index.ts'
import type { SchemeRow } from '#shared/contract/schemes.ts'
import { FORM } from '#tests/support/grant-form.ts'
import { CALL, CALL_FACTS } from '../awards/fixture.ts'
import { idOf, SOE11 } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'

export { CALL }
export const eur = (minor: number) => ({ minor, currency: 'EUR' })
export const SCHEME = idOf('scheme', 1)

export const schemeRow: SchemeRow = {
  id: SCHEME,
  version: 3,
  code: 'S1',
  title: 'Grassroots grants',
  objective: 'Close to home',
  project: { id: SOE11, code: 'SOE-11', title: 'Small and strong' },
  workPackage: null,
  line: { id: idOf('line', 1), code: '6.1', title: 'Third parties' },
  envelope: eur(18_000_000),
  calls: eur(12_000_000),
  callCount: 1,
  promised: eur(0),
  left: eur(6_000_000),
  partyCap: null,
  partyCapReason: '',
  contractCap: eur(6_000_000),
  invented: false,
  blockers: [],
  warnings: [
    {
      code: 'LineShort',
      messageKey: 'notice.scheme.WorkPackageMissing',
      details: {},
      fix: { labelKey: 'fix.openBudget', route: `/projects/${SOE11}/budget` },
    },
  ],
}

const both = (text: string) => ({ en: text, sq: `${text} (sq)` })
export const FORM_WITH_BOUND = {
  sections: FORM.sections.map((section, index) =>
    index === 0
      ? {
          ...section,
          fields: [
            {
              key: 'turnover',
              kind: 'money' as const,
              required: false,
              label: both('Turnover'),
              minimum: '100000',
              maximum: '2500050',
            },
            ...section.fields,
          ],
        }
      : section,
  ),
}
const GRID = {
  sections: [
    {
      key: 'relevance',
      label: both('Relevance'),
      threshold: '12',
      criteria: [
        { key: 'need', label: both('Need'), weight: '60' },
        { key: 'fit', label: both('Fit'), weight: '40' },
      ],
    },
  ],
  totalThreshold: '60',
}
const version = {
  id: idOf('form', 1),
  number: 1,
  state: 'draft' as const,
  frozenAt: null,
  corrigendum: null,
}

export const SETUP: OutputOf<'calls.setup'> = {
  version: 4,
  invited: [],
  frozen: 'no',
  missingTexts: [
    { part: 'call', recordId: CALL, code: '', field: 'objective', language: 'sq' },
  ] as OutputOf<'calls.setup'>['missingTexts'],
  blockers: [],
  warnings: [],
  setup: {
    id: CALL,
    code: 'G1',
    state: 'setup',
    currency: 'EUR',
    kind: 'open',
    directAwardReason: '',
    languages: ['en', 'sq'],
    envelopeMinor: 12_000_000,
    zone: 'Europe/Skopje',
    opensAt: '2025-09-15T07:00:00.000Z',
    deadlineAt: '2025-10-31T15:00:00.000Z',
    questionsUntil: '2025-10-17T14:00:00.000Z',
    applicationsPerApplicant: 'one',
    countsCoApplicants: true,
    blind: true,
    assessorsNeeded: 2,
    thirdReaderGap: '15',
    tieBreak: ['relevance', 'received_at'],
    clarificationDays: 5,
    complaintDays: 8,
    reserveUntil: null,
    earliestStart: null,
    latestEnd: null,
    shortestMonths: 3,
    longestMonths: 12,
    cutoffs: [],
    invited: [],
    lots: [
      {
        id: idOf('lot', 1),
        code: 'A',
        title: both('Registered organisations'),
        envelopeMinor: 9_600_000,
        minimumMinor: 300_000,
        maximumMinor: 1_200_000,
        cofinancingPercent: '5',
      },
    ],
    items: [
      {
        id: idOf('item', 1),
        kind: 'eligibility_criterion',
        code: 'E1',
        text: both('The applicant is of a kind that the call admits'),
        required: true,
        stage: '',
        validityMonths: null,
      },
      {
        id: idOf('item', 2),
        kind: 'document',
        code: 'D1',
        text: both('Certificate of registration'),
        required: true,
        stage: 'application',
        validityMonths: 3,
      },
      {
        id: idOf('item', 3),
        kind: 'activity_type',
        code: 'T1',
        text: both('Training'),
        required: true,
        stage: '',
        validityMonths: null,
      },
    ],
    texts: { objective: { en: 'More people online' } },
    form: { number: 1, definition: JSON.parse(JSON.stringify(FORM_WITH_BOUND)) },
    grid: { number: 1, definition: GRID },
  },
}

/** Answers of a call that is being set up. */
export const setupAnswers = (more: Answers = {}): Answers => ({
  'calls.get': () => ({
    call: { ...CALL_FACTS, state: 'setup', applications: 0 },
    languages: ['en', 'sq'],
    steps: [],
    history: [],
    missingTexts: 1,
    corrigenda: 0,
  }),
  'calls.setup': () => SETUP,
  'callForms.get': () => ({
    languages: ['en', 'sq'],
    versions: [version],
    shown: version,
    definition: JSON.parse(JSON.stringify(FORM_WITH_BOUND)),
    faults: [],
  }),
  'callGrids.get': () => ({
    languages: ['en', 'sq'],
    versions: [version],
    shown: version,
    definition: GRID,
    faults: [],
  }),
  'callForms.check': () => ({ form: [], grid: [] }),
  'callForms.templates': () => ({ rows: [] }),
  'callQuestions.list': () => ({
    rows: [
      {
        id: idOf('question', 1),
        version: 2,
        number: 1,
        askedOn: '2025-09-24',
        askedBy: '',
        question: { en: 'Is VAT eligible?' },
        answer: {},
        answeredOn: null,
        published: false,
      },
    ],
  }),
  'corrigenda.list': () => ({ rows: [] }),
  'calls.change': () => ({ id: CALL, version: 5, corrigendum: null }),
  'schemes.list': () => ({ rows: [schemeRow] }),
  'budgets.lines': () => ({ rows: [] }),
  ...more,
})
