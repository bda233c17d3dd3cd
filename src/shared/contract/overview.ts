import { z } from 'zod'
import {
  dateSchema,
  idSchema,
  instantSchema,
  moneySchema,
  nothing,
  savedSchema,
  textSchema,
} from './common.ts'
import { command, query } from './procedure.ts'

const hitSchema = z.strictObject({
  kind: z.enum(['project', 'organisation', 'ledger_entry', 'person', 'call', 'application']),
  id: idSchema,
  projectId: idSchema.nullable(),
  title: z.string(),
  snippet: z.string(),
})

export const overviewContract = {
  /** One search over all records this person may see; accents and case do not matter. */
  'search.find': query({
    allowed: 'everyone',
    input: z.strictObject({ text: textSchema(200), limit: z.int().min(1).max(50).default(20) }),
    output: z.strictObject({ rows: z.array(hitSchema) }),
  }),
  /** What waits: due or overdue periods, drafts left, deviations without a note, lines at risk, records to review, calls that close, applications and decisions that wait. */
  'today.list': query({
    allowed: 'everyone',
    input: z.strictObject({ today: dateSchema }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          kind: z.enum([
            'period_ended',
            'drafts',
            'deviations',
            'line_at_risk',
            'review',
            'form_draft',
            'unconfirmed_rules',
            'backup',
            'call_closing',
            'applications',
            'decisions',
          ]),
          urgency: z.enum(['overdue', 'soon', 'normal']),
          titleKey: z.string(),
          details: z.record(z.string(), z.json()),
          count: z.int(),
          date: z.string().nullable(),
          amount: moneySchema.nullable(),
          route: z.string(),
          actionKey: z.string(),
        }),
      ),
    }),
  }),
  /** Monthly planned and actual spending of a project, cumulative, for the burn-up chart. */
  'today.burnUp': query({
    allowed: ['coordinator', 'finance_officer', 'director', 'auditor'],
    input: z.strictObject({ projectId: idSchema }),
    output: z.strictObject({
      currency: z.string(),
      months: z.array(z.strictObject({ month: z.string(), planned: z.int(), spent: z.int().nullable() })),
    }),
    errors: ['NotFound'],
  }),
  'views.list': query({
    allowed: 'everyone',
    input: z.strictObject({ list: textSchema(60) }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ id: idSchema, name: z.string(), settings: z.json() })),
    }),
  }),
  'views.save': command({
    allowed: 'everyone',
    input: z.strictObject({ list: textSchema(60), name: textSchema(80).min(1), settings: z.json() }),
    output: savedSchema,
  }),
  'views.delete': command({
    allowed: 'everyone',
    input: z.strictObject({ id: idSchema }),
    output: nothing,
    errors: ['NotFound'],
  }),
  'app.procedures': query({
    allowed: 'everyone',
    input: nothing,
    output: z.strictObject({ names: z.array(z.string()), at: instantSchema }),
  }),
} as const
