import type { CommandContext } from '#backend/rpc/context.ts'
import { lineId } from '../budgets.ts'
import { demoId } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { personId } from '../people.ts'
import { projectId, workPackageId } from '../programme.ts'
import { standard } from './template.ts'

export const ZONE = 'Europe/Skopje'
export const CALLS = ['DII-G1', 'XK-G1'] as const
export type DemoCall = (typeof CALLS)[number]

export const callId = (call: DemoCall): string => demoId('grant_call', call)
export const lotId = (call: DemoCall, lot: string): string => demoId('call_lot', `${call} ${lot}`)
export const formId = (call: DemoCall): string => demoId('form_version', call)
export const gridId = (call: DemoCall): string => demoId('grid_version', call)
export const itemId = (call: DemoCall, code: string): string => demoId('call_item', `${call} ${code}`)
const schemeId = (call: DemoCall): string => demoId('grant_scheme', call)

interface LotFacts {
  readonly code: string
  readonly title: readonly [en: string, sq: string]
  readonly envelopeMinor: number
  readonly minimumMinor: number | null
  readonly maximumMinor: number | null
  readonly cofinancing: string
}

const LOTS: { readonly [Call in DemoCall]: readonly LotFacts[] } = {
  'DII-G1': [
    {
      code: 'A',
      title: ['Registered grassroots organisations', 'Organizata lokale të regjistruara'],
      envelopeMinor: 9_600_000,
      minimumMinor: 300_000,
      maximumMinor: 1_200_000,
      cofinancing: '5',
    },
    {
      code: 'B',
      title: ['Informal groups and persons', 'Grupe joformale dhe persona'],
      envelopeMinor: 2_400_000,
      minimumMinor: 50_000,
      maximumMinor: 300_000,
      cofinancing: '0',
    },
  ],
  'XK-G1': [
    {
      code: 'A',
      title: ['Civil society organisations of Kosovo', 'Organizata të shoqërisë civile në Kosovë'],
      envelopeMinor: 27_000_000,
      minimumMinor: null,
      maximumMinor: 4_000_000,
      cofinancing: '0',
    },
  ],
}

const TEXTS: { readonly [Call in DemoCall]: Readonly<Record<string, readonly [en: string, sq: string]>> } = {
  'DII-G1': {
    title: ['Digital skills close to home (invented)', 'Aftësi digjitale pranë shtëpisë (e trilluar)'],
    background: [
      'The initiative supports local groups that help people on the wrong side of the digital divide. This call and its figures are invented for the demo.',
      'Iniciativa mbështet grupe lokale që ndihmojnë njerëzit në anën e gabuar të hendekut digjital. Kjo thirrje dhe shifrat e saj janë të shpikura për demonstrim.',
    ],
    objective: [
      'More people can use public e-services in their municipality.',
      'Më shumë njerëz mund t’i përdorin e-shërbimet publike në komunën e tyre.',
    ],
    priorities: [
      'Rural women, older people, people with disabilities, Roma, Ashkali and Egyptian communities.',
      'Gratë rurale, të moshuarit, personat me aftësi të kufizuara, komunitetet rom, ashkali dhe egjiptian.',
    ],
    place: [
      'Municipalities of Kosovo, North Macedonia, Serbia and Bosnia and Herzegovina.',
      'Komunat e Kosovës, Maqedonisë së Veriut, Serbisë dhe Bosnjës e Hercegovinës.',
    ],
    how_to_apply: [
      'Fill in the Excel pack and send it by e-mail, on a memory stick or on paper.',
      'Plotësoni paketën Excel dhe dërgojeni me e-postë, në USB ose në letër.',
    ],
    who_may_apply: [
      'Registered grassroots organisations in lot A; informal groups with a patron and natural persons in lot B.',
      'Organizatat lokale të regjistruara në lotin A; grupet joformale me patron dhe personat fizikë në lotin B.',
    ],
    evaluation_steps: [
      'Two assessors score each eligible application; a third reads where they differ by more than 15 points.',
      'Dy vlerësues i japin pikë çdo aplikimi të pranueshëm; një i tretë lexon kur ata dallojnë për më shumë se 15 pikë.',
    ],
    complaints: [
      'A complaint may be sent within five working days of the letter; the complaints committee decides.',
      'Ankesa mund të dërgohet brenda pesë ditëve të punës nga letra; vendos komisioni i ankesave.',
    ],
  },
  'XK-G1': {
    title: [
      'Kosovo scheme, call of nine projects (dates and amounts invented)',
      'Skema e Kosovës, thirrje me nëntë projekte (datat dhe shumat të trilluara)',
    ],
    background: [
      'Call of the Kosovo scheme. Dates and amounts are invented for the demo: the project sheets state none.',
      'Thirrje e skemës së Kosovës. Datat dhe shumat janë të shpikura për demonstrim: fletët e projekteve nuk i përmbajnë.',
    ],
    objective: ['Civil society takes part in public life.', 'Shoqëria civile merr pjesë në jetën publike.'],
  },
}

