import type { OutputOf } from '#shared/contract/index.ts'
import { eur, idOf } from '../support/demo/ids.ts'

export const CALL = idOf('call', 1)
export const APPLICATION = idOf('application', 1)
const call = { id: CALL, code: 'G1', title: 'Small grants' }
const notice = (code: string, details: Record<string, string | number> = {}) => ({
  code,
  messageKey: `notice.checks.${code}`,
  details,
  fix: null,
})

export const MINE: OutputOf<'assessments.mine'> = {
  recused: 1,
  rows: [
    {
      applicationId: APPLICATION,
      call,
      referenceNo: 'G1-001',
      title: 'A library on wheels',
      applicantName: null,
      reader: 'first',
      stage: 'to_declare',
      scored: 0,
      criteria: 2,
      total: null,
      links: [{ code: 'Linked', messageKey: 'notice.evaluation.Linked', details: {}, fix: null }],
    },
    {
      applicationId: idOf('application', 2),
      call,
      referenceNo: 'G1-002',
      title: 'A garden',
      applicantName: null,
      reader: 'second',
      stage: 'submitted',
      scored: 2,
      criteria: 2,
      total: '76.00',
      links: [],
    },
  ],
}

export const OPENED: OutputOf<'assessments.open'> = {
  applicationId: APPLICATION,
  call,
  referenceNo: 'G1-001',
  title: 'A library on wheels',
  applicantName: null,
  currency: 'EUR',
  requested: eur(400_000),
  durationMonths: 6,
  revision: { id: idOf('revision', 1), number: 1, latest: 1 },
  formVersion: 1,
  sections: [
    {
      key: 'project',
      label: 'The project',
      fields: [
        { key: 'name', label: 'Name', lines: [{ kind: 'text', text: '▇▇▇' }], table: null, isHidden: true },
        {
          key: 'summary',
          label: 'Summary',
          lines: [{ kind: 'text', text: 'Books for villages' }],
          table: null,
          isHidden: false,
        },
        {
          key: 'plan',
          label: 'Plan',
          lines: [],
          table: {
            columns: ['What', 'Cost'],
            rows: [
              [
                { kind: 'text', text: 'Van' },
                { kind: 'money', text: '125000' },
              ],
            ],
          },
          isHidden: false,
        },
      ],
    },
  ],
  grid: {
    id: idOf('grid', 1),
    totalThreshold: '60',
    sections: [
      {
        key: 'relevance',
        label: 'Relevance',
        threshold: '12',
        criteria: [
          { key: 'r1', label: 'Need', help: 'How well the need is shown', weight: '20' },
          { key: 'r2', label: 'Fit', help: '', weight: '80' },
        ],
      },
    ],
  },
  sheet: null,
  mayScore: true,
  blind: true,
  files: [],
}

export const MEMBERS: OutputOf<'committees.members'> = {
  blind: true,
  assessorsNeeded: 2,
  thirdReaderGap: '15',
  progress: { eligible: 2, inEvaluation: 1, complete: 0, apart: 1, short: 1 },
  rows: [
    {
      id: idOf('member', 1),
      version: 1,
      committee: 'evaluation',
      function: 'voting_member',
      person: { id: idOf('person', 3), name: 'Ada Reader' },
      impartialitySignedOn: '2025-06-02',
      assigned: 4,
      submitted: 3,
      recused: 1,
    },
  ],
}

export const ASSIGNMENTS: OutputOf<'committees.assignments'> = {
  total: 1,
  rows: [
    {
      applicationId: APPLICATION,
      referenceNo: 'G1-001',
      title: 'A library on wheels',
      applicantName: 'Village readers',
      state: 'in_evaluation',
      readers: [
        {
          assignmentId: idOf('assignment', 1),
          version: 1,
          person: { id: idOf('person', 3), name: 'Ada Reader' },
          reader: 'first',
          state: 'assigned',
          declared: 'none',
          sheet: 'submitted',
          total: '76.00',
        },
      ],
      gap: '20.00',
      isApart: true,
      hasConsensus: false,
      missing: 1,
      unassigned: 1,
      average: '66.00',
      passes: true,
    },
  ],
}

export const REGISTER: OutputOf<'committees.conflicts'> = {
  zone: 'Europe/Belgrade',
  rows: [
    {
      id: idOf('declaration', 1),
      applicationId: APPLICATION,
      referenceNo: 'G1-001',
      applicantName: 'Village readers',
      person: { id: idOf('person', 3), name: 'Ada Reader' },
      kind: 'board',
      note: 'Sister on the board',
      late: true,
      declaredAt: '2025-06-20T10:00:00.000Z',
      voidedTotal: '88.00',
    },
  ],
  links: [],
}

