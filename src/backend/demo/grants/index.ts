import type { CommandContext } from '#backend/rpc/context.ts'
import { insertApplications } from './applications.ts'
import { insertCalls } from './calls.ts'
import { insertEvaluation } from './evaluation.ts'
import { insertKosovoAwards } from './kosovo.ts'
import { insertQuestions } from './questions.ts'

/** One invented call in evaluation with forty applications, and the awarded call of the Kosovo scheme. */
export async function insertGrants(context: CommandContext): Promise<void> {
  await insertCalls(context)
  await insertQuestions(context)
  await insertApplications(context)
  await insertEvaluation(context)
  await insertKosovoAwards(context)
}
