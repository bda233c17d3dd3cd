/** What a finance officer checks by hand before a period is locked; numbers as in donor-formats.md section 10. */
export const CLOSE_CHECKS = [
  /** 1: the signed budget keeps its own rules (sums, indirect costs, contingency). */
  'budget',
  /** 2: expenditure stands on lines of the signed budget. */
  'signedBudget',
  /** 3: what earlier reports said is still what the ledger says. */
  'cumulative',
  /** 6: opening + received − spent ± exchange = bank + cash + advances − payables. */
  'fundBalance',
  /** 7: amount / rate of every voucher gives its amount in the contract's currency. */
  'recalculated',
  /** 8: movement of each heading against the contract's limit, both sides. */
  'headingMoves',
  /** 10: agreements on a line within the line. */
  'agreements',
  /** 11: salaries of a person and month over all projects within the whole. */
  'salaries',
  /** 12: per diems are overnights. */
  'perDiems',
  /** 13: dates inside the period, pending payments above the limit listed. */
  'dates',
  /** 14: assets above the limit have a transfer deed in the final report. */
  'assets',
] as const

export type CloseCheckKey = (typeof CLOSE_CHECKS)[number]

/** An amount compared with what it must be, or a count of rows that must be none. */
export type CloseCheck = {
  readonly key: CloseCheckKey
  readonly state: 'ok' | 'differs' | 'notApplicable'
  /** A difference here stops the lock; otherwise it is only to be minded. */
  readonly blocks: boolean
  readonly expectedMinor: number | null
  readonly actualMinor: number | null
  /** Rows that were looked at, and how many of them differ. */
  readonly looked: number
  readonly differing: number
  /** Codes or numbers of what differs, the first ones. */
  readonly examples: readonly string[]
}

/** Examples that a check names; the rest are counted. */
export const EXAMPLES = 5

type Outcome = Pick<CloseCheck, 'key' | 'blocks'>

/** A check that has nothing to look at in this project. */
export const notApplicable = ({ key, blocks }: Outcome): CloseCheck => ({
  key,
  blocks,
  state: 'notApplicable',
  expectedMinor: null,
  actualMinor: null,
  looked: 0,
  differing: 0,
  examples: [],
})

/**
 * Rows of which none may differ; nothing to look at is not applicable.
 * @example countCheck({ key: 'dates', blocks: true }, 40, []).state // 'ok'
 */
export function countCheck(outcome: Outcome, looked: number, differing: readonly string[]): CloseCheck {
  if (looked === 0 && differing.length === 0) return notApplicable(outcome)
  return {
    ...notApplicable(outcome),
    state: differing.length === 0 ? 'ok' : 'differs',
    looked,
    differing: differing.length,
    examples: differing.slice(0, EXAMPLES),
  }
}

/** Two amounts in minor units that must be equal to the cent. */
export function amountCheck(outcome: Outcome, expectedMinor: number, actualMinor: number): CloseCheck {
  return {
    ...notApplicable(outcome),
    state: expectedMinor === actualMinor ? 'ok' : 'differs',
    expectedMinor,
    actualMinor,
    looked: 1,
    differing: expectedMinor === actualMinor ? 0 : 1,
  }
}

/** True when a check stops the lock. */
export const stopsLock = (check: CloseCheck): boolean => check.blocks && check.state === 'differs'
