import { sumMinor } from '#shared/kernel/money.ts'
import { exchangeDifference } from '../rates/index.ts'

/** Money of one instalment in the currency it came in and what it became; minor units of each. */
export type ChainLink = {
  readonly receivedMinor: number
  readonly localMinor: number
  /** Spent of the local money. */
  readonly spentLocalMinor: number
  /** Reported for what was spent, by the contract's method. */
  readonly reportedMinor: number
}

export type ExchangeSummary = {
  readonly receivedMinor: number
  readonly reportedMinor: number
  /** Gain above zero, loss below; shown on its own line. */
  readonly differenceMinor: number
  readonly gainMinor: number
  readonly lossMinor: number
  /** Part of the loss the contract lets into the costs: 0 unless `exchange_loss_eligible`. */
  readonly eligibleLossMinor: number
}

/**
 * Exchange differences of all instalments of a fund, gains and losses apart and never netted into a cost line
 * (FX-07, statement 29; Sida sheet 4). A loss is a cost only where the contract says so.
 */
export function exchangeSummary(links: readonly ChainLink[], lossEligible: boolean): ExchangeSummary {
  const differences = links.map(link => exchangeDifference(link).differenceMinor)
  const lossMinor = sumMinor(differences.filter(difference => difference < 0).map(difference => -difference))
  return {
    receivedMinor: sumMinor(links.map(link => link.receivedMinor)),
    reportedMinor: sumMinor(links.map(link => link.reportedMinor)),
    differenceMinor: sumMinor(differences),
    gainMinor: sumMinor(differences.filter(difference => difference > 0)),
    lossMinor,
    eligibleLossMinor: lossEligible ? lossMinor : 0,
  }
}
