import { sumMinor } from '#shared/kernel/money.ts'
import { percentText } from '#shared/kernel/ratio.ts'
import { type DocumentIdentity, duplicateKey } from '../ledger/index.ts'

/** One charge of a document to a project: the document's own amount, and what the project takes of it. */
export type DocumentCharge = DocumentIdentity & {
  readonly entryId: string
  readonly projectId: string
  /** In the document's currency, minor units. */
  readonly chargedMinor: number
}

export type DocumentUse = {
  readonly key: string
  readonly documentMinor: number
  readonly currency: string
  readonly chargedMinor: number
  /** Charged in percent of the document; undefined for a document of nothing. */
  readonly percent: string | undefined
  readonly ok: boolean
  readonly excessMinor: number
  readonly entryIds: readonly string[]
  readonly projectIds: readonly string[]
}

/**
 * What all projects together take of each document, known by supplier, number, date and amount: never more than
 * the document (statement 38, domain-rules.md rule 11). A document without a number can't be recognised and is
 * left out. Credit notes (below zero) are compared by size.
 */
export function documentUses(charges: readonly DocumentCharge[]): readonly DocumentUse[] {
  const byKey = new Map<string, DocumentCharge[]>()
  for (const charge of charges) {
    const key = duplicateKey(charge)
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), charge])
  }
  return [...byKey].map(([key, group]) => useOf(key, group))
}

function useOf(key: string, group: readonly DocumentCharge[]): DocumentUse {
  const [first] = group
  const documentMinor = first?.amountMinor ?? 0
  const chargedMinor = sumMinor(group.map(charge => charge.chargedMinor))
  const sign = documentMinor < 0 ? -1 : 1
  const excessMinor = Math.max(0, sumMinor([sign * chargedMinor, -Math.abs(documentMinor)]))
  return {
    key,
    documentMinor,
    currency: first?.currency ?? '',
    chargedMinor,
    percent: percentText(chargedMinor, documentMinor),
    ok: excessMinor === 0,
    excessMinor,
    entryIds: group.map(charge => charge.entryId),
    projectIds: [...new Set(group.map(charge => charge.projectId))],
  }
}
