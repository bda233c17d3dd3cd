export {
  amountMinorOrNull,
  parameter,
  type RulesInForce,
  requireAmountMinor,
  requireCount,
  requireValue,
  rulesInForce,
  ruleValue,
  unconfirmed,
} from './look-up.ts'
export {
  CHOICES,
  isParameterName,
  PARAMETERS,
  type ParameterKind,
  type ParameterName,
} from './parameters.ts'
export { missingParameters, parametersRead, RULE_FAMILIES, type RuleFamily } from './reads.ts'
export type {
  EffectiveParameter,
  RuleOrigin,
  RuleOverrides,
  RulePack,
  RuleParameter,
} from './rule-pack.ts'
export { ruleTextKey } from './rule-text-key.ts'
export { parseRuleOverrides, parseRulePack } from './validate.ts'
