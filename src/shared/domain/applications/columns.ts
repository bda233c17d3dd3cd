import type { Answers, FieldRole, FormDefinition } from '#shared/domain/calls/index.ts'
import { textOf } from './answer-values.ts'
import { askedFields } from './answers.ts'
import { minorOf } from './budget.ts'
import { monthsOf } from './terms.ts'

/** What lists and rules read of an application's answers, by the roles of its form's fields. */
export type AnswerColumns = {
  readonly applicantName: string
  readonly registrationNo: string
  readonly country: string
  readonly title: string
  readonly location: string
  /** Minor units of the call's currency; null when not answered, which is not zero. */
  readonly requestedMinor: number | null
  readonly totalMinor: number | null
  readonly durationMonths: number | null
}

/** The application's own columns, taken from the answers of the fields that are asked. */
export function answerColumns(form: FormDefinition, answers: Answers): AnswerColumns {
  const asked = askedFields(form, answers)
  const of = (role: FieldRole): string | null => {
    const field = asked.find(known => known.role === role)
    return field ? textOf(answers[field.key]) : null
  }
  const text = (role: FieldRole) => (of(role) ?? '').trim()
  return {
    applicantName: text('applicant_name'),
    registrationNo: text('registration_no'),
    country: text('country').toUpperCase(),
    title: text('title'),
    location: text('location'),
    requestedMinor: minorOf(of('requested')),
    totalMinor: minorOf(of('total')),
    durationMonths: monthsOf(of('duration')),
  }
}
