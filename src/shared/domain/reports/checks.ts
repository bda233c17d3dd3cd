/**
 * One row of a document's `Checks` sheet (donor-formats.md section 6 rule 9). Amounts in minor units;
 * `difference` is actual less expected.
 */
export type ReportCheck = {
  readonly id: string
  readonly currency: string
  readonly expected: number
  readonly actual: number
  readonly difference: number
  readonly ok: boolean
}

/**
 * Compares two amounts that must be equal to the cent.
 * @example reportCheck('entries-equal-ledger', 'EUR', 10_000, 9_999) // difference -1, not ok
 */
export function reportCheck(id: string, currency: string, expected: number, actual: number): ReportCheck {
  const difference = actual - expected
  return { id, currency, expected, actual, difference, ok: difference === 0 }
}

export type ChecksSummary = {
  readonly checks: readonly ReportCheck[]
  readonly failed: readonly ReportCheck[]
  readonly ok: boolean
}

/** All checks of a document and the ones that differ; a document without any check is not ok. */
export function summariseChecks(checks: readonly ReportCheck[]): ChecksSummary {
  const failed = checks.filter(check => !check.ok)
  return { checks, failed, ok: checks.length > 0 && failed.length === 0 }
}
