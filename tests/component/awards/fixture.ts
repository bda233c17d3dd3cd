import type { OutputOf } from '#shared/contract/index.ts'
import { idOf } from '../support/demo.ts'
import type { Answers } from '../support/fake-client.ts'

export const CALL = idOf('call', 1)
export const LOTS = [idOf('lot', 1), idOf('lot', 2)] as const
export const RANKING = idOf('ranking', 1)
export const application = (number: number) => idOf('application', number)

const pot = (id: string, code: string) => ({
  id,
  code,
  title: `Lot ${code}`,
  envelopeMinor: 1_200_000,
  awardedMinor: 0,
  heldMinor: 100_000,
  freeMinor: 1_100_000,
  minimumMinor: null,
  maximumMinor: 600_000,
})

export const BOARD: OutputOf<'rankings.board'> = {
  callState: 'in_evaluation',
  currency: 'EUR',
  zone: 'Europe/Skopje',
  pots: [pot(LOTS[0], 'A'), pot(LOTS[1], 'B')],
  schemeFreeMinor: 1_700_000,
  lineFreeMinor: 2_000_000,
  lineCode: '6.1',
  reserveUntil: '2026-12-31',
  cutoffs: [],
  sections: [{ key: 'relevance', label: { en: 'Relevance', sq: 'Rëndësia' } }],
  ranking: {
    id: RANKING,
    number: 2,
    madeAt: '2025-12-01T09:00:00.000Z',
    madeBy: 'Arta Krasniqi',
    rows: 3,
    tieBreak: ['relevance'],
  },
  counts: [{ state: 'evaluated', count: 4 }],
  blockers: [],
  outdated: false,
}

type Row = OutputOf<'rankings.whatIf'>['rows'][number]

const row = (number: number, over: Partial<Row> = {}): Row => ({
  applicationId: application(number),
  version: 1,
  reference: `G1-00${number}`,
  title: `Project ${number}`,
  applicant: `Association ${number}`,
  lotId: LOTS[0],
  rank: number,
  average: '80.50',
  sections: [{ key: 'relevance', average: '16.00' }],
  fails: [],
  tieBrokenBy: '',
  state: 'evaluated',
  requestedMinor: 500_000,
  recommendedMinor: null,
  awardedMinor: null,
  complaint: false,
  place: 'below',
  proposedMinor: 0,
  ...over,
})

/** Three that compete and one below a threshold; so many above the line as asked, else two by the money. */
export function whatIf(places: number): OutputOf<'rankings.whatIf'> {
  const funded = (number: number) =>
    number <= places ? { place: 'funded' as const, proposedMinor: 500_000 } : {}
  return {
    rows: [
      row(1, funded(1)),
      row(2, { ...funded(2), tieBrokenBy: 'relevance' }),
      row(3, funded(3)),
      row(4, { rank: null, place: null, fails: ['relevance'] }),
    ],
    total: 4,
    pots: [
      {
        lotId: LOTS[0],
        freeMinor: 1_100_000,
        usedMinor: 500_000 * places,
        leftMinor: 1_100_000 - 500_000 * places,
        places,
        ranked: 3,
      },
    ],
    usedMinor: 500_000 * places,
    schemeLeftMinor: 1_700_000 - 500_000 * places,
    lineLeftMinor: 2_000_000 - 500_000 * places,
  }
}

export const CALL_FACTS: OutputOf<'calls.get'>['call'] = {
  id: CALL,
  version: 1,
  code: 'G1',
  title: 'Close to home',
  kind: 'open',
  state: 'in_evaluation',
  schemeId: idOf('scheme', 1),
  schemeCode: 'S1',
  projectId: idOf('project', 1),
  projectCode: 'DII',
  envelope: { minor: 2_400_000, currency: 'EUR' },
  zone: 'Europe/Skopje',
  opensAt: null,
  deadlineAt: '2025-10-31T15:00:00.000Z',
  applications: 4,
  invented: true,
}

export const boardAnswers: Answers = {
  'rankings.board': () => BOARD,
  'rankings.whatIf': ({ places }) => whatIf(places?.[0]?.places ?? 2),
}

export const callAnswers: Answers = {
  'calls.get': () => ({
    call: CALL_FACTS,
    languages: ['en', 'sq'],
    steps: [],
    history: [],
    missingTexts: 0,
    corrigenda: 0,
  }),
  ...boardAnswers,
}