const CALL_FACTS = {
  'DII-G1': {
    project: 'DII',
    workPackage: 'WP2',
    line: '1.1',
    schemeTitle: 'Grassroots grants of the Digital Inclusion Initiative (invented)',
    title: 'Digital skills close to home (invented)',
    state: 'in_evaluation',
    opensAt: '2025-09-15T07:00:00.000Z',
    deadlineAt: '2025-10-31T15:00:00.000Z',
    questionsUntil: '2025-10-17T14:00:00.000Z',
    steps: [
      ['setup', 'ready', '2025-09-12T09:00:00.000Z'],
      ['ready', 'open', '2025-09-15T07:00:00.000Z'],
      ['open', 'closed', '2025-10-31T15:00:00.000Z'],
      ['closed', 'in_evaluation', '2025-11-10T08:00:00.000Z'],
    ],
    decidedOn: null,
    blind: 1,
  },
  'XK-G1': {
    project: 'XK-SCHEME',
    workPackage: null,
    line: null,
    schemeTitle: 'Kosovo scheme (donor not stated)',
    title: 'Kosovo scheme, call of nine projects (dates and amounts invented)',
    state: 'contracting',
    opensAt: '2023-05-02T07:00:00.000Z',
    deadlineAt: '2023-06-09T14:00:00.000Z',
    questionsUntil: null,
    steps: [
      ['setup', 'ready', '2023-04-28T09:00:00.000Z'],
      ['ready', 'open', '2023-05-02T07:00:00.000Z'],
      ['open', 'closed', '2023-06-09T14:00:00.000Z'],
      ['closed', 'in_evaluation', '2023-06-19T08:00:00.000Z'],
      ['in_evaluation', 'decided', '2023-07-14T10:00:00.000Z'],
      ['decided', 'informed', '2023-07-17T08:00:00.000Z'],
      ['informed', 'contracting', '2023-07-31T08:00:00.000Z'],
    ],
    decidedOn: '2023-07-14',
    blind: 0,
  },
} as const

const total = (call: DemoCall) => LOTS[call].reduce((sum, lot) => sum + lot.envelopeMinor, 0)

/** Ties go to the section on relevance, then to who came first. */
const TIE_BREAK = JSON.stringify(['relevance', 'received_at'])

const schemeRow = (call: DemoCall) => {
  const facts = CALL_FACTS[call]
  return {
    id: schemeId(call),
    project_id: projectId(facts.project),
    work_package_id: facts.workPackage === null ? null : workPackageId(facts.project, facts.workPackage),
    budget_line_id: facts.line === null ? null : lineId(facts.project, facts.line),
    code: `${call.split('-')[0]}-S1`,
    title: facts.schemeTitle,
    objective: TEXTS[call]['objective']?.[0] ?? '',
    currency: 'EUR',
    envelope_minor: call === 'DII-G1' ? 18_000_000 : total(call),
    party_cap_minor: null,
    party_cap_reason: '',
    invented: 1 as const,
    position: 0,
  }
}