export const CHECKS: OutputOf<'checks.get'> = {
  applicationId: APPLICATION,
  version: 3,
  state: 'admin_check',
  zone: 'Europe/Belgrade',
  clarificationDays: 5,
  parties: [{ id: idOf('organisation', 1), name: 'Village readers' }],
  items: [
    {
      itemId: idOf('item', 1),
      stage: 'administrative',
      code: 'A1',
      text: 'Signed',
      kind: 'administrative_criterion',
      required: true,
      answer: null,
      evidence: '',
      note: '',
      by: '',
      at: null,
    },
    {
      itemId: idOf('item', 2),
      stage: 'administrative',
      code: 'A2',
      text: 'In time',
      kind: 'administrative_criterion',
      required: true,
      answer: 'yes',
      evidence: '',
      note: '',
      by: 'Arta',
      at: '2025-06-20T22:30:00.000Z',
    },
  ],
  outcomes: [{ stage: 'administrative', result: 'open' }],
  clarifications: [],
  papers: [
    {
      id: idOf('paper', 1),
      version: 2,
      itemId: null,
      title: 'Registration certificate',
      number: 'R-17',
      issuedOn: '2025-01-10',
      expiresOn: '2025-07-10',
      validUntil: '2025-07-10',
      isExpired: true,
      runsOutEarly: false,
      note: '',
    },
    {
      id: idOf('paper', 2),
      version: 1,
      itemId: null,
      title: 'Statute',
      number: '',
      issuedOn: null,
      expiresOn: null,
      validUntil: null,
      isExpired: false,
      runsOutEarly: false,
      note: '',
    },
  ],
  flags: [],
  hits: [
    {
      kind: 'sanction',
      subject: 'Elena P. (Village readers)',
      reference: 'TEi.001',
      name: 'ELENA PETROVSKA',
      from: 'UN',
      strength: 'exact',
      note: 'TEST',
      decision: null,
    },
  ],
  lists: [{ list: 'UN', names: 4121 }],
  blockers: [notice('HitsUndecided', { count: 1, names: 'ELENA PETROVSKA (TEi.001)' })],
  warnings: [],
  isOpen: true,
  mayConclude: true,
}

export const LINKED: OutputOf<'committees.conflicts'> = {
  zone: 'Europe/Belgrade',
  rows: [],
  links: [
    {
      applicationId: APPLICATION,
      referenceNo: 'G1-001',
      person: { id: idOf('person', 3), name: 'Ada Reader' },
      declared: 'none',
      links: [
        {
          code: 'SameName',
          messageKey: 'notice.evaluation.SameName',
          details: {
            name: 'Ada Reader',
            organisation: 'Village readers',
            roleKey: 'organisationPersonRole.board',
          },
          fix: null,
        },
      ],
    },
  ],
}

export const MENTORS: OutputOf<'committees.mentors'> = {
  rows: [
    {
      id: idOf('mentor', 1),
      version: 1,
      person: { id: idOf('person', 2), name: 'Mira Mentor' },
      organisation: { id: idOf('organisation', 1), name: 'Village readers' },
      since: '2025-01-01',
      until: null,
    },
  ],
}

const sheet = {
  state: 'submitted' as const,
  voidReason: '',
  comment: '',
  recommendation: null,
  intake: 'typed' as const,
  enteredBy: null,
  hasFile: false,
  submittedAt: '2025-06-20T10:00:00.000Z',
  revision: 1,
}
const points = (text: string, comment = '') => ({ kind: 'score' as const, points: text, comment })

export const SHEETS: OutputOf<'committees.sheets'> = {
  referenceNo: 'G1-001',
  zone: 'Europe/Belgrade',
  grid: OPENED.grid,
  sheets: [
    {
      ...sheet,
      id: idOf('sheet', 1),
      person: { id: idOf('person', 3), name: 'Ada Reader' },
      reader: 'first',
      scores: { r1: points('18', 'Well shown'), r2: points('60') },
      total: '78.00',
    },
    {
      ...sheet,
      id: idOf('sheet', 2),
      person: { id: idOf('person', 4), name: 'Ben Second' },
      reader: 'second',
      scores: { r1: points('10'), r2: points('60') },
      total: '70.00',
    },
    {
      ...sheet,
      id: idOf('sheet', 3),
      state: 'void',
      voidReason: 'Sister on the board',
      person: { id: idOf('person', 5), name: 'Cleo Recused' },
      reader: 'further',
      scores: { r1: points('20'), r2: points('80') },
      total: '100.00',
    },
  ],
  consensus: null,
  average: '74.00',
  passes: true,
  fails: [],
  sections: [{ key: 'relevance', average: '74.00', passes: true }],
  gap: '20.00',
  gapLimit: '15',
  isApart: true,
  missing: 1,
  mayAgree: true,
}
