import { addDays, addMonths } from '#shared/kernel/plain-date.ts'

export interface PeriodFacts {
  readonly project: string
  readonly number: number
  readonly label: string
  readonly kind: 'interim' | 'final'
  readonly start: string
  readonly end: string
  readonly locked: boolean
}

const QUARTERS = 10

/** Quarters of SOE-11 from 2023-Q3 to 2025-Q4; all but the newest are locked. */
const quarters: readonly PeriodFacts[] = Array.from({ length: QUARTERS }, (_, index) => {
  const start = addMonths('2023-07-01', index * 3)
  const quarter = Math.floor(Number(start.slice(5, 7)) / 3) + 1
  return {
    project: 'SOE-11',
    number: index + 1,
    label: `${start.slice(0, 4)}-Q${quarter}`,
    kind: 'interim',
    start,
    end: addDays(addMonths(start, 3), -1),
    locked: index < QUARTERS - 1,
  }
})

const eu = { project: 'EU-DEMO-1', kind: 'interim', locked: true } as const
const euPeriods: readonly PeriodFacts[] = [
  { ...eu, number: 1, label: 'Interim report 1', start: '2024-01-01', end: '2024-08-31' },
  { ...eu, number: 2, label: 'Interim report 2', start: '2024-09-01', end: '2025-04-30' },
  {
    ...eu,
    number: 3,
    label: 'Final report',
    kind: 'final',
    start: '2025-05-01',
    end: '2025-12-31',
    locked: false,
  },
]

/** Years of SOE-10: an interim proof of use, then the final one. */
const german = { project: 'SOE-10', locked: false } as const
const germanPeriods: readonly PeriodFacts[] = [
  { ...german, number: 1, label: '2023', kind: 'interim', start: '2023-01-01', end: '2023-12-31' },
  { ...german, number: 2, label: '2024', kind: 'final', start: '2024-01-01', end: '2024-12-31' },
]

/** The whole of the invented Visegrad contract is settled at once. */
const visegradPeriods: readonly PeriodFacts[] = [
  {
    project: 'V4-DEMO-1',
    number: 1,
    label: 'Final report',
    kind: 'final',
    start: '2025-01-01',
    end: '2025-10-31',
    locked: false,
  },
]

/** Quarters of the invented GIZ agreement: money is called for each. */
const gizPeriods: readonly PeriodFacts[] = [1, 2, 3, 4].map(number => {
  const start = addMonths('2025-01-01', (number - 1) * 3)
  return {
    project: 'GIZ-DEMO-1',
    number,
    label: `Quarter ${number} of 2025`,
    kind: number === 4 ? 'final' : 'interim',
    start,
    end: addDays(addMonths(start, 3), -1),
    locked: false,
  }
})

export const periodFacts: readonly PeriodFacts[] = [
  ...quarters,
  ...euPeriods,
  ...germanPeriods,
  ...visegradPeriods,
  ...gizPeriods,
]

/** The reporting period a day falls in, where the project has periods. */
export const periodAt = (project: string, date: string): PeriodFacts | undefined =>
  periodFacts.find(period => period.project === project && period.start <= date && date <= period.end)

/** First and last month of the invented ledger. */
export const LEDGER_SPAN = { start: '2023-07-01', end: '2025-12-31' } as const

/** Accounts are closed about three weeks after the end. */
const DAYS_TO_LOCK = 24

/** When a locked period was locked. */
export const lockedAt = (period: PeriodFacts): string => `${addDays(period.end, DAYS_TO_LOCK)}T10:00:00.000Z`
