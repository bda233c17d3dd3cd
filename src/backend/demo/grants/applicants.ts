import { createRandom, demoId } from '../deterministic.ts'

export type PartyKind = 'organisation' | 'informal_group' | 'natural_person'

/** An invented applicant of the grassroots call. */
export interface ApplicantFacts {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly country: 'XK' | 'MK' | 'RS' | 'BA'
  readonly place: string
  readonly kind: PartyKind
  readonly lot: 'A' | 'B'
  readonly registrationNo: string
}

const PLACES = {
  XK: [
    'Prizren',
    'Gjakovë',
    'Pejë',
    'Ferizaj',
    'Gjilan',
    'Vushtrri',
    'Rahovec',
    'Suharekë',
    'Lipjan',
    'Deçan',
  ],
  MK: ['Тетово', 'Куманово', 'Велес', 'Штип', 'Струмица', 'Прилеп', 'Охрид', 'Гостивар', 'Битола', 'Кичево'],
  RS: [
    'Bujanovac',
    'Preševo',
    'Vranje',
    'Leskovac',
    'Novi Pazar',
    'Niš',
    'Zaječar',
    'Čačak',
    'Priboj',
    'Užice',
  ],
  BA: ['Tuzla', 'Zenica', 'Goražde', 'Bihać', 'Mostar', 'Foča', 'Livno', 'Brčko', 'Konjic', 'Doboj'],
} as const

type Country = keyof typeof PLACES
const COUNTRIES = ['XK', 'MK', 'RS', 'BA'] as const satisfies readonly Country[]

const NAMES: { readonly [C in Country]: { readonly [K in PartyKind]: (place: string) => string } } = {
  XK: {
    organisation: place => `Shoqata e shpikur “Hapi digjital” ${place}`,
    informal_group: place => `Grupi i shpikur i grave ${place}`,
    natural_person: place => `Person i shpikur nga ${place}`,
  },
  MK: {
    organisation: place => `Измислено здружение „Дигитален чекор“ ${place}`,
    informal_group: place => `Измислена неформална група ${place}`,
    natural_person: place => `Измислено лице од ${place}`,
  },
  RS: {
    organisation: place => `Izmišljeno udruženje „Digitalni korak“ ${place}`,
    informal_group: place => `Izmišljena neformalna grupa ${place}`,
    natural_person: place => `Izmišljena osoba iz mesta ${place}`,
  },
  BA: {
    organisation: place => `Izmišljeno udruženje „Mreža znanja“ ${place}`,
    informal_group: place => `Izmišljena neformalna grupa mladih ${place}`,
    natural_person: place => `Izmišljena osoba iz mjesta ${place}`,
  },
}

export const APPLICATIONS = 40
/** The one that applies a second time under its own number. */
const TWICE = { number: 38, again: 12 } as const

const kindOf = (number: number): PartyKind => {
  if (number % 5 !== 0) return 'organisation'
  return number % 20 === 0 ? 'natural_person' : 'informal_group'
}

function applicant(number: number): ApplicantFacts {
  if (number === TWICE.number) return { ...applicant(TWICE.again), number }
  const country = COUNTRIES[(number - 1) % COUNTRIES.length] ?? 'XK'
  const place = PLACES[country][Math.floor((number - 1) / COUNTRIES.length)] ?? ''
  const kind = kindOf(number)
  const random = createRandom(`applicant ${number}`)
  return {
    number,
    id: demoId('organisation', `applicant ${number}`),
    name: NAMES[country][kind](place),
    country,
    place,
    kind,
    lot: kind === 'organisation' ? 'A' : 'B',
    registrationNo: kind === 'organisation' ? `DEMO-${random.integer(100_000, 999_999)}` : '',
  }
}

/** Invented applicants of the grassroots call in the order in which their applications came in. */
export const applicants: readonly ApplicantFacts[] = Array.from({ length: APPLICATIONS }, (_, index) =>
  applicant(index + 1),
)
/** Each body once. */
export const applicantBodies = applicants.filter(facts => facts.number !== TWICE.number)

/** The registered body that answers for an informal group: the one that applied before it. */
export const patronOf = (facts: ApplicantFacts): string | null =>
  facts.kind === 'informal_group' ? (applicants[facts.number - 2]?.id ?? null) : null
