import type { OrganisationFacts } from './types.ts'

const real: readonly OrganisationFacts[] = [
  {
    key: 'sida',
    name: 'Swedish International Development Cooperation Agency',
    shortName: 'Sida',
    country: 'SE',
  },
  { key: 'helvetas', name: 'HELVETAS Swiss Intercooperation', shortName: 'Helvetas', country: 'CH' },
  {
    key: 'help',
    name: 'Help – Hilfe zur Selbsthilfe e.V.',
    shortName: 'Help',
    legalForm: 'e.V.',
    country: 'DE',
  },
  { key: 'german-government', name: 'German government', country: 'DE' },
  {
    key: 'giz',
    name: 'Deutsche Gesellschaft für Internationale Zusammenarbeit (GIZ) GmbH',
    shortName: 'GIZ',
    legalForm: 'GmbH',
    country: 'DE',
  },
  { key: 'european-union', name: 'European Union', shortName: 'EU', country: 'BE' },
  {
    key: 'visegrad-fund',
    name: 'International Visegrad Fund',
    shortName: 'Visegrad Fund',
    country: 'SK',
    city: 'Bratislava',
  },
  { key: 'cep', name: 'Centre for Education Policy', shortName: 'CEP', country: 'RS' },
  { key: 'mcec', name: 'Macedonian Civic Education Center', shortName: 'MCEC', country: 'MK' },
  { key: 'sbs', name: 'Step by Step', shortName: 'SbS', country: 'BA' },
  { key: 'kec', name: 'Kosova Education Center', shortName: 'KEC', country: 'XK' },
  {
    key: 'qsnnn',
    name: 'Association “Social Center for Helping People in Need” Fushë-Arrëz',
    shortName: 'QSNNN',
    legalForm: 'Association',
    country: 'AL',
    city: 'Fushë-Arrëz',
  },
  { key: 'edutask', name: 'Edutask Institute', country: 'XK' },
  {
    key: 'blink',
    name: 'Center for Social Innovations BLINK 42-21',
    shortName: 'BLINK 42-21',
    country: 'MK',
  },
  {
    key: 'komf',
    name: 'Koalicioni i OJQ-ve për Mbrojtjen e Fëmijëve',
    shortName: 'KOMF',
    country: 'XK',
    note: 'Coalition of NGOs for Child Protection',
  },
  { key: 'balkan-forum', name: 'The Balkan Forum', shortName: 'The BF', country: 'XK' },
  { key: 'open-data', name: 'Open Data Kosovo', shortName: 'ODK', country: 'XK' },
  { key: 'nopm', name: 'Network of Peace Movement', shortName: 'NOPM', country: 'XK' },
  { key: 'klgi', name: 'Kosovo Local Government Institute', shortName: 'KLGI', country: 'XK' },
  { key: 'bgf', name: 'Balkan Green Foundation', shortName: 'BGF', country: 'XK' },
  {
    key: 'nameless-diaspora',
    name: '',
    country: 'XK',
    nameMissing: true,
    note: 'The sheet of the diaspora project does not name its organisation.',
  },
  {
    key: 'nameless-camps',
    name: '',
    country: 'XK',
    nameMissing: true,
    note: 'The sheet of the intercultural camps project does not name its organisation.',
  },
]

const MARK = 'Invented for the demo.'
const invented = (fields: OrganisationFacts): OrganisationFacts => ({ note: MARK, ...fields, invented: true })

const euPartners: readonly OrganisationFacts[] = [
  {
    key: 'eu-lead',
    name: 'Koalicioni Demo për Përfshirje (i shpikur)',
    legalForm: 'OJQ',
    country: 'XK',
    city: 'Prishtinë',
  },
  {
    key: 'eu-partner-mk',
    name: 'Демо Здружение Скопје (измислено)',
    legalForm: 'Здружение',
    country: 'MK',
    city: 'Скопје',
  },
  {
    key: 'eu-partner-rs',
    name: 'Demo Udruženje Niš (izmišljeno)',
    legalForm: 'Udruženje',
    country: 'RS',
    city: 'Niš',
  },
  {
    key: 'eu-partner-al',
    name: 'Shoqata Demo Shkodër (e shpikur)',
    legalForm: 'Shoqatë',
    country: 'AL',
    city: 'Shkodër',
  },
].map(invented)

