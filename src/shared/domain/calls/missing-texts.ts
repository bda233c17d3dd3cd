import { CALL_TEXT_FIELDS, type CallSetup, NEEDED_TEXTS } from './setup.ts'
import { isSaid, lackingIn } from './texts.ts'

/** A text that the guidelines need in a language and lack. */
export type MissingText = {
  readonly part: 'call' | 'lot' | 'item'
  readonly recordId: string
  /** Code of the lot or item; blank for the call itself. */
  readonly code: string
  readonly field: string
  readonly language: string
}

/**
 * Texts that are missing in a language of the call: those that guidelines always need, and others that stand in one
 * language but not in all, since guidelines in two languages say the same.
 */
export function missingTexts(call: CallSetup): readonly MissingText[] {
  const { languages } = call
  const ofCall = CALL_TEXT_FIELDS.filter(
    field => NEEDED_TEXTS.includes(field) || isSaid(call.texts[field]),
  ).flatMap(field =>
    lackingIn(call.texts[field], languages).map(language => ({
      part: 'call' as const,
      recordId: call.id,
      code: '',
      field,
      language,
    })),
  )
  const ofLots = call.lots.flatMap(({ id, code, title }) =>
    lackingIn(title, languages).map(language => ({
      part: 'lot' as const,
      recordId: id,
      code,
      field: 'title',
      language,
    })),
  )
  const ofItems = call.items.flatMap(({ id, code, text }) =>
    lackingIn(text, languages).map(language => ({
      part: 'item' as const,
      recordId: id,
      code,
      field: 'text',
      language,
    })),
  )
  return [...ofCall, ...ofLots, ...ofItems]
}
