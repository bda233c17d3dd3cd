/** What a file of rates may need to be told; blanks mean that the file says it itself. */
export type RateParams = {
  readonly source: string
  readonly base: string | null
  readonly target: string
  readonly year: number | null
  readonly month: number | null
  readonly period: 'day' | 'month' | null
  readonly replace: boolean
}

export const NO_RATE_PARAMS: RateParams = {
  source: '',
  base: null,
  target: 'EUR',
  year: null,
  month: null,
  period: null,
  replace: false,
}
