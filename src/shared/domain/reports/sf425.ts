import { sumMinor } from '#shared/kernel/money.ts'

/** Entered lines of block 10 of an SF-425, cumulative from the start, in minor units (donor-formats.md section 5, S19). */
export type Sf425Input = {
  readonly a: number
  readonly b: number
  readonly d: number
  readonly e: number
  readonly f: number
  readonly i: number
  readonly j: number
  readonly l: number
  readonly m: number
  readonly n: number
}

export type Sf425Computed = {
  readonly c: number
  readonly g: number
  readonly h: number
  readonly k: number
  readonly o: number
}

/**
 * Computed lines: c = a − b cash on hand, g = e + f federal share, h = d − g unobligated, k = i − j recipient
 * share left, o = l − m or l − n unexpended program income (US-01): income is deducted (m) or added (n), and what
 * was spent either way is gone. In a final report f must be 0, see `sf425Faults`.
 */
export function sf425(lines: Sf425Input): Sf425Computed {
  const g = sumMinor([lines.e, lines.f])
  return {
    c: sumMinor([lines.a, -lines.b]),
    g,
    h: sumMinor([lines.d, -g]),
    k: sumMinor([lines.i, -lines.j]),
    o: sumMinor([lines.l, -lines.m, -lines.n]),
  }
}

/** What is wrong with an SF-425, and the line it stands in. */
export type Sf425Fault = {
  readonly code: 'FinalUnliquidated' | 'AboveAuthorised' | 'Falls' | 'IncomeOverspent'
  readonly line: keyof Sf425Input | keyof Sf425Computed
  readonly minor: number
}

const CUMULATIVE = ['a', 'b', 'd', 'e', 'j', 'l'] as const satisfies readonly (keyof Sf425Input)[]

/**
 * Faults of an SF-425: unliquidated obligations in a final report, more spent or obligated than authorised, more
 * program income spent than there was, and amounts that are lower than in the report before, since all are
 * cumulative from the start (US-01, S19; parameters `final_unliquidated_zero`, `amounts_cumulative`).
 */
export function sf425Faults(
  lines: Sf425Input,
  report: { readonly isFinal: boolean; readonly previous: Sf425Input | null },
): readonly Sf425Fault[] {
  const { h, o } = sf425(lines)
  const { previous } = report
  const faults: Sf425Fault[] = []
  if (report.isFinal && lines.f !== 0) faults.push({ code: 'FinalUnliquidated', line: 'f', minor: lines.f })
  if (h < 0) faults.push({ code: 'AboveAuthorised', line: 'h', minor: h })
  if (o < 0) faults.push({ code: 'IncomeOverspent', line: 'o', minor: o })
  if (previous)
    for (const line of CUMULATIVE)
      if (lines[line] < previous[line])
        faults.push({ code: 'Falls', line, minor: sumMinor([lines[line], -previous[line]]) })
  return faults
}
