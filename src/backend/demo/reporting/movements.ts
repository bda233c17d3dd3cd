import { exchangeDifferences } from '#backend/features/funds/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { convertByDividing } from '#shared/kernel/money.ts'
import { demoId } from '../deterministic.ts'
import { periodFacts } from '../facts/periods.ts'
import { insertAll } from '../insert-all.ts'
import { organisationId, projectId } from '../programme.ts'
import { halfYearlyPurchases, type Purchase } from '../rates.ts'

type Kind = 'instalment' | 'own_contribution' | 'other_donor' | 'interest' | 'exchange_difference'

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

/** Calls of the German grant, Help's own part, a foundation's, and interest. */
const germanMovements: readonly Movement[] = [
  euro('SOE-10', 'instalment', '2023-07-05', 4_000_000, 'german-government', 'CALL-1 (invented)'),
  euro('SOE-10', 'own_contribution', '2023-08-01', 900_000, 'help', 'OWN-1 (invented)'),
  euro('SOE-10', 'instalment', '2024-01-10', 3_400_000, 'german-government', 'CALL-2 (invented)'),
  euro('SOE-10', 'own_contribution', '2024-03-01', 920_000, 'help', 'OWN-2 (invented)'),
  euro('SOE-10', 'other_donor', '2024-04-15', 600_000, null, 'FOUNDATION-1 (invented)'),
  euro('SOE-10', 'instalment', '2024-07-08', 2_000_000, 'german-government', 'CALL-3 (invented)'),
  euro('SOE-10', 'interest', '2024-12-31', 3_840, null, 'INT-2024 (invented)'),
]

/** One tranche of four fifths of the grant; the rest follows the settlement. */
const visegradMovements: readonly Movement[] = [
  euro('V4-DEMO-1', 'instalment', '2025-01-20', 1_600_000, 'visegrad-fund', 'TRANCHE-1 (invented)'),
]

/** A payment for each quarter, as called. */
const gizMovements: readonly Movement[] = [
  euro('GIZ-DEMO-1', 'instalment', '2025-01-15', 840_000, 'giz', 'CALL-1 (invented)'),
  euro('GIZ-DEMO-1', 'instalment', '2025-04-10', 840_000, 'giz', 'CALL-2 (invented)'),
  euro('GIZ-DEMO-1', 'instalment', '2025-07-08', 830_000, 'giz', 'CALL-3 (invented)'),
  euro('GIZ-DEMO-1', 'instalment', '2025-10-07', 850_000, 'giz', 'CALL-4 (invented)'),
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

/** What the engine finds, booked on the last day of each period as people do before they lock it. */
async function exchangeDifferencesOf(
  trx: CommandContext['trx'],
  project: string,
): Promise<readonly Movement[]> {
  const { rows } = await exchangeDifferences(trx, projectId(project))
  return rows
    .filter(row => row.open !== 0)
    .map(row => euro(project, 'exchange_difference', row.end, row.open, null, `FX-${row.label} (invented)`))
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

const purchaseRow = (purchase: Purchase) => ({
  id: demoId('currency_conversion', `${purchase.date} ${purchase.currency}`),
  project_id: projectId(purchase.project),
  date: purchase.date,
  from_currency: 'EUR',
  from_minor: purchase.fromMinor,
  to_currency: purchase.currency,
  to_minor: purchase.toMinor,
  rate: purchase.rate,
  slip_no: `SLIP-${purchase.date}-${purchase.currency} (invented)`,
})

/** Instalments, own contributions, interest, purchases of currency and the differences they leave. */
export async function insertMovements({ trx }: CommandContext): Promise<void> {
  await insertAll(trx, 'currency_conversion', halfYearlyPurchases.map(purchaseRow))
  const movements = [
    ...instalments,
    ...interest(),
    ...euMovements,
    ...germanMovements,
    ...visegradMovements,
    ...gizMovements,
  ]
  await insertAll(trx, 'fund_movement', movements.map(movementRow))
  const differences = await exchangeDifferencesOf(trx, 'EU-DEMO-1')
  await insertAll(trx, 'fund_movement', differences.map(movementRow))
}
