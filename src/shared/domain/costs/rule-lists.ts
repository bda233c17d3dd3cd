import { type Problem, problem } from '#shared/kernel/errors.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'

/** Where an item of a list was found, and whether it was read there. */
type Sourced = { readonly source: string; readonly date: string; readonly confirmed: boolean }

/** Why a cost is not accepted, with the key of its words (donor-formats.md section 8, ineligible list, S28). */
export type IneligibleReason = Sourced & { readonly code: string; readonly textKey: string }

/** Papers that prove a cost of one type (donor-formats.md section 8, S6). */
export type CostType = Sourced & {
  readonly code: string
  readonly textKey: string
  /** Audit and evaluation may be done after the action's end. */
  readonly allowedAfterEnd: boolean
  /** Contributions in kind are documented, but are no cost unless the contract says so. */
  readonly isCost: boolean
  readonly documents: readonly { readonly code: string; readonly textKey: string }[]
}

type Fields = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (fields: Fields, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' ? value : ''
}

/** Reads what every item has; undefined when something is missing. */
function readItem(raw: unknown): (Sourced & { readonly code: string; readonly textKey: string }) | undefined {
  if (!isObject(raw) || typeof raw['confirmed'] !== 'boolean') return undefined
  const item = {
    code: textOf(raw, 'code'),
    textKey: textOf(raw, 'textKey'),
    source: textOf(raw, 'source'),
    date: textOf(raw, 'date'),
    confirmed: raw['confirmed'],
  }
  const isWhole = [item.code, item.textKey, item.source, item.date].every(text => text !== '')
  return isWhole ? item : undefined
}

function readCostType(raw: unknown): CostType | undefined {
  const item = readItem(raw)
  if (!item || !isObject(raw) || !Array.isArray(raw['documents'])) return undefined
  const documents = raw['documents']
    .filter(isObject)
    .map(document => ({ code: textOf(document, 'code'), textKey: textOf(document, 'textKey') }))
  const isWhole =
    documents.length === raw['documents'].length &&
    documents.length > 0 &&
    documents.every(document => document.code !== '' && document.textKey !== '')
  const { allowedAfterEnd, isCost } = raw
  if (!isWhole || typeof allowedAfterEnd !== 'boolean' || typeof isCost !== 'boolean') return undefined
  return { ...item, allowedAfterEnd, isCost, documents }
}

/** Reads the list under `key`: every item whole, no code twice. All faults are named by their place. */
function readList<Item extends { readonly code: string }>(
  raw: unknown,
  key: string,
  read: (item: unknown) => Item | undefined,
): Result<readonly Item[], Problem> {
  const items = isObject(raw) ? raw[key] : undefined
  if (!Array.isArray(items) || items.length === 0) return err(refused([`${key}: missing`]))
  const faults: string[] = []
  const found = new Map<string, Item>()
  for (const [row, value] of items.entries()) {
    const item = read(value)
    if (!item) faults.push(`${key}[${row}]: incomplete`)
    else if (found.has(item.code)) faults.push(`${key}[${row}].code: twice`)
    else found.set(item.code, item)
  }
  return faults.length > 0 ? err(refused(faults)) : ok([...found.values()])
}

const refused = (faults: readonly string[]): Problem =>
  problem('Validation', 'problem.rulePackInvalid', { faults })

/** Reads the list of reason codes from parsed JSON. Error: Validation (problem.rulePackInvalid). */
export const parseIneligibleReasons = (raw: unknown): Result<readonly IneligibleReason[], Problem> =>
  readList(raw, 'reasons', readItem)

/** Reads the list of cost types with their papers from parsed JSON. Error: Validation (problem.rulePackInvalid). */
export const parseCostTypes = (raw: unknown): Result<readonly CostType[], Problem> =>
  readList(raw, 'costTypes', readCostType)

/** Papers of a cost type that are not there yet, in the list's order. */
export const missingDocuments = (type: CostType, present: ReadonlySet<string>): readonly string[] =>
  type.documents.map(document => document.code).filter(code => !present.has(code))
