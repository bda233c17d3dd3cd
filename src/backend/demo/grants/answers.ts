import type { Answers } from '#shared/domain/calls/index.ts'
import { createRandom } from '../deterministic.ts'
import type { ApplicantFacts } from './applicants.ts'

const THEMES = [
  {
    title: (place: string) => `Digital corner for older people in ${place}`,
    summary:
      'Twice a week volunteers sit with older people in the reading room and go through the public e-services that they need.',
    group: 'Older people',
    types: ['T1', 'T5'],
  },
  {
    title: (place: string) => `Help desk for e-services in ${place}`,
    summary:
      'A desk in the municipal hall where people learn to ask for certificates, pay fees and follow their cases on line.',
    group: 'Citizens without own computer',
    types: ['T3', 'T5'],
  },
  {
    title: (place: string) => `Phones and forms: evenings for rural women around ${place}`,
    summary:
      'Evening meetings in six villages with one trainer, one mediator and the forms that families need most.',
    group: 'Rural women',
    types: ['T1', 'T2'],
  },
  {
    title: (place: string) => `Young people test the websites of ${place}`,
    summary:
      'Young people with and without disabilities test municipal websites and bring what they find before the assembly.',
    group: 'Young people with disabilities',
    types: ['T2', 'T4'],
  },
  {
    title: (place: string) => `Roma youth teach their parents in ${place}`,
    summary:
      'Pupils of the upper grades are trained as helpers and teach their families the services of school, health and work.',
    group: 'Roma, Ashkali and Egyptian families',
    types: ['T1', 'T4', 'T5'],
  },
] as const

/** Shares of the budget by cost, in percent; the last takes the rest. */
const COSTS = [
  ['Trainers and mediators', 'month', 45],
  ['Rent and materials', 'month', 20],
  ['Small equipment', 'piece', 20],
  ['Visibility and coordination', 'lump sum', 15],
] as const

export interface Sums {
  readonly totalMinor: number
  readonly requestedMinor: number
  readonly months: number
}

/** What an applicant asks for: within the lot, with its co-financing, in whole euros. */
export function sumsOf(facts: ApplicantFacts): Sums {
  const random = createRandom(`sums ${facts.number}`)
  const euros = facts.lot === 'A' ? random.integer(50, 115) * 100 : random.integer(10, 29) * 100
  const share = facts.lot === 'A' ? random.pick([5, 10, 15]) : 0
  const requestedMinor = euros * 100
  const totalMinor = Math.ceil(requestedMinor / (100 - share)) * 100
  return { requestedMinor, totalMinor, months: random.integer(3, 12) }
}

const months = (count: number, from: number, to: number) => ({
  first_month: String(Math.max(1, Math.round(count * from))),
  last_month: String(Math.max(1, Math.round(count * to))),
})

function budgetRows({ totalMinor, requestedMinor, months: length }: Sums) {
  let total = totalMinor
  let requested = requestedMinor
  return COSTS.map(([item, unit, percent], index) => {
    const isLast = index === COSTS.length - 1
    const quantity = unit === 'month' ? length : 1
    const unitValue = Math.floor((totalMinor * percent) / 100 / quantity)
    const ownTotal = isLast ? total : unitValue * quantity
    const ownRequested = isLast
      ? requested
      : Math.min(requested, Math.floor((requestedMinor * percent) / 100))
    total -= ownTotal
    requested -= ownRequested
    return {
      item,
      unit,
      quantity: String(isLast ? 1 : quantity),
      unit_value: String(isLast ? ownTotal : unitValue),
      total: String(ownTotal),
      requested: String(ownRequested),
      note: null,
    }
  })
}

export const themeOf = (facts: ApplicantFacts) => THEMES[(facts.number * 3) % THEMES.length] ?? THEMES[0]

/** The filled form of an invented application; the sums of its budget agree. */
export function answersOf(facts: ApplicantFacts): Answers {
  const theme = themeOf(facts)
  const sums = sumsOf(facts)
  const random = createRandom(`answers ${facts.number}`)
  const women = random.integer(15, 60)
  return {
    applicant_name: facts.name,
    party_kind: facts.kind,
    registration_no: facts.kind === 'organisation' ? facts.registrationNo : null,
    patron_name: facts.kind === 'informal_group' ? 'Patron named in the registry' : null,
    country: facts.country,
    contact: `demo-${facts.number}@example.invalid`,
    turnover:
      facts.kind === 'organisation'
        ? ['2022', '2023', '2024'].map(year => ({
            year,
            amount: String(random.integer(80, 900) * 10_000),
          }))
        : [],
    title: theme.title(facts.place),
    activity_types: [...theme.types],
    location: facts.place,
    duration: String(sums.months),
    summary: `${theme.summary} Invented for the demo.`,
    relevance: `People of ${facts.place} travel to the regional centre for papers that they could have at home.`,
    objectives: `More people of ${facts.place} use public e-services on their own.`,
    target_groups: [
      { group: theme.group, women: String(women), men: String(random.integer(10, 40)), note: null },
      { group: 'Their families', women: null, men: null, note: 'through what is learned at home' },
    ],
    activities: [
      {
        activity: 'Preparation and agreement with the municipality',
        ...months(sums.months, 0, 0.2),
        responsible: null,
      },
      { activity: 'Weekly meetings', ...months(sums.months, 0.2, 0.9), responsible: null },
      { activity: 'Closing event', ...months(sums.months, 1, 1), responsible: null },
    ],
    indicators: [
      {
        indicator: 'People who used a service on their own',
        baseline: '0',
        target: String(women * 2),
        source: 'Sign-in lists',
      },
    ],
    risks: 'Few come in the harvest months: meetings move to the evenings.',
    sustainability: 'The municipality keeps the desk; volunteers go on.',
    visibility: null,
    budget: budgetRows(sums),
    total: String(sums.totalMinor),
    requested: String(sums.requestedMinor),
    declares_eligible: 'yes',
    declares_no_double_funding: 'yes',
    declares_no_conflict: 'yes',
    declared_on: '2025-10-20',
    declared_by: 'Invented signatory',
  }
}
