import { sumMinor } from '#shared/kernel/money.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type CapCheck, capCheck, type EuRows, euRows } from '../budgets/index.ts'

/** Part of the contingency reserve the donor let go, with the day of its letter. */
export type ReserveRelease = { readonly date: PlainDate; readonly amountMinor: number }

export type ReserveUse = {
  readonly ok: boolean
  readonly reason: 'notAuthorised' | 'beforeAuthorisation' | 'aboveReleased' | null
  /** Released up to the day of the expense. */
  readonly releasedMinor: number
  /** Released and not yet charged, before this expense. */
  readonly leftMinor: number
}

/**
 * Whether an expense may be charged to the contingency reserve: only after the donor's written authorisation,
 * and no more than it released (statement 11, S36). `authorisationNeeded` is the parameter
 * `contingency_authorisation`; without it only the amount is looked at.
 * @example reserveUse({ date: '2024-05-01', amountMinor: 100, chargedMinor: 0 }, [], true).reason // 'notAuthorised'
 */
export function reserveUse(
  expense: { readonly date: PlainDate; readonly amountMinor: number; readonly chargedMinor: number },
  releases: readonly ReserveRelease[],
  authorisationNeeded: boolean,
): ReserveUse {
  const counted = authorisationNeeded ? releases.filter(release => release.date <= expense.date) : releases
  const releasedMinor = sumMinor(counted.map(release => release.amountMinor))
  const leftMinor = sumMinor([releasedMinor, -expense.chargedMinor])
  const found = (reason: ReserveUse['reason']): ReserveUse => ({
    ok: reason === null,
    reason,
    releasedMinor,
    leftMinor,
  })
  if (releases.length === 0) return found('notAuthorised')
  if (counted.length === 0) return found('beforeAuthorisation')
  return found(expense.amountMinor > leftMinor ? 'aboveReleased' : null)
}

export type ReleasedRows = {
  readonly rows: EuRows
  /** Row 8 against the cap of the larger row 7: it may rise, but never above its share. */
  readonly indirect: CapCheck
  /** The grant's maximum stays what it was. */
  readonly grantMinor: number
}

/**
 * Rows 7 to 13 after part of the reserve went into headings: row 10 falls by what row 7 rises, so that row 8 may
 * rise with its base while the grant's maximum doesn't (statement 11, S8). `released` is by heading code, in
 * minor units; a heading that isn't there yet is added.
 */
export function withRelease(
  rows: EuRows,
  released: ReadonlyMap<string, number>,
  contract: { readonly grantMinor: number; readonly indirectLimit: string },
): ReleasedRows {
  const known = new Set(rows.headings.map(heading => heading.code))
  const headings = [
    ...rows.headings.map(heading => ({
      ...heading,
      minor: sumMinor([heading.minor, released.get(heading.code) ?? 0]),
    })),
    ...[...released]
      .filter(([code]) => !known.has(code))
      .map(([code, minor]) => ({ code, label: code, minor })),
  ]
  const after = euRows({
    headings,
    indirectMinor: rows.row8,
    contingencyMinor: sumMinor([rows.row10, -sumMinor(released.values())]),
    taxesInKindMinor: rows.row12,
  })
  return {
    rows: after,
    indirect: capCheck(after.row7, contract.indirectLimit, after.row8),
    grantMinor: contract.grantMinor,
  }
}
