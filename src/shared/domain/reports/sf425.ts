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
 * share left, o = l − m or l − n unexpended program income (US-01). In a final report f must be 0.
 */
export function sf425(lines: Sf425Input): Sf425Computed {
  const g = sumMinor([lines.e, lines.f])
  return {
    c: sumMinor([lines.a, -lines.b]),
    g,
    h: sumMinor([lines.d, -g]),
    k: sumMinor([lines.i, -lines.j]),
    o: sumMinor([lines.l, -(lines.m === 0 ? lines.n : lines.m)]),
  }
}
