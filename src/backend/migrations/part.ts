/** One subject of the step: its statements, and the tables whose audit triggers are made anew afterwards. */
export interface MigrationPart {
  readonly sql: readonly string[]
  readonly audited: readonly string[]
}