const visegradPartners: readonly OrganisationFacts[] = [
  {
    key: 'v4-lead',
    name: 'Demo Čitaonica Apatin (izmišljena)',
    legalForm: 'Udruženje',
    country: 'RS',
    city: 'Apatin',
  },
  {
    key: 'v4-partner',
    name: 'Demo Čitáreň Komárno (vymyslená)',
    legalForm: 'o. z.',
    country: 'SK',
    city: 'Komárno',
  },
].map(invented)

/** Market actors of the invented interventions of SOE-11: two each, in the intervention's country. */
const marketActors: readonly OrganisationFacts[] = [
  {
    key: 'actor-1a',
    name: 'Agro Digjital i shpikur sh.p.k.',
    legalForm: 'sh.p.k.',
    country: 'AL',
    city: 'Fier',
  },
  {
    key: 'actor-1b',
    name: 'Kooperativa e shpikur Myzeqe',
    legalForm: 'sh.k.b.',
    country: 'AL',
    city: 'Lushnjë',
  },
  {
    key: 'actor-2a',
    name: 'Измислена Академија за ИТ ДООЕЛ',
    legalForm: 'ДООЕЛ',
    country: 'MK',
    city: 'Битола',
  },
  {
    key: 'actor-2b',
    name: 'Измислен кластер за аутсорсинг',
    legalForm: 'Здружение',
    country: 'MK',
    city: 'Скопје',
  },
  {
    key: 'actor-3a',
    name: 'Izmišljena fabrika softvera d.o.o.',
    legalForm: 'd.o.o.',
    country: 'RS',
    city: 'Čačak',
  },
  {
    key: 'actor-3b',
    name: 'Измишљени савез произвођача',
    legalForm: 'Удружење',
    country: 'RS',
    city: 'Ваљево',
  },
  {
    key: 'actor-4a',
    name: 'Izmišljeni turistički portal d.o.o.',
    legalForm: 'd.o.o.',
    country: 'BA',
    city: 'Mostar',
  },
  {
    key: 'actor-4b',
    name: 'Izmišljena razvojna agencija Herceg',
    legalForm: 'Agencija',
    country: 'BA',
    city: 'Trebinje',
  },
  {
    key: 'actor-5a',
    name: 'Rrjeti i shpikur i frilanserëve',
    legalForm: 'OJQ',
    country: 'XK',
    city: 'Prizren',
  },
  {
    key: 'actor-5b',
    name: 'Izmišljeni inovacioni centar Nikšić',
    legalForm: 'd.o.o.',
    country: 'ME',
    city: 'Nikšić',
  },
].map(actor => invented({ ...actor, marketActor: true }))

const places: readonly (readonly [string, string])[] = [
  ['Gjakovë', 'XK'],
  ['Mitrovicë', 'XK'],
  ['Gjilan', 'XK'],
  ['Тетово', 'MK'],
  ['Струмица', 'MK'],
  ['Kumanovo', 'MK'],
  ['Kukës', 'AL'],
  ['Pukë', 'AL'],
  ['Korçë', 'AL'],
  ['Vranje', 'RS'],
  ['Novi Pazar', 'RS'],
  ['Прокупље', 'RS'],
]

/** Third parties of the invented EU contract: one per sub-grant. */
const grassroots: readonly OrganisationFacts[] = places.map(([city, country], index) =>
  invented({
    key: `sub-grantee-${String(index + 1).padStart(2, '0')}`,
    name: `Invented youth group ${String(index + 1).padStart(2, '0')} ${city}`,
    country,
    city,
  }),
)

/** Names and countries of the real bodies are as on the project sheets; the rest is invented and says so. */
export const organisationFacts: readonly OrganisationFacts[] = [
  ...real,
  ...euPartners,
  ...visegradPartners,
  ...marketActors,
  ...grassroots,
]

const names = new Map(organisationFacts.map(facts => [facts.key, facts.name]))

/** Name of a body by its key in the facts. */
export function organisationName(key: string): string {
  const name = names.get(key)
  if (name === undefined) throw new RangeError(`No such body in the demo: ${key}`)
  return name
}
