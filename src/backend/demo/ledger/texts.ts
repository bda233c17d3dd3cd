import type { Random } from '../deterministic.ts'
import type { CostKind } from '../facts/budget-types.ts'

/** What an entry says: everything but amounts and dates. */
export interface EntryTexts {
  readonly payee: string
  readonly description: string
  readonly documentType: string
  /** Start of the document number. */
  readonly series: string
}

const two = (value: number) => String(value).padStart(2, '0')

/** Names that say in the payee's own language that they are invented. */
const suppliers: Readonly<Record<string, (number: number) => string>> = {
  ALL: number => `Furnizuesi i shpikur ${two(number)} sh.p.k.`,
  EUR: number =>
    number % 3 === 0
      ? `Izmišljeni dobavljač ${number} d.o.o. Podgorica`
      : `Furnitori i shpikur ${two(number)} SH.P.K. Prishtinë`,
  MKD: number => `Измислен добавувач ${number} ДООЕЛ`,
  RSD: number =>
    number % 2 === 0 ? `Измишљени добављач ${number} д.о.о.` : `Izmišljeni dobavljač ${number} d.o.o.`,
  BAM: number => `Izmišljeni dobavljač ${number} d.o.o. Sarajevo`,
}

const staff: Readonly<Record<string, (number: number) => string>> = {
  ALL: number => `Punonjësi i shpikur ${two(number)}`,
  EUR: number => `Staff member ${two(number)} (invented)`,
  MKD: number => `Вработен ${two(number)} (измислен)`,
  RSD: number => `Запослени ${two(number)} (измишљен)`,
  BAM: number => `Uposlenik ${two(number)} (izmišljen)`,
}

const places: Readonly<Record<string, readonly string[]>> = {
  ALL: ['Shkodër', 'Fier', 'Korçë', 'Kukës', 'Lushnjë'],
  EUR: ['Prishtinë', 'Prizren', 'Mitrovicë', 'Podgorica', 'Nikšić'],
  MKD: ['Скопје', 'Битола', 'Тетово', 'Струмица'],
  RSD: ['Чачак', 'Ваљево', 'Niš', 'Novi Pazar'],
  BAM: ['Mostar', 'Trebinje', 'Banja Luka', 'Sarajevo'],
}

/** English first; the second of each pair is how the local office writes it. */
const operating: Readonly<Record<string, readonly string[]>> = {
  ALL: ['Qira zyre', 'Energji elektrike', 'Internet dhe telefon', 'Materiale zyre', 'Komisione bankare'],
  EUR: [
    'Office rent',
    'Electricity and heating',
    'Internet and telephone',
    'Office supplies',
    'Bank charges',
  ],
  MKD: ['Закуп на канцеларија', 'Електрична енергија', 'Интернет и телефон', 'Канцелариски материјал'],
  RSD: ['Закуп канцеларије', 'Električna energija', 'Интернет и телефон', 'Kancelarijski materijal'],
  BAM: ['Zakup kancelarije', 'Električna energija', 'Internet i telefon', 'Kancelarijski materijal'],
}

const travel: readonly ((place: string) => string)[] = [
  place => `Fuel for the visit to ${place}`,
  place => `Accommodation, meeting in ${place}`,
  place => `Per diem, field visit to ${place}`,
  place => `Bus tickets to ${place}`,
  place => `Car rental, visit to ${place}`,
]

const services: readonly ((place: string) => string)[] = [
  place => `Meeting room and refreshments in ${place}`,
  place => `Interpretation for the seminar in ${place}`,
  place => `Design and print of training material, ${place}`,
  place => `Expert fee for the workshop in ${place}`,
]

const payroll = ['Net salary', 'Social security contributions', 'Personal income tax'] as const

type Writer = (random: Random, currency: string, order: number) => EntryTexts

const at = <T>(map: Readonly<Record<string, T>>, currency: string): T => {
  const value = map[currency]
  if (value === undefined) throw new RangeError(`The demo has no texts for ${currency}`)
  return value
}

const supplied =
  (series: string, documentType: string, wording: (random: Random, currency: string) => string): Writer =>
  (random, currency) => ({
    payee: at(suppliers, currency)(random.integer(1, 28)),
    description: wording(random, currency),
    documentType,
    series,
  })

const writers: Readonly<Record<CostKind, Writer>> = {
  personnel: (random, currency, order) => ({
    payee: at(staff, currency)(random.integer(1, 9)),
    description: payroll[order % payroll.length] ?? payroll[0],
    documentType: 'Payslip',
    series: 'PAY',
  }),
  operating: supplied('F', 'Invoice', (random, currency) => random.pick(at(operating, currency))),
  travel: supplied('TR', 'Travel claim', (random, currency) =>
    random.pick(travel)(random.pick(at(places, currency))),
  ),
  services: supplied('F', 'Invoice', (random, currency) =>
    random.pick(services)(random.pick(at(places, currency))),
  ),
  equipment: supplied('F', 'Invoice', random =>
    random.pick(['Laptop 14"', 'Display 24"', 'Projector and screen']),
  ),
  intervention_fund: supplied('CS', 'Accepted report', random =>
    random.pick([
      'Cost share, accepted report',
      'Cost share, milestone reached',
      'Cost share, equipment of the actor',
    ]),
  ),
  sub_grant: supplied('SG', 'Sub-grant report', random =>
    random.pick(['Instalment of the sub-grant', 'Sub-grant, accepted costs']),
  ),
  overhead: (_random, _currency, _order) => ({
    payee: 'Help – Hilfe zur Selbsthilfe e.V.',
    description: 'Overhead',
    documentType: 'Journal voucher',
    series: 'JV',
  }),
}

/** Payee, description and document of an invented entry; `order` is its place within its line's month. */
export const textsFor = (kind: CostKind, random: Random, currency: string, order: number): EntryTexts =>
  writers[kind](random, currency, order)

/** Standard rate of value added tax on local invoices, in percent. */
const VAT: Readonly<Record<string, bigint>> = { ALL: 20n, MKD: 18n, RSD: 20n, BAM: 17n, EUR: 18n }

/** Kinds of cost that come with an invoice that shows tax. */
const TAXED: readonly CostKind[] = ['operating', 'services', 'equipment']

/** Percent of tax inside the price, or null where the document shows none. */
export const taxPercent = (kind: CostKind, currency: string): bigint | null =>
  TAXED.includes(kind) ? (VAT[currency] ?? null) : null

export const REVERSAL_REASONS = [
  'Posted twice (invented)',
  'Amount typed wrong (invented)',
  'Invoice belongs to another project (invented)',
  'Credit note of the supplier (invented)',
] as const
