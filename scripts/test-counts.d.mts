export interface Counts {
  readonly passed: number
  readonly failed: number
}
export function countVitest(report: object, exitCode: number): Counts
export function countPlaywright(report: object, exitCode: number): Counts
export function add(a: Counts, b: Counts): Counts
