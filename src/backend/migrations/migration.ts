/** One numbered step of the workspace format. Steps are append-only: a released one is never edited. */
export interface Migration {
  readonly number: number
  readonly name: string
  /** Statements run in order inside the one transaction that holds all pending steps. */
  readonly sql: readonly string[]
  /** Tables whose audit triggers are made anew from their columns after this step. */
  readonly audited: readonly string[]
}
