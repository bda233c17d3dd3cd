import type { CommandContext } from '#backend/rpc/context.ts'
import { formatDecimal, multiply, parseDecimal, roundHalfUp } from '#shared/kernel/decimal.ts'
import { convertByDividing, sumMinor } from '#shared/kernel/money.ts'
import { addDays, monthKey } from '#shared/kernel/plain-date.ts'
import { demoId } from '../deterministic.ts'
import { type PeriodFacts, periodFacts } from '../facts/periods.ts'
import { insertAll } from '../insert-all.ts'
import { organisationId, periodId, projectId } from '../programme.ts'
import { rateOf } from '../rates.ts'
import { spentByCurrency } from './sums.ts'

type Kind = 'instalment' | 'own_contribution' | 'interest' | 'exchange_difference'

interface Movement {
  readonly project: string
  readonly kind: Kind
  readonly date: string
  readonly organisation: string | null
  readonly currency: string
  readonly amountMinor: number
  readonly rate: string
  readonly reference: string
  readonly note: string
}

const instalment = (date: string, amountMinor: number, rate: string, reference: string): Movement => ({
  project: 'SOE-11',
  kind: 'instalment',
  date,
  organisation: 'sida',
  currency: 'SEK',
  amountMinor,
  rate,
  reference,
  note: 'Sida instalment, forwarded by Helvetas (invented)',
})

const euro = (
  project: string,
  kind: Kind,
  date: string,
  amountMinor: number,
  organisation: string | null,
  reference: string,
): Movement => ({
  project,
  kind,
  date,
  organisation,
  currency: 'EUR',
  amountMinor,
  rate: '1',
  reference,
  note: 'Invented for the demo',
})

/** Half-yearly in SEK, each with the rate at which the bank paid out EUR. */
const instalments: readonly Movement[] = [
  instalment('2023-07-12', 360_000_000, '11.6310', 'SIDA-1 (invented)'),
  instalment('2024-01-15', 330_000_000, '11.2905', 'SIDA-2 (invented)'),
  instalment('2024-07-10', 325_000_000, '11.5330', 'SIDA-3 (invented)'),
  instalment('2025-01-14', 335_000_000, '11.4725', 'SIDA-4 (invented)'),
  instalment('2025-07-09', 325_000_000, '11.2040', 'SIDA-5 (invented)'),
]

/** Pre-financing below 90 % of the grant, and the whole of the beneficiaries' share: 57,137.46. */
const euMovements: readonly Movement[] = [
  euro('EU-DEMO-1', 'instalment', '2024-01-22', 11_800_000, 'european-union', 'PF-1 (invented)'),
  euro('EU-DEMO-1', 'instalment', '2024-11-18', 8_000_000, 'european-union', 'PF-2 (invented)'),
  euro('EU-DEMO-1', 'instalment', '2025-07-21', 6_000_000, 'european-union', 'PF-3 (invented)'),
  euro('EU-DEMO-1', 'own_contribution', '2024-03-05', 1_900_000, 'eu-lead', 'OWN-1 (invented)'),
  euro('EU-DEMO-1', 'own_contribution', '2024-10-07', 1_900_000, 'eu-partner-mk', 'OWN-2 (invented)'),
  euro('EU-DEMO-1', 'own_contribution', '2025-06-10', 1_913_746, 'eu-partner-rs', 'OWN-3 (invented)'),
  euro('EU-DEMO-1', 'interest', '2024-12-31', 4_118, null, 'INT-2024 (invented)'),
  euro('EU-DEMO-1', 'interest', '2025-12-31', 3_602, null, 'INT-2025 (invented)'),
]

const INTEREST_MINOR = [1_840, 2_215, 1_960, 1_795, 2_330, 2_105, 1_890, 1_740, 2_260, 2_045]
const quarters = periodFacts.filter(period => period.project === 'SOE-11')

