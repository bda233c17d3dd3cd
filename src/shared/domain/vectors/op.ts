import { type JsonValue, ProblemError, problem } from '#shared/kernel/errors.ts'
import type { RulesInForce } from '../rule-packs/index.ts'

/** Rules of a pack, by the pack's id. */
export type RulesOf = (packId: string) => RulesInForce

export type OpContext = {
  readonly rules: RulesOf
  /** Keys the case asks for; some say in their name which amount they are about (`eur_412345_67`). */
  readonly asked: { readonly [key: string]: JsonValue }
}

/** A rule as a worked case calls it: raw inputs in, plain JSON out; throws ProblemError on inputs it can't read. */
export type Op = (inputs: unknown, context: OpContext) => JsonValue

/** The rules a list of packs gives; asking for a pack that isn't there throws NotFound. */
export function rulesFrom(rules: ReadonlyMap<string, RulesInForce>): RulesOf {
  return packId => {
    const found = rules.get(packId)
    if (!found) throw new ProblemError(problem('NotFound', 'problem.rulePackMissing', { pack: packId }))
    return found
  }
}
