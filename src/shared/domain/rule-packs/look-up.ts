import { ProblemError, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import { PARAMETERS, type ParameterName } from './parameters.ts'
import type { EffectiveParameter, RuleOverrides, RulePack } from './rule-pack.ts'

/** The rules in force for one contract: the pack, and what the contract says otherwise. */
export type RulesInForce = {
  readonly packId: string
  readonly parameters: ReadonlyMap<ParameterName, EffectiveParameter>
}

const parameterNames = Object.keys(PARAMETERS).filter((name): name is ParameterName => name in PARAMETERS)

/** Lays the contract's parameters over the pack's: the signed contract wins (donor-formats.md). */
export function rulesInForce(pack: RulePack, overrides: RuleOverrides = {}): RulesInForce {
  const parameters = new Map<ParameterName, EffectiveParameter>()
  for (const name of parameterNames) {
    const contract = overrides[name]
    const found = contract ?? pack.parameters[name]
    if (found)
      parameters.set(name, { ...found, name, kind: PARAMETERS[name], origin: contract ? 'contract' : 'pack' })
  }
  return { packId: pack.id, parameters }
}

/** A parameter in force, or undefined when neither contract nor pack has it. */
export const parameter = (rules: RulesInForce, name: ParameterName): EffectiveParameter | undefined =>
  rules.parameters.get(name)

/** Parameters still to be checked against the signed contract. */
export const unconfirmed = (rules: RulesInForce): readonly EffectiveParameter[] =>
  [...rules.parameters.values()].filter(found => !found.confirmed)

/** Value of a parameter as text (a share's decimal, a choice, 'true'); null when the donor has none. */
export const ruleValue = (rules: RulesInForce, name: ParameterName): string | null =>
  rules.parameters.get(name)?.value ?? null

/**
 * Value of a parameter the rule at hand can't do without. Throws Rule.ParameterMissing, naming it, so that a
 * document is never made with a guessed limit.
 */
export function requireValue(rules: RulesInForce, name: ParameterName): string {
  const value = ruleValue(rules, name)
  if (value === null)
    throw new ProblemError(
      problem('Rule.ParameterMissing', 'problem.parameterMissing', { parameter: name, pack: rules.packId }),
    )
  return value
}

/** A whole number (days, months, years, points); throws like `requireValue`. */
export const requireCount = (rules: RulesInForce, name: ParameterName): number =>
  Number(requireValue(rules, name))

/**
 * An amount in minor units of the wanted currency. Throws like `requireValue`, and Rule.ParameterCurrency when
 * the limit is in another currency: limits aren't converted silently.
 */
export function requireAmountMinor(rules: RulesInForce, name: ParameterName, currency: string): number {
  const value = requireValue(rules, name)
  const stated = rules.parameters.get(name)?.currency
  const minor = minorFromDecimalText(value, currency)
  if (stated !== currency || minor === undefined)
    throw new ProblemError(
      problem('Rule.ParameterCurrency', 'problem.parameterCurrency', {
        parameter: name,
        currency,
        stated: stated ?? '',
      }),
    )
  return minor
}

/** The same where the rule may be silent: null without a value, or with one in another currency. */
export function amountMinorOrNull(rules: RulesInForce, name: ParameterName, currency: string): number | null {
  const found = rules.parameters.get(name)
  if (!found || found.value === null || found.currency !== currency) return null
  return minorFromDecimalText(found.value, currency) ?? null
}
