import { compareDecimal, fromInteger, parseDecimal } from '#shared/kernel/decimal.ts'
import { type Problem, problem } from '#shared/kernel/errors.ts'
import { minorFromDecimalText } from '#shared/kernel/money.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { CHOICES, isParameterName, PARAMETERS, type ParameterKind, type ParameterName } from './parameters.ts'
import type { RulePack, RuleParameter } from './rule-pack.ts'

/** Fields that were not read; each with the place it stands at. */
type Fault = { readonly path: string; readonly reason: string }

type Fields = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (fields: Fields, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' ? value.trim() : ''
}

function isDateText(text: string): boolean {
  if (/^\d{4}$/.test(text)) return true
  return isPlainDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text)
}

const withinShare = (value: string): boolean => {
  const share = parseDecimal(value)
  return share !== undefined && share.digits >= 0n && compareDecimal(share, fromInteger(1)) <= 0
}

const isAllowedChoice = (name: ParameterName, value: string): boolean =>
  Object.entries(CHOICES).some(([of, choices]) => of === name && choices.some(choice => choice === value))

/** True when a value is of the parameter's kind; amounts must fit their currency's decimals. */
function isValue(name: ParameterName, kind: ParameterKind, value: string, currency: string): boolean {
  switch (kind) {
    case 'share':
      return withinShare(value)
    case 'amount':
      return /^[A-Z]{3}$/.test(currency) && (minorFromDecimalText(value, currency) ?? -1) >= 0
    case 'count':
      return /^\d{1,9}$/.test(value)
    case 'choice':
      return isAllowedChoice(name, value)
    case 'flag':
      return value === 'true' || value === 'false'
    case 'monthDay':
      // A leap year, so that 29 February is a day too.
      return isPlainDate(`2024-${value}`)
  }
}

/** Faults of one parameter's fields; none when it can be read. */
function faultsOf(name: ParameterName, raw: Fields, path: string): Fault[] {
  const faults: Fault[] = []
  const isValid =
    raw['value'] === null || isValue(name, PARAMETERS[name], textOf(raw, 'value'), textOf(raw, 'currency'))
  if (!isValid) faults.push({ path: `${path}.value`, reason: `not_${PARAMETERS[name]}` })
  if (textOf(raw, 'source') === '') faults.push({ path: `${path}.source`, reason: 'missing' })
  if (!isDateText(textOf(raw, 'date'))) faults.push({ path: `${path}.date`, reason: 'notADate' })
  if (typeof raw['confirmed'] !== 'boolean')
    faults.push({ path: `${path}.confirmed`, reason: 'notTrueOrFalse' })
  return faults
}

function readParameter(name: string, raw: unknown, faults: Fault[]): RuleParameter | undefined {
  const path = `parameters.${name}`
  if (!isParameterName(name)) faults.push({ path, reason: 'unknownParameter' })
  else if (!isObject(raw)) faults.push({ path, reason: 'notAnObject' })
  else {
    const found = faultsOf(name, raw, path)
    faults.push(...found)
    if (found.length === 0) return parameterOf(raw)
  }
  return undefined
}

function parameterOf(raw: Fields): RuleParameter {
  const currency = textOf(raw, 'currency')
  const note = textOf(raw, 'note')
  return {
    value: raw['value'] === null ? null : textOf(raw, 'value'),
    ...(currency === '' ? {} : { currency }),
    source: textOf(raw, 'source'),
    date: textOf(raw, 'date'),
    confirmed: raw['confirmed'] === true,
    ...(note === '' ? {} : { note }),
  }
}

function readParameters(raw: unknown, faults: Fault[]): RulePack['parameters'] {
  if (!isObject(raw)) {
    faults.push({ path: 'parameters', reason: 'notAnObject' })
    return {}
  }
  const found: { [Name in ParameterName]?: RuleParameter } = {}
  for (const [name, value] of Object.entries(raw)) {
    const parameter = readParameter(name, value, faults)
    if (parameter && isParameterName(name)) found[name] = parameter
  }
  return found
}

const refused = (faults: readonly Fault[]): Problem =>
  problem('Validation', 'problem.rulePackInvalid', {
    faults: faults.map(fault => `${fault.path}: ${fault.reason}`),
  })

/**
 * Reads a rule pack from parsed JSON: every parameter known, of its kind, with source, date and confirmation.
 * All faults are named by their path. Error: Validation (problem.rulePackInvalid).
 * @example parseRulePack({ id: 'eu', title: 'EU', version: '1', parameters: {} }).ok // true
 */
export function parseRulePack(raw: unknown): Result<RulePack, Problem> {
  const faults: Fault[] = []
  if (!isObject(raw)) return err(refused([{ path: '', reason: 'notAnObject' }]))
  for (const key of ['id', 'title', 'version'])
    if (textOf(raw, key) === '') faults.push({ path: key, reason: 'missing' })
  const parameters = readParameters(raw['parameters'], faults)
  if (faults.length > 0) return err(refused(faults))
  return ok({
    id: textOf(raw, 'id'),
    title: textOf(raw, 'title'),
    version: textOf(raw, 'version'),
    parameters,
  })
}

/** Reads the contract's own parameters, in the form of a pack's `parameters`. Error as `parseRulePack`. */
export function parseRuleOverrides(raw: unknown): Result<RulePack['parameters'], Problem> {
  const faults: Fault[] = []
  const parameters = readParameters(raw, faults)
  return faults.length > 0 ? err(refused(faults)) : ok(parameters)
}
