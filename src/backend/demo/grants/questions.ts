import type { CommandContext } from '#backend/rpc/context.ts'
import { demoId } from '../deterministic.ts'
import { insertAll } from '../insert-all.ts'
import { bothTexts, callId } from './calls.ts'

const questionId = (index: number) => demoId('call_question', String(index))

const QUESTIONS = [
  [
    '2025-09-24',
    ['May an informal group apply without a patron?', 'A mund të aplikojë një grup joformal pa patron?'],
    [
      'No: a registered organisation must answer for it.',
      'Jo: një organizatë e regjistruar duhet të përgjigjet për të.',
    ],
    '2025-09-26',
  ],
  [
    '2025-10-02',
    ['Is VAT an eligible cost?', 'A është TVSH-ja kosto e pranueshme?'],
    [
      'Only where the applicant cannot recover it; add the proof.',
      'Vetëm kur aplikuesi nuk mund ta rimarrë; shtoni dëshminë.',
    ],
    '2025-10-03',
  ],
] as const

/** Questions to the open call with their answers, in both languages. */
export async function insertQuestions(context: CommandContext): Promise<void> {
  await insertAll(
    context.trx,
    'call_question',
    QUESTIONS.map(([askedOn, , , answeredOn], index) => ({
      id: questionId(index),
      call_id: callId('DII-G1'),
      number: index + 1,
      asked_on: askedOn,
      asked_by: '',
      answered_on: answeredOn,
      published: 1 as const,
    })),
  )
  await insertAll(
    context.trx,
    'call_text',
    QUESTIONS.flatMap(([, question, answer], index) => [
      ...bothTexts('DII-G1', questionId(index), 'question', question),
      ...bothTexts('DII-G1', questionId(index), 'answer', answer),
    ]),
  )
}
