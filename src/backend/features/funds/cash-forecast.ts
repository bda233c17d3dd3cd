import { spentByPeriod } from '#backend/features/forecasts/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts'
import { type CashDue, cashForecast, forecastStillToCome } from '#shared/domain/funds/index.ts'
import { sumMinor } from '#shared/kernel/money.ts'
import { fundChain } from './chain.ts'

/** Requests for payment that are with the donor and not answered yet. */
const expectedInstalments = (db: Reader, projectId: string): Promise<CashDue[]> =>
  db
    .selectFrom('payment_request')
    .select(['requested_on as day', 'amount_minor as minor'])
    .where('project_id', '=', projectId)
    .where('state', '=', 'sent')
    .execute()

const pendingPayments = (db: Reader, projectId: string): Promise<CashDue[]> =>
  db
    .selectFrom('pending_payment')
    .select(['expected_on as day', 'amount_minor as minor'])
    .where('project_id', '=', projectId)
    .where('settled_on', 'is', null)
    .execute()

/** What is still to come of each period's forecast, line by line; a period without a forecast is missing. */
async function stillToCome(db: Reader, projectId: string): Promise<ReadonlyMap<string, number>> {
  const cells = await db
    .selectFrom('forecast')
    .select(['period_id as periodId', 'budget_line_id as lineId', 'amount_minor as minor'])
    .where('project_id', '=', projectId)
    .execute()
  if (cells.length === 0) return new Map()
  const spent = new Map(
    (await spentByPeriod(db, projectId)).map(row => [`${row.periodId} ${row.lineId}`, row.minor]),
  )
  return new Map(
    [...Map.groupBy(cells, cell => cell.periodId)].map(([periodId, own]) => [
      periodId,
      sumMinor(
        own.map(cell => forecastStillToCome(cell.minor, spent.get(`${periodId} ${cell.lineId}`) ?? 0)),
      ),
    ]),
  )
}

/**
 * The project's cash from its first open period on: the fund as the books have it, instalments asked for, the forecast
 * that is not spent yet, and payments pending. The first opening is that of the chain of funds. Throws NotFound.
 */
export async function projectCashForecast(
  db: Reader,
  { projectId, today }: ParsedInputOf<'funds.cashForecast'>,
): Promise<OutputOf<'funds.cashForecast'>> {
  const { currency, rows: chain } = await fundChain(db, projectId)
  const firstOpen = chain.findIndex(period => period.state === 'open')
  const periods = firstOpen === -1 ? [] : chain.slice(firstOpen)
  const toCome = await stillToCome(db, projectId)
  const rows = cashForecast({
    openingMinor: periods[0]?.opening ?? chain.at(-1)?.closing ?? 0,
    today,
    periods: periods.map(period => ({
      end: period.end,
      receivedMinor: sumMinor([
        period.received,
        period.interest,
        period.exchangeDifference,
        -period.refunded,
      ]),
      costsMinor: period.costs,
      forecastMinor: period.state === 'open' ? (toCome.get(period.periodId) ?? 0) : 0,
    })),
    instalments: await expectedInstalments(db, projectId),
    payments: await pendingPayments(db, projectId),
  })
  return {
    currency,
    rows: rows.flatMap((row, index) => {
      const period = periods[index]
      if (!period && row.expectedMinor === 0 && row.pendingMinor === 0) return []
      return [
        {
          period: period
            ? { id: period.periodId, label: period.label, start: period.start, end: period.end }
            : null,
          hasForecast: period !== undefined && toCome.has(period.periodId),
          opening: row.openingMinor,
          received: row.receivedMinor,
          expected: row.expectedMinor,
          costs: row.costsMinor,
          forecast: row.forecastMinor,
          pending: row.pendingMinor,
          closing: row.closingMinor,
        },
      ]
    }),
  }
}
