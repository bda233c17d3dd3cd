import { z } from 'zod'
import { idSchema, nameSchema, nothing, savedSchema, textSchema, versionSchema } from './common.ts'
import { command, control, query, ROLES } from './procedure.ts'

const roleSchema = z.enum(ROLES)
export const personSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  archived: z.boolean(),
  passphrase: z.boolean(),
})
export type PersonRow = z.infer<typeof personSchema>

const personFields = {
  name: nameSchema,
  email: textSchema(200),
  roles: z.array(roleSchema).min(1, { message: 'validation.role' }),
}

export const usersContract = {
  'users.list': query({
    allowed: 'everyone',
    input: nothing,
    output: z.strictObject({ rows: z.array(personSchema) }),
  }),
  'users.create': command({
    allowed: ['coordinator'],
    input: z.strictObject(personFields),
    output: savedSchema,
    errors: ['Conflict'],
  }),
  /** Refused when it would leave the workspace without a coordinator. */
  'users.update': command({
    allowed: ['coordinator'],
    input: z.strictObject({ id: idSchema, version: versionSchema, ...personFields, archived: z.boolean() }),
    output: savedSchema,
    errors: ['NotFound', 'Conflict', 'Rule.LastCoordinator'],
  }),
  /** Each person sets the own passphrase; an empty new one removes it. */
  'users.setPassphrase': command({
    allowed: 'everyone',
    input: z.strictObject({
      current: z.string().max(1000).nullable(),
      next: z.string().min(10, { message: 'validation.passphraseLength' }).max(1000).nullable(),
    }),
    output: nothing,
    errors: ['Rule.WrongPassphrase', 'Rule.TooManyAttempts'],
  }),
  /** Changes the person of this window (also the first one after opening); asks for that person's passphrase when one is set. */
  'users.switch': control({
    allowed: 'public',
    input: z.strictObject({ personId: idSchema, passphrase: z.string().max(1000).nullable() }),
    output: z.strictObject({
      personId: idSchema,
      name: z.string(),
      roles: z.array(roleSchema),
      authenticated: z.boolean(),
    }),
    errors: ['NotFound', 'Rule.PassphraseNeeded', 'Rule.WrongPassphrase', 'Rule.TooManyAttempts'],
  }),
} as const
