import type { Reader } from '#backend/rpc/context.ts'
import {
  isParameterName,
  PARAMETERS,
  type ParameterName,
  parseRuleOverrides,
  type RuleOverrides,
  type RulePack,
  type RulesInForce,
  rulesInForce,
} from '#shared/domain/rule-packs/index.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/**
 * One limit as it is kept with the project: copied from the pack when the project is made, so that a later
 * edition of the pack changes no running contract. A null value says that the contract has no such limit, or,
 * while it isn't confirmed, that only the contract can say it. An overridden limit carries the contract's number as
 * its source, the day it was entered as its date, and the reason, which names the article or letter.
 */
export interface StoredParameter {
  readonly name: string
  readonly value: string | null
  readonly currency?: string
  readonly source: string
  readonly date: string
  readonly confirmed: boolean
  readonly note?: string
  readonly overrideReason: string | null
}

/** The pack's parameters in the form a project keeps. */
export function parametersOf(pack: RulePack): readonly StoredParameter[] {
  return Object.entries(pack.parameters).map(([name, parameter]) => ({
    name,
    ...parameter,
    overrideReason: null,
  }))
}

export const writeParameters = (parameters: readonly StoredParameter[]): string => JSON.stringify(parameters)

export const readParameters = (stored: string): readonly StoredParameter[] => JSON.parse(stored)

/** What a person says about one limit. */
export interface RuleChange {
  readonly name: string
  readonly value: string | boolean | null
  readonly confirmed: boolean
  readonly reason: string
}

const asText = (value: RuleChange['value']): string | null =>
  value === null || value === '' ? null : String(value).trim()

/** Refuses a value that is not of the parameter's kind: 0.07 for a share, true or false for a flag. */
function requireFitting(name: ParameterName, parameter: StoredParameter): void {
  if (parameter.value === null) return
  const { value, currency, source, date, confirmed } = parameter
  const raw = { value, source, date, confirmed, ...(currency === undefined ? {} : { currency }) }
  const read = parseRuleOverrides({ [name]: raw })
  if (!read.ok)
    throw new ProblemError(
      problem('Validation', 'problem.programmes.ruleValue', {
        parameter: name,
        value,
        faults: read.error.details['faults'] ?? [],
      }),
    )
}

/**
 * The parameters with one changed or confirmed. A changed value needs a reason (Rule.ReasonNeeded) and takes the
 * contract's source, date and currency; a mere confirmation leaves all that as the pack had it. An unknown name is
 * NotFound; a value of the wrong kind Validation.
 */
export function withChange(
  parameters: readonly StoredParameter[],
  change: RuleChange,
  contract: { readonly currency: string; readonly source: string; readonly date: string },
): readonly StoredParameter[] {
  const { name } = change
  if (!isParameterName(name))
    throw new ProblemError(problem('NotFound', 'problem.notFound.ruleParameter', { parameter: name }))
  const known = parameters.find(parameter => parameter.name === name)
  const value = asText(change.value)
  const reason = change.reason.trim()
  const differs = known === undefined || known.value !== value
  if (differs && reason.length < 3)
    throw new ProblemError(problem('Rule.ReasonNeeded', 'problem.programmes.ruleReason', { parameter: name }))
  const changed: StoredParameter = differs
    ? overridden(known, { name, value, confirmed: change.confirmed, overrideReason: reason }, contract)
    : { ...known, confirmed: change.confirmed }
  requireFitting(name, changed)
  return known
    ? parameters.map(parameter => (parameter.name === name ? changed : parameter))
    : [...parameters, changed]
}

/** A limit as the contract states it; what the pack noted about it is kept. */
function overridden(
  known: StoredParameter | undefined,
  change: Pick<StoredParameter, 'value' | 'confirmed' | 'overrideReason'> & { readonly name: ParameterName },
  contract: { readonly currency: string; readonly source: string; readonly date: string },
): StoredParameter {
  return {
    ...change,
    ...(PARAMETERS[change.name] === 'amount' ? { currency: contract.currency } : {}),
    source: contract.source,
    date: contract.date,
    ...(known?.note === undefined ? {} : { note: known.note }),
  }
}

type Parameters = { [Name in ParameterName]?: RuleOverrides[Name] }

/** Rules in force for a project: what it keeps, each as its pack had it or as its contract overrides it. */
export async function projectRules(db: Reader, projectId: string): Promise<RulesInForce> {
  const row = await db
    .selectFrom('project')
    .select(['rule_pack', 'rule_parameters'])
    .where('id', '=', projectId)
    .executeTakeFirst()
  if (!row) throw new ProblemError(problem('NotFound', 'problem.notFound.project', { id: projectId }))
  const copied: Parameters = {}
  const overrides: Parameters = {}
  for (const { name, overrideReason, ...parameter } of readParameters(row.rule_parameters))
    if (isParameterName(name)) (overrideReason === null ? copied : overrides)[name] = parameter
  return rulesInForce({ id: row.rule_pack, title: '', version: '', parameters: copied }, overrides)
}
