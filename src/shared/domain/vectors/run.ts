import { type JsonValue, ProblemError } from '#shared/kernel/errors.ts'
import { type RulePack, rulesInForce } from '../rule-packs/index.ts'
import { agrees } from './compare.ts'
import { type OpContext, rulesFrom } from './op.ts'
import { OPS } from './table.ts'

/** A worked case: a rule's name, its inputs and what must come out (donor-formats.md section 7). */
export type Vector = {
  readonly op: string
  readonly inputs: unknown
  readonly expected: JsonValue
}

/** `compared`: the rule ran; `refused`: it named a problem of the inputs; `unknownOp`: no such rule. */
export type VectorOutcome =
  | {
      readonly kind: 'compared' | 'refused'
      readonly ok: boolean
      readonly expected: JsonValue
      readonly actual: JsonValue
    }
  | { readonly kind: 'unknownOp'; readonly ok: false; readonly op: string }

const askedOf = (expected: JsonValue): OpContext['asked'] =>
  typeof expected === 'object' && expected !== null && !Array.isArray(expected)
    ? Object.fromEntries(Object.entries(expected))
    : {}

/**
 * Runs one worked case through the rules the product itself uses, dispatching on `op` alone. Limits the case
 * doesn't state come from the rule packs. Inputs that can't be read come back as `refused` with the problem;
 * nothing throws but bugs.
 * @example runVector({ op: 'money.split', inputs: { amount: '100.00', weights: [1, 1, 1] },
 *   expected: ['33.34', '33.33', '33.33'] }, packs) // { kind: 'compared', ok: true, … }
 */
export function runVector(vector: Vector, packs: readonly RulePack[]): VectorOutcome {
  const op = OPS.get(vector.op)
  if (!op) return { kind: 'unknownOp', ok: false, op: vector.op }
  const { expected } = vector
  const rules = rulesFrom(new Map(packs.map(pack => [pack.id, rulesInForce(pack)])))
  try {
    const actual = op(vector.inputs, { rules, asked: askedOf(expected) })
    return { kind: 'compared', ok: agrees(expected, actual), expected, actual }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code, messageKey, details } = error.problem
    return { kind: 'refused', ok: false, expected, actual: { error: { code, messageKey, details } } }
  }
}

/** Names of all rules a case can call. */
export const vectorOps = (): readonly string[] => [...OPS.keys()]
