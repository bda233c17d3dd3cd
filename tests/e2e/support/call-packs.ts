import ExcelJS from 'exceljs'
import type { Answers } from '#shared/domain/calls/index.ts'
import { fillPack, placeOf } from '#tests/support/fill-pack.ts'
import type { OfferedFile } from './files.ts'

/** Places that no name shares a word with another: similar names are told as possible doubles. */
const PLACES = [
  ...[
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
  ...['Tetovo', 'Kumanovo', 'Veles', 'Štip', 'Strumica', 'Prilep', 'Ohrid', 'Gostivar', 'Bitola', 'Kičevo'],
  ...['Bujanovac', 'Preševo', 'Vranje', 'Leskovac', 'Sjenica', 'Niš', 'Zaječar', 'Čačak', 'Priboj', 'Užice'],
  ...['Tuzla', 'Zenica', 'Goražde', 'Bihać', 'Mostar', 'Foča', 'Livno', 'Brčko', 'Konjic', 'Doboj'],
] as const

export const APPLICATIONS = PLACES.length
/** Handed in after the deadline; the first gets its time extended, the other not. */
export const LATE = [18, 26] as const
export const BROKEN_SUM = 5
/** Hands in a second time under another title. */
export const DUPLICATE = { number: 38, of: 12 } as const
export const lotOf = (number: number): 'A' | 'B' => (number % 4 === 0 ? 'B' : 'A')

export interface Applicant {
  readonly name: string
  readonly registrationNo: string
}

/** Who hands in the application of a number. */
export const applicantOf = (number: number): Applicant => {
  const own = number === DUPLICATE.number ? DUPLICATE.of : number
  return { name: `Shoqata ${PLACES[own - 1]} 2030`, registrationNo: `E2E-${1000 + own}` }
}

/** 5,000 to 9,800 in lot A, 1,300 to 2,800 in lot B, in minor units; a tenth of the total is the applicant's own. */
const requestedOf = (number: number): number =>
  lotOf(number) === 'A' ? 500_000 + (number % 13) * 40_000 : 130_000 + (number % 11) * 15_000

const budgetOf = (requested: number) => {
  const total = Math.ceil(requested / 900) * 1000
  const half = Math.floor(total / 2)
  const row = (item: string, sum: number, asked: number) => ({
    item,
    unit: 'lump sum',
    quantity: '1',
    unit_value: String(sum),
    total: String(sum),
    requested: String(asked),
    note: null,
  })
  const rows = [row('Trainers', half, half), row('Rooms', total - half, requested - half)]
  return { total, rows }
}

/** What a group fills in; the standard form's fields by key. */
function answersOf(number: number): Answers {
  const place = PLACES[number - 1] ?? ''
  const { name, registrationNo } = applicantOf(number)
  const requested = requestedOf(number)
  const { total, rows } = budgetOf(requested)
  return {
    applicant_name: name,
    party_kind: 'organisation',
    registration_no: registrationNo,
    country: 'XK',
    contact: `zyra-${number}@example.invalid`,
    title: `Help with forms, ${number}`,
    activity_types: ['T1', 'T5'],
    location: place,
    duration: '6',
    summary: `The people of ${name} open a desk twice a week where forms are filled in together.`,
    relevance: 'Who has no computer travels to the regional centre for papers.',
    objectives: 'More people use public services on their own.',
    target_groups: [{ group: 'Older people', women: '30', men: '20', note: null }],
    activities: [{ activity: 'Weekly desk', first_month: '1', last_month: '6', responsible: null }],
    risks: 'Few come in the harvest months: the desk moves to the evening.',
    sustainability: 'The municipality keeps the desk.',
    budget: rows,
    total: String(total),
    requested: String(requested),
    declares_eligible: 'yes',
    declares_no_double_funding: 'yes',
    declares_no_conflict: 'yes',
    declared_on: '2026-01-15',
    declared_by: 'Invented signatory',
  }
}

/** The pack of a call filled in by the applicant of a number; `breakSum` types over a total that the pack works out. */
export async function filledPack(empty: Buffer, number: number, breakSum = false): Promise<OfferedFile> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(empty).buffer)
  fillPack(book, lotOf(number), answersOf(number))
  if (breakSum) {
    const { sheet, row } = placeOf(book, 'row:budget:2')
    sheet.getCell(row, 6).value = 9_999.5
  }
  return { name: `pack-${number}.xlsx`, bytes: Buffer.from(await book.xlsx.writeBuffer()) }
}

/** Row of the broken total as Excel numbers it. */
export async function brokenRow(empty: Buffer): Promise<number> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(empty).buffer)
  return placeOf(book, 'row:budget:2').row
}
