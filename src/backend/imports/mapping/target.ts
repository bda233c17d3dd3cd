import type { TableKind } from '#shared/contract/imports.ts'
import { foldText } from '../reading/fold.ts'

/**
 * How a field's cells are read. `amount` is money (at most the currency's decimals), `decimal` a rate or
 * quantity, `code` keeps its zeros and is compared as text, `currency` becomes an ISO 4217 code.
 */
export type FieldKind = 'text' | 'amount' | 'date' | 'decimal' | 'code' | 'currency'

export type TargetField = {
  readonly key: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Message key of the field's name. */
  readonly labelKey: string
  /** Headings people give this field, in any language and script; compared after `foldText`. */
  readonly synonyms: readonly string[]
}

/** What rows of a table are to become. */
export type Target = {
  readonly kind: TableKind
  readonly fields: readonly TargetField[]
  /** Groups of fields of which each row needs at least one. */
  readonly requireAny: readonly (readonly string[])[]
  /** Fields that a detail row has and a totals row lacks. */
  readonly detail: readonly string[]
  /** Fields without all of which a row is a note or section title between the rows; none: every row counts. */
  readonly substance: readonly string[]
  /** Whether such a row is a note however many cells it has: banks write the details of a booking under it. */
  readonly detailIsNote?: true
  /** Whether a row with one text and nothing else is a section title; in a budget it is a heading and counts. */
  readonly loneTextIsNote: boolean
  /** Fields that are not suggested beside the named others: a part amount beside debit and credit is a detail. */
  readonly needless?: Readonly<Record<string, readonly string[]>>
  /** Fields whose column may serve for a needed one that no column was found for, the best first. */
  readonly standIns: Readonly<Record<string, readonly string[]>>
  /** The code that tells the rows apart: no column that repeats its values is suggested for it, and one that counts the rows like an outline is, whatever its heading. */
  readonly rowCode?: string
  /** Fields that add up to another; columns without a known heading are taken for the spare ones when the sum proves it. */
  readonly parts?: {
    readonly whole: string
    readonly known: readonly string[]
    readonly spare: readonly string[]
  }
}

/** Declares a field with its synonyms separated by ' | '. */
export function field(
  target: string,
  key: string,
  kind: FieldKind,
  synonyms: string,
  required = false,
): TargetField {
  return {
    key,
    kind,
    required,
    labelKey: `import.field.${target}.${key}`,
    synonyms: synonyms.split('|').map(synonym => synonym.trim()),
  }
}

/** All headings a target knows, folded: what header detection takes as vocabulary. */
export const vocabularyOf = (target: Target): ReadonlySet<string> =>
  new Set(target.fields.flatMap(known => known.synonyms.map(foldText)))
