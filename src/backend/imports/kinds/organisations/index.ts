import { z } from 'zod'
import { ORGANISATIONS_TARGET } from '../../mapping/targets/organisations.ts'
import { fieldsOf } from '../fields-of.ts'
import type { KindDefinition } from '../kind.ts'
import { parseParams } from '../parse-params.ts'
import { planOrganisations } from './plan.ts'

const params = z.strictObject({})

/** Registers of organisations; known ones are completed, new ones added. */
export const organisationsImport: KindDefinition = {
  kind: 'organisations',
  fields: fieldsOf(ORGANISATIONS_TARGET),
  params,
  posts: false,
  open: async (db, given) => {
    parseParams(params, given)
    return {
      projectId: null,
      params: {},
      // No amounts are read, so the currency decides nothing.
      reading: { kind: 'map', target: 'organisations', currency: 'EUR' },
      plan: request => planOrganisations(db, request),
    }
  },
}