const callRow = (call: DemoCall) => {
  const facts = CALL_FACTS[call]
  return {
    id: callId(call),
    scheme_id: schemeId(call),
    code: call,
    title: facts.title,
    kind: 'open' as const,
    state: facts.state,
    languages: JSON.stringify(['en', 'sq']),
    currency: 'EUR',
    envelope_minor: total(call),
    zone: ZONE,
    opens_at: facts.opensAt,
    deadline_at: facts.deadlineAt,
    questions_until: facts.questionsUntil,
    applications_per_applicant: 'one' as const,
    counts_co_applicants: 1 as const,
    blind: facts.blind,
    assessors_needed: 2,
    third_reader_gap: '15',
    tie_break: TIE_BREAK,
    reserve_until: call === 'DII-G1' ? '2026-12-31' : null,
    earliest_start: call === 'DII-G1' ? '2026-12-01' : null,
    latest_end: call === 'DII-G1' ? '2027-11-30' : null,
    shortest_months: 3,
    longest_months: 12,
    decided_on: facts.decidedOn,
    invented: 1 as const,
    created_at: facts.steps[0][2],
  }
}

/** A text of a record of a call in both languages. */
export const bothTexts = (
  call: DemoCall,
  recordId: string,
  field: string,
  [en, sq]: readonly [en: string, sq: string],
) =>
  Object.entries({ en, sq }).map(([language, text]) => ({
    id: demoId('call_text', `${recordId} ${field} ${language}`),
    call_id: callId(call),
    record_id: recordId,
    field,
    language,
    text,
  }))

const textRows = (call: DemoCall) => [
  ...Object.entries(TEXTS[call]).flatMap(([field, texts]) => bothTexts(call, callId(call), field, texts)),
  ...LOTS[call].flatMap(lot => bothTexts(call, lotId(call, lot.code), 'title', lot.title)),
  ...standard.items.flatMap(item =>
    bothTexts(call, itemId(call, item.code), 'text', [item.text.en, item.text.sq]),
  ),
]

async function insertCall({ trx }: CommandContext, call: DemoCall): Promise<void> {
  await insertAll(trx, 'grant_scheme', [schemeRow(call)])
  await insertAll(trx, 'grant_call', [callRow(call)])
  await insertAll(
    trx,
    'call_lot',
    LOTS[call].map((lot, position) => ({
      id: lotId(call, lot.code),
      call_id: callId(call),
      code: lot.code,
      title: lot.title[0],
      envelope_minor: lot.envelopeMinor,
      minimum_minor: lot.minimumMinor,
      maximum_minor: lot.maximumMinor,
      cofinancing_percent: lot.cofinancing,
      position,
    })),
  )
  await insertAll(
    trx,
    'call_item',
    standard.items.map((item, position) => ({
      id: itemId(call, item.code),
      call_id: callId(call),
      kind: item.kind as 'document',
      code: item.code,
      required: item.required ? (1 as const) : (0 as const),
      stage: item.stage as '',
      validity_months: item.validityMonths,
      position,
    })),
  )
  await insertAll(trx, 'call_text', textRows(call))
  const frozenAt = CALL_FACTS[call].steps[1][2]
  const version = { call_id: callId(call), number: 1, state: 'frozen' as const, frozen_at: frozenAt }
  await insertAll(trx, 'form_version', [
    { ...version, id: formId(call), definition: JSON.stringify(standard.form), corrigendum_id: null },
  ])
  await insertAll(trx, 'grid_version', [
    { ...version, id: gridId(call), definition: JSON.stringify(standard.grid), corrigendum_id: null },
  ])
  await insertAll(
    trx,
    'call_step',
    CALL_FACTS[call].steps.map(([from, to, at]) => ({
      id: demoId('call_step', `${call} ${to}`),
      call_id: callId(call),
      from_state: from,
      to_state: to,
      reason: '',
      person_id: personId('coordinator'),
      at,
    })),
  )
}

/** The two schemes with one call each: one in evaluation, one awarded. */
export async function insertCalls(context: CommandContext): Promise<void> {
  for (const call of CALLS) await insertCall(context, call)
}
