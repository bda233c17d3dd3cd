import type { FieldKind, FieldRole } from '#shared/kernel/call-words.ts'

export { FIELD_KINDS, FIELD_ROLES, type FieldKind, type FieldRole } from '#shared/kernel/call-words.ts'

/** A text in every language that the call is published in, by language code. */
export type Texts = Readonly<Record<string, string>>

export type Choice = { readonly key: string; readonly label: Texts }

export type FormColumn = {
  readonly key: string
  readonly kind: 'text' | 'number' | 'money' | 'date' | 'choice'
  readonly label: Texts
  readonly required: boolean
  readonly choices?: readonly Choice[] | undefined
}

export type FormField = {
  /** Unique in the form; kept over versions, so that answers of two versions can be compared. */
  readonly key: string
  readonly kind: FieldKind
  readonly label: Texts
  readonly help?: Texts | undefined
  readonly required: boolean
  readonly role?: FieldRole | undefined
  /** Letters that a text has at most. */
  readonly maxLength?: number | undefined
  /** Bounds of a number as decimal text, of money as minor units in text, of a date as a day. */
  readonly minimum?: string | undefined
  readonly maximum?: string | undefined
  readonly choices?: readonly Choice[] | undefined
  readonly columns?: readonly FormColumn[] | undefined
  readonly maxRows?: number | undefined
  /** Asked only while another field has this answer. */
  readonly showIf?: { readonly field: string; readonly equals: string } | undefined
}

export type FormSection = {
  readonly key: string
  readonly label: Texts
  readonly help?: Texts | undefined
  readonly fields: readonly FormField[]
}

/** A version of an application form; an application keeps the one it was written on for ever (rule 2). */
export type FormDefinition = { readonly sections: readonly FormSection[] }

/** Decimal text, a day, minor units as a whole number in text, keys of choices, or plain text: by the field's kind. */
export type AnswerCell = string | null
export type AnswerRow = Readonly<Record<string, AnswerCell>>
/** One text, several chosen keys, or rows of a table. Null or absent: not answered, which is never zero. */
export type Answer = AnswerCell | readonly string[] | readonly AnswerRow[]
export type Answers = Readonly<Record<string, Answer>>
