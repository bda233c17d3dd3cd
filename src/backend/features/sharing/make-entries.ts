import {
  type NewEntry,
  type ProjectTerms,
  periodsOfProject,
  projectTerms,
  saveDraft,
} from '#backend/features/ledger/index.ts'
import { openRateBook } from '#backend/features/rates/index.ts'
import type { CommandContext } from '#backend/rpc/context.ts'
import { isLayerPolicy } from '#shared/domain/rates/index.ts'
import type { ProjectPart, SharedOut } from '#shared/domain/sharing/index.ts'
import { allocateByLargestRemainder } from '#shared/kernel/allocation.ts'
import { convertByDividing } from '#shared/kernel/money.ts'

/** What all entries of one document have in common. */
export type CommonEntry = Omit<
  NewEntry,
  'projectId' | 'amountMinor' | 'vatMinor' | 'splits' | 'rate' | 'rateSource' | 'rateDate' | 'baseMinor'
> & { readonly vatMinor: number | null; readonly documentMinor: number }

interface Rated {
  readonly part: ProjectPart
  readonly terms: ProjectTerms
  readonly rate: { readonly rate: string; readonly source: string; readonly date: string } | null
}

async function rated(context: CommandContext, part: ProjectPart, common: CommonEntry): Promise<Rated> {
  const terms = await projectTerms(context.trx, part.projectId)
  // What is converted by the money received is settled entry by entry when it is posted.
  if (isLayerPolicy(terms.ratePolicy)) return { part, terms, rate: null }
  const date = common.paymentDate ?? common.entryDate
  const question = { currency: common.currency, date, amountMinor: common.documentMinor }
  const periods = await periodsOfProject(context.trx, part.projectId)
  const found = (await openRateBook(context.trx, terms, periods, [question]))(question)
  return { part, terms, rate: found.ok ? found.value : null }
}

/**
 * Base amounts of the parts that share a currency and a rate: what the document comes to there, by the largest
 * remainder, so that they add up to it to the cent (donor-formats.md 1.3). Parts without a rate yet, and parts of
 * which tax doesn't count, are converted one by one.
 */
function baseAmounts(rows: readonly Rated[], common: CommonEntry): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  if ((common.vatTreatment ?? '') !== '') return found
  const groups = Map.groupBy(rows, ({ terms, rate }) => `${terms.currency}|${rate?.rate ?? ''}`)
  for (const group of groups.values()) {
    const [first] = group
    if (!first?.rate || first.terms.currency === common.currency) continue
    const whole = convertByDividing(
      common.documentMinor,
      first.rate.rate,
      common.currency,
      first.terms.currency,
    )
    if (whole === undefined) continue
    const own = group.map(row => Math.abs(row.part.amountMinor))
    const rest = Math.abs(common.documentMinor) - own.reduce((sum, minor) => sum + minor, 0)
    const bases = allocateByLargestRemainder(whole, [...own, rest])
    for (const [place, row] of group.entries()) found.set(row.part.projectId, bases[place] ?? 0)
  }
  return found
}

/** Tax of each part, in proportion to its amount, so that the parts' tax is the document's. */
function taxOf(shared: SharedOut, { vatMinor }: CommonEntry): readonly (number | null)[] {
  if (vatMinor === null) return shared.projects.map(() => null)
  return allocateByLargestRemainder(vatMinor, [
    ...shared.projects.map(part => Math.abs(part.amountMinor)),
    Math.abs(shared.elsewhereMinor),
  ])
}

/** One draft for each project that takes a part of a document, in the key's order; returns their ids. */
export async function makeEntries(
  context: CommandContext,
  shared: SharedOut,
  common: CommonEntry,
): Promise<readonly string[]> {
  const rows: Rated[] = []
  for (const part of shared.projects) rows.push(await rated(context, part, common))
  const bases = baseAmounts(rows, common)
  const taxes = taxOf(shared, common)
  const ids: string[] = []
  for (const [place, { part, rate }] of rows.entries()) {
    const base = bases.get(part.projectId)
    const stated = base === undefined || rate === null ? {} : { baseMinor: base }
    const { id } = await saveDraft(
      context,
      { id: null, version: null },
      {
        ...common,
        ...stated,
        projectId: part.projectId,
        amountMinor: part.amountMinor,
        vatMinor: taxes[place] ?? null,
        documentShare: part.documentShare,
        rate: base === undefined ? null : (rate?.rate ?? null),
        rateSource: base === undefined ? '' : (rate?.source ?? ''),
        rateDate: base === undefined ? null : (rate?.date ?? null),
        splits: part.parts.map(split => ({ ...split })),
      },
    )
    ids.push(id)
  }
  return ids
}