const interest = (): readonly Movement[] =>
  quarters.map((period, index) =>
    euro(
      'SOE-11',
      'interest',
      period.end,
      INTEREST_MINOR[index] ?? 0,
      null,
      `INT-${period.label} (invented)`,
    ),
  )

interface Conversion {
  readonly period: PeriodFacts
  readonly currency: string
  readonly fromMinor: number
  readonly toMinor: number
  readonly rate: string
}

/** Local currencies are bought in thousands, in minor units. */
const ROUND = 100_000n
/** The bank gives a little less than the month's average. */
const BANK = '0.9965'

function bankRate(currency: string, month: string): string {
  const average = parseDecimal(rateOf(currency, month))
  const share = parseDecimal(BANK)
  if (!average || !share) throw new RangeError(`No rate for ${currency}`)
  return formatDecimal(roundHalfUp(multiply(average, share), 4))
}

/** One purchase of each local currency a quarter, as much as the quarter spends, rounded up. */
function conversionsOf(spent: ReadonlyMap<string, number>): readonly Conversion[] {
  return quarters.flatMap(period =>
    ['ALL', 'BAM', 'MKD', 'RSD'].flatMap(currency => {
      const needed = spent.get(`${periodId('SOE-11', period.number)} ${currency}`) ?? 0
      if (needed <= 0) return []
      const toMinor = Number((BigInt(needed) + ROUND - 1n) / ROUND) * Number(ROUND)
      const rate = bankRate(currency, monthKey(period.start))
      const fromMinor = convertByDividing(toMinor, rate, currency, 'EUR') ?? 0
      return [{ period, currency, fromMinor, toMinor, rate }]
    }),
  )
}

/** What the purchases were worth at the month's rates, less what was paid for them. */
function exchangeDifferences(conversions: readonly Conversion[]): readonly Movement[] {
  return quarters.flatMap(period => {
    const differences = conversions
      .filter(conversion => conversion.period === period)
      .map(({ currency, toMinor, fromMinor }) => {
        const rate = rateOf(currency, monthKey(period.start))
        return sumMinor([convertByDividing(toMinor, rate, currency, 'EUR') ?? 0, -fromMinor])
      })
    const minor = sumMinor(differences)
    return minor === 0
      ? []
      : [euro('SOE-11', 'exchange_difference', period.end, minor, null, `FX-${period.label} (invented)`)]
  })
}

const movementRow = (movement: Movement) => ({
  id: demoId('fund_movement', `${movement.project} ${movement.reference}`),
  project_id: projectId(movement.project),
  kind: movement.kind,
  date: movement.date,
  organisation_id: movement.organisation === null ? null : organisationId(movement.organisation),
  currency: movement.currency,
  amount_minor: movement.amountMinor,
  rate: movement.rate,
  base_minor: convertByDividing(movement.amountMinor, movement.rate, movement.currency, 'EUR') ?? 0,
  reference: movement.reference,
  note: movement.note,
})

/** The bank's slips are of the middle of the quarter's first month. */
const slipDay = (period: PeriodFacts): string => addDays(period.start, 15)

const conversionRow = (conversion: Conversion) => ({
  id: demoId('currency_conversion', `${conversion.period.label} ${conversion.currency}`),
  project_id: projectId('SOE-11'),
  date: slipDay(conversion.period),
  from_currency: 'EUR',
  from_minor: conversion.fromMinor,
  to_currency: conversion.currency,
  to_minor: conversion.toMinor,
  rate: conversion.rate,
  slip_no: `SLIP-${conversion.period.label}-${conversion.currency} (invented)`,
})

/** Instalments, own contributions, interest, purchases of currency and the differences they leave. */
export async function insertMovements({ trx }: CommandContext): Promise<void> {
  const conversions = conversionsOf(await spentByCurrency(trx, projectId('SOE-11')))
  await insertAll(trx, 'currency_conversion', conversions.map(conversionRow))
  const movements = [...instalments, ...interest(), ...exchangeDifferences(conversions), ...euMovements]
  await insertAll(trx, 'fund_movement', movements.map(movementRow))
}
