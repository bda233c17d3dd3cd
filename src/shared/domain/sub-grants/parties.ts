import { sumMinor } from '#shared/kernel/money.ts'

/** Who gets a sub-grant, and how much of it counts; minor units. */
export type PartyContract = {
  readonly registrationNo: string
  /** ISO 3166 code. */
  readonly country: string
  readonly name: string
  readonly amountMinor: number
}

export type PartyTotal = {
  readonly key: string
  readonly names: readonly string[]
  readonly totalMinor: number
}

/**
 * Key a third party is known by: registration number and country, never the name (statement 31). Undefined without
 * a registration number: such a body must be matched by hand.
 * @example partyKey('70 123-456 ', 'xk') // 'XK 70123456'
 */
export function partyKey(registrationNo: string, country: string): string | undefined {
  const number = registrationNo.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return number === '' ? undefined : `${country.trim().toUpperCase()} ${number}`
}

/** Sub-grants of each third party over all calls and contracts of an action; bodies without a number stand apart. */
export function partyTotals(contracts: readonly PartyContract[]): {
  readonly parties: readonly PartyTotal[]
  readonly unknown: readonly PartyContract[]
} {
  const groups = new Map<string, PartyContract[]>()
  const unknown: PartyContract[] = []
  for (const contract of contracts) {
    const key = partyKey(contract.registrationNo, contract.country)
    if (key === undefined) unknown.push(contract)
    else groups.set(key, [...(groups.get(key) ?? []), contract])
  }
  const parties = [...groups].map(([key, group]) => ({
    key,
    names: [...new Set(group.map(contract => contract.name))],
    totalMinor: sumMinor(group.map(contract => contract.amountMinor)),
  }))
  return { parties, unknown }
}
