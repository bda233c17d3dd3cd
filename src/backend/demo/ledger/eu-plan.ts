import { multiplyToMinor } from '#shared/kernel/money.ts'
import { addMonths, monthKey } from '#shared/kernel/plain-date.ts'
import { euBudget, euContract } from '../facts/eu-contract.ts'
import type { Cell, CurrencyMix } from './cell.ts'

const START = '2024-01-01'
const MIX: CurrencyMix = [
  ['EUR', 55],
  ['MKD', 20],
  ['ALL', 13],
  ['RSD', 12],
]
const PAYERS = { EUR: 'eu-lead', MKD: 'eu-partner-mk', RSD: 'eu-partner-rs', ALL: 'eu-partner-al' } as const

/** What a line does: in which months of the contract (0 to 23), how many units each time, at what price. */
interface Rhythm {
  readonly line: string
  readonly months: readonly number[]
  readonly units: string
  readonly price: string
  readonly weight: number
  readonly workPackage: string
  readonly activities: readonly string[]
  readonly sharedWith?: readonly string[]
}

const EVERY_MONTH = Array.from({ length: 24 }, (_, month) => month)
const SEMINARS = [4, 9, 14, 19]

/** Prices a little under the budget's; travel above it after the notified reallocation, equipment after the reserve's use. */
const RHYTHMS: readonly Rhythm[] = [
  {
    line: '1.1.1',
    months: EVERY_MONTH,
    units: '1',
    price: '1846.50',
    weight: 6,
    workPackage: 'WP1',
    activities: ['A1.1'],
  },
  {
    line: '1.1.2',
    months: EVERY_MONTH,
    units: '1',
    price: '921.75',
    weight: 4,
    workPackage: 'WP1',
    activities: ['A1.1'],
  },
  {
    line: '1.3.2',
    months: EVERY_MONTH.slice(2),
    units: '2.5',
    price: '45.00',
    weight: 5,
    workPackage: 'WP3',
    activities: ['A3.2'],
  },
  {
    line: '1.3.3',
    months: SEMINARS,
    units: '44',
    price: '32.00',
    weight: 8,
    workPackage: 'WP3',
    activities: ['A3.1'],
  },
  {
    line: '2.1',
    months: [5, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23],
    units: '1',
    price: '318.20',
    weight: 2,
    workPackage: 'WP4',
    activities: ['A4.1'],
  },
  {
    line: '2.2',
    months: EVERY_MONTH,
    units: '1',
    price: '196.40',
    weight: 5,
    workPackage: 'WP3',
    activities: ['A3.1', 'A3.2'],
  },
  {
    line: '3.2',
    months: [1],
    units: '4',
    price: '884.00',
    weight: 2,
    workPackage: 'WP1',
    activities: ['A3.1'],
  },
  {
    line: '3.2',
    months: [3, 17],
    units: '2',
    price: '879.50',
    weight: 2,
    workPackage: 'WP1',
    activities: ['A3.1'],
  },
  {
    line: '3.5',
    months: [2],
    units: '1',
    price: '2365.00',
    weight: 2,
    workPackage: 'WP1',
    activities: ['A3.1'],
  },
  {
    line: '4.2',
    months: EVERY_MONTH,
    units: '1',
    price: '415.00',
    weight: 3,
    workPackage: 'WP1',
    activities: ['A1.1'],
    sharedWith: ['4.3', '4.4'],
  },
  {
    line: '4.3',
    months: EVERY_MONTH,
    units: '1',
    price: '82.10',
    weight: 4,
    workPackage: 'WP1',
    activities: ['A1.1'],
    sharedWith: ['4.4'],
  },
  {
    line: '4.4',
    months: EVERY_MONTH,
    units: '1',
    price: '136.80',
    weight: 4,
    workPackage: 'WP1',
    activities: ['A1.1'],
  },
  {
    line: '5.4',
    months: [22],
    units: '0.5',
    price: '6000.00',
    weight: 3,
    workPackage: 'WP1',
    activities: ['A1.1'],
  },
  {
    line: '5.7',
    months: SEMINARS,
    units: '1',
    price: '2310.00',
    weight: 8,
    workPackage: 'WP3',
    activities: ['A3.1'],
  },
  {
    line: '5.8',
    months: [3, 12, 20],
    units: '0.33',
    price: '3800.00',
    weight: 6,
    workPackage: 'WP1',
    activities: ['A1.2'],
  },
  {
    line: '6.2',
    months: [8, 14, 20],
    units: '1',
    price: '1333.30',
    weight: 4,
    workPackage: 'WP3',
    activities: ['A3.2'],
  },
]

const kindOf = (line: string): Cell['kind'] => {
  const kind = euBudget.nodes.find(node => node.code === line)?.costType
  return kind === undefined || kind === '' ? 'services' : kind
}
const monthOf = (index: number): string => monthKey(addMonths(START, index))

const rhythmCells = (rhythm: Rhythm): readonly Cell[] =>
  rhythm.months.map(month => ({
    project: euContract.code,
    line: rhythm.line,
    month: monthOf(month),
    targetMinor: multiplyToMinor(rhythm.units, rhythm.price, 'EUR') ?? 0,
    weight: rhythm.weight,
    fixed: kindOf(rhythm.line) === 'equipment' ? Math.ceil(Number(rhythm.units)) : null,
    kind: kindOf(rhythm.line),
    mix: MIX,
    payers: PAYERS,
    intervention: null,
    recipients: [],
    units: rhythm.units,
    sharedWith: rhythm.sharedWith ?? [],
    workPackage: rhythm.workPackage,
    activities: rhythm.activities,
  }))

const SUB_GRANTS = 12
const INSTALMENTS = [
  { after: 0, amountMinor: 750_000, units: '0.5' },
  { after: 5, amountMinor: 450_000, units: '0.3' },
  { after: 11, amountMinor: 120_000, units: '0.2' },
] as const
const CURRENCIES: readonly CurrencyMix[] = [[['EUR', 100]], [['MKD', 100]], [['ALL', 100]], [['RSD', 100]]]

export const subGrantNo = (index: number): string => `SG-${String(index + 1).padStart(2, '0')}`

/** Twelve sub-grants of EUR 13,200.00 in three instalments, three groups starting at a time. */
const subGrantCells = (): readonly Cell[] =>
  Array.from({ length: SUB_GRANTS }, (_, index) =>
    INSTALMENTS.map(
      (instalment): Cell => ({
        project: euContract.code,
        line: '6.1',
        month: monthOf(5 + Math.floor(index / 3) * 2 + instalment.after),
        targetMinor: instalment.amountMinor,
        weight: 3,
        fixed: null,
        kind: 'sub_grant',
        mix: CURRENCIES[Math.floor(index / 3)] ?? MIX,
        payers: PAYERS,
        intervention: null,
        recipients: [
          {
            organisation: `sub-grantee-${String(index + 1).padStart(2, '0')}`,
            agreementNo: subGrantNo(index),
          },
        ],
        units: instalment.units,
        sharedWith: [],
        workPackage: 'WP2',
        activities: ['A2.1'],
      }),
    ),
  ).flat()

/** Every line of the invented EU contract; indirect costs follow from what they spend. */
export const euCells = (): readonly Cell[] => [...RHYTHMS.flatMap(rhythmCells), ...subGrantCells()]
