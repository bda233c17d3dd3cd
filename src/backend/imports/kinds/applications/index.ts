import { z } from 'zod'
import { idSchema, languageSchema } from '#shared/contract/common.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { APPLICATIONS_TARGET } from '../../mapping/targets/applications.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { planApplications } from './plan.ts'

const params = z.strictObject({
  callId: idSchema.optional().meta({ description: 'Id of the call; or give callCode' }),
  callCode: z.string().min(1).max(60).optional().meta({ description: 'Code of the call, as DII-G1' }),
  language: languageSchema.default('en').meta({ description: 'Language of the texts in the register' }),
})

const callNeeded = () =>
  new ProblemError(
    problem('Validation', 'error.validation', {
      fields: [{ path: 'params.callCode', messageKey: 'validation.callNeeded', keys: '' }],
    }),
  )

/** Registers of applications to one call; each row becomes a draft, a row that is there already is left alone. */
export const applicationsImport: KindDefinition = {
  kind: 'applications',
  fields: fieldsOf(APPLICATIONS_TARGET),
  params,
  posts: false,
  open: async (db, given) => {
    const { callId, callCode, language } = parseParams(params, given)
    if (callId === undefined && callCode === undefined) throw callNeeded()
    const call = await db
      .selectFrom('grant_call')
      .select(['id', 'currency'])
      .$if(callId !== undefined, query => query.where('id', '=', callId ?? ''))
      .$if(callCode !== undefined, query => query.where('code', '=', callCode ?? ''))
      .executeTakeFirst()
    if (!call)
      throw new ProblemError(problem('NotFound', 'problem.notFound.call', { call: callCode ?? callId ?? '' }))
    return {
      projectId: null,
      params: { callId: call.id, language },
      reading: { kind: 'map', target: 'applications', currency: call.currency },
      plan: request => planApplications(db, { callId: call.id, language }, request),
    }
  },
}
