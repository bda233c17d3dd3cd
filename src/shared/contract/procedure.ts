import type { z } from 'zod'
import type { ErrorCode } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/roles.ts'

export { ROLES, type Role } from '#shared/kernel/roles.ts'

/** Who may call a procedure: `public` needs no open workspace, `everyone` any person of the workspace. */
export type Allowed = 'public' | 'everyone' | readonly Role[]

/**
 * How a procedure runs. `query`: read-only connection. `command`: alone, in one immediate transaction with its audit
 * event. `job`: long work in a worker with progress and cancel; what it stores goes through a command. `control`: the
 * workspace itself (open, create, restore, change person), outside any transaction.
 */
export type ProcedureKind = 'query' | 'command' | 'job' | 'control'

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: ProcedureKind
  readonly allowed: Allowed
  readonly input: I
  readonly output: O
  /** Errors beyond those that any procedure may return (Validation, Forbidden, Internal, Busy, storage errors). */
  readonly errors: readonly ErrorCode[]
}

type Parts<I extends z.ZodType, O extends z.ZodType> = {
  readonly allowed: Allowed
  readonly input: I
  readonly output: O
  readonly errors?: readonly ErrorCode[]
}

const declare =
  <K extends ProcedureKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType>(parts: Parts<I, O>): Procedure<I, O> & { readonly kind: K } => ({
    errors: [],
    ...parts,
    kind,
  })

/** Declares a read. Example: `query({ allowed: 'everyone', input: z.strictObject({}), output: z.string() })` */
export const query = declare('query')
/** Declares a change that runs in one audited transaction. */
export const command = declare('command')
/** Declares long work with progress and cancel. */
export const job = declare('job')
/** Declares an act on the workspace or the session itself. */
export const control = declare('control')

/** People who work with money; mentors and assessors never see finance screens (product.md). */
export const FINANCE_READERS = [
  'coordinator',
  'finance_officer',
  'director',
  'auditor',
] as const satisfies readonly Role[]
export const FINANCE_WRITERS = ['coordinator', 'finance_officer'] as const satisfies readonly Role[]
export const PROGRAMME_WRITERS = ['coordinator'] as const satisfies readonly Role[]
/**
 * Who reads calls, applications and decisions with all names. Assessors are not among them: what they may see goes
 * through procedures of their own that keep the blind view and recusals.
 */
export const GRANT_READERS = FINANCE_READERS
export const GRANT_WRITERS = PROGRAMME_WRITERS
