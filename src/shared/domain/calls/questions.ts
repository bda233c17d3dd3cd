import { wallTime } from '#shared/kernel/zoned-time.ts'
import { here, type Notice, notice } from '../notices/index.ts'
import type { Texts } from './form.ts'
import type { CallSetup } from './setup.ts'
import { isFrozen } from './states.ts'
import { isSaid, lackingIn } from './texts.ts'

/** A question of an applicant as it is entered; days as the clocks of the call's zone show them. */
export type AskedQuestion = {
  readonly askedOn: string
  readonly answeredOn: string | null
  readonly question: Texts
  readonly answer: Texts
  readonly published: boolean
}

/** Languages of the call in which a question or its answer is missing. */
export const untranslated = (
  { question, answer }: Pick<AskedQuestion, 'question' | 'answer'>,
  languages: readonly string[],
): readonly string[] => {
  const lacking = new Set([...lackingIn(question, languages), ...lackingIn(answer, languages)])
  return languages.filter(language => lacking.has(language))
}

/**
 * What stands against a question. A published answer is there in every language of the call, since all applicants read
 * the same; it is dated, no earlier than the question; and an unpublished call publishes nothing. `now` is a UTC instant.
 */
export function questionFaults(
  call: Pick<CallSetup, 'state' | 'zone' | 'languages'>,
  asked: AskedQuestion,
  now: string,
): readonly Notice[] {
  const { askedOn, answeredOn, answer, published } = asked
  const found: Notice[] = []
  const today = wallTime(now, call.zone).date
  const isAnswered = isSaid(answer)
  if (published && !isAnswered) found.push(notice('call', 'AnswerMissing', here('addAnswer')))
  if (published && isAnswered)
    for (const language of untranslated(asked, call.languages))
      found.push(
        notice('call', 'QuestionUntranslated', here('addAnswer'), {
          languageKey: `callLanguage.${language}`,
        }),
      )
  if (published && !isFrozen(call.state)) found.push(notice('call', 'NotOpenYet', null))
  if (isAnswered !== (answeredOn !== null))
    found.push(notice('call', 'AnswerDateMissing', here('changeDate')))
  if (answeredOn !== null && answeredOn < askedOn)
    found.push(
      notice('call', 'AnswerBeforeQuestion', here('changeDate'), { asked: askedOn, answered: answeredOn }),
    )
  for (const day of [askedOn, answeredOn])
    if (day !== null && day > today)
      found.push(notice('call', 'QuestionInFuture', here('changeDate'), { day }))
  return found
}
