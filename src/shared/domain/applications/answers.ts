import type { Answers, FormDefinition, FormField } from '#shared/domain/calls/index.ts'
import { isBlank, keysOf, textOf, valueFaults } from './answer-values.ts'
import { budgetFaults } from './budget.ts'
import { type AnswerFault, fault } from './fault.ts'
import { amountFaults, type GrantTerms } from './terms.ts'

/** All fields of a form in order. */
export const fieldsOf = (form: FormDefinition): readonly FormField[] =>
  form.sections.flatMap(section => section.fields)

/**
 * The fields that are asked, given the answers: a condition is met by the asked answer of a field that is itself asked.
 */
export function askedFields(form: FormDefinition, answers: Answers): readonly FormField[] {
  const asked = new Map<string, FormField>()
  for (const field of fieldsOf(form)) {
    const { showIf } = field
    if (showIf) {
      const answer = answers[showIf.field]
      const isMet = textOf(answer) === showIf.equals || keysOf(answer).includes(showIf.equals)
      if (!asked.has(showIf.field) || !isMet) continue
    }
    asked.set(field.key, field)
  }
  return [...asked.values()]
}

/**
 * Everything that is wrong with the answers of an application by its own form version (domain-rules.md rules 1 and 2):
 * missing, unreadable and out of limits, sums of the budget, the amount within the lot, co-financing, duration. An empty
 * list means complete.
 */
export function answerFaults(form: FormDefinition, answers: Answers, terms: GrantTerms): AnswerFault[] {
  const known = new Set(fieldsOf(form).map(field => field.key))
  const unknown = Object.keys(answers)
    .filter(key => !known.has(key))
    .map(field => fault({ field, row: null, column: null }, 'UnknownField', 'unreadable'))
  const asked = askedFields(form, answers)
  const single = asked.flatMap(field => {
    const answer = answers[field.key]
    if (answer !== undefined && !isBlank(answer)) return valueFaults(field, answer)
    return field.required ? [fault({ field: field.key, row: null, column: null }, 'Missing', 'rule')] : []
  })
  // Sums of what can't be read would only repeat that it can't be read.
  const unreadable = new Set(single.filter(f => f.severity === 'unreadable').map(f => f.field))
  const readable = asked.filter(field => !unreadable.has(field.key))
  return [
    ...unknown,
    ...single,
    ...budgetFaults(readable, answers, terms.currency),
    ...amountFaults(readable, answers, terms),
  ]
}
