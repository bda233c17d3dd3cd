import type { ParameterKind, ParameterName } from './parameters.ts'

/**
 * One limit or method with where it comes from. `value` is decimal text for shares, amounts and counts, the
 * method's name for choices, 'true' or 'false' for flags, MM-DD for a day of every year. Null and confirmed: the
 * donor has no such limit; null and not confirmed: only the contract says it. `confirmed` says whether it was
 * read in a source; an unconfirmed one needs a look at the signed contract and is shown as such.
 */
export type RuleParameter = {
  readonly value: string | null
  /** Only with amounts: ISO 4217 code. */
  readonly currency?: string
  readonly source: string
  /** When the source is from: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string
  readonly confirmed: boolean
  readonly note?: string
}

/** A donor's rules: an id, a name, and its parameters by name. */
export type RulePack = {
  readonly id: string
  readonly title: string
  readonly version: string
  readonly parameters: { readonly [Name in ParameterName]?: RuleParameter }
}

/** What a contract says otherwise than its pack; kept with the project. */
export type RuleOverrides = RulePack['parameters']

/** Where an effective parameter was found. */
export type RuleOrigin = 'contract' | 'pack'

export type EffectiveParameter = RuleParameter & {
  readonly name: ParameterName
  readonly kind: ParameterKind
  readonly origin: RuleOrigin
}
