import { ledgerGroups, ledgerRows, ledgerTotals, pageKeys } from '#backend/features/ledger/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import type { ParsedInputOf } from '#shared/contract/index.ts'
import { dividesEntries, type LedgerGroup } from '#shared/contract/ledger-groups.ts'
import { groupName } from '#shared/domain/ledger/index.ts'
import type { Money } from '#shared/kernel/money.ts'
import type { Translate } from '../model/index.ts'
import type { ListedEntry } from './columns.ts'

type Request = ParsedInputOf<'ledger.export'>

/** A group of the list, or the whole list where it is not grouped. */
export interface ListSection {
  readonly name: string
  readonly count: number
  /** In the project's currency; null for a list without groups, whose sums may be of several. */
  readonly sum: Money | null
  /** Of the documents, where all are in one currency. */
  readonly amount: Money | null
  /** Entries from one place to another, read as they are asked for. */
  readonly rows: (from: number, to: number) => AsyncGenerator<ListedEntry>
}

export interface ListContent {
  readonly sections: readonly ListSection[]
  /** Sums over the list by currency. */
  readonly totals: readonly Money[]
  readonly count: number
  /** True where the sums are of parts of entries: those on filtered lines or in a group. */
  readonly parts: boolean
}

/** Entries read at a time; the keys of one section are held, its rows never. */
const READ_AT_ONCE = 500
const ALL = { offset: 0, limit: Number.MAX_SAFE_INTEGER }

function rowsOf(db: Reader, { filter, sort }: Request, group: LedgerGroup | null, name: string) {
  return async function* (from: number, to: number): AsyncGenerator<ListedEntry> {
    const keys = (await pageKeys(db, { filter, group, sort, ...ALL })).slice(from, to)
    for (let start = 0; start < keys.length; start += READ_AT_ONCE) {
      const some = keys.slice(start, start + READ_AT_ONCE)
      const entries = await ledgerRows(db, some, { lineIds: filter.lineIds, group })
      for (const entry of entries) yield { entry, group: name }
    }
  }
}

async function groupSections(db: Reader, request: Request, translate: Translate): Promise<ListSection[]> {
  const { filter, sort, groupBy: by, language } = request
  if (by === null) return []
  const { rows } = await ledgerGroups(db, { filter, by, sort, ...ALL })
  const withCurrency = new Set(rows.map(row => row.currency)).size > 1
  const words = { locale: language, text: translate, withProject: filter.projectId === null }
  return rows.map(row => {
    const { key, currency, count, sum, amount } = row
    const name = withCurrency ? `${groupName(row, words)} · ${currency}` : groupName(row, words)
    return { name, count, sum, amount, rows: rowsOf(db, request, { by, key, currency }, name) }
  })
}

/** What a request lists: its groups in order, or everything at once, with sums and numbers known before the rows. */
export async function listContent(db: Reader, request: Request, translate: Translate): Promise<ListContent> {
  const { filter, groupBy } = request
  const { count, sums: totals } = await ledgerTotals(db, filter)
  const parts = filter.lineIds.length > 0 || (groupBy !== null && dividesEntries(groupBy))
  const whole: ListSection = { name: '', count, sum: null, amount: null, rows: rowsOf(db, request, null, '') }
  const sections = groupBy === null ? [whole] : await groupSections(db, request, translate)
  return { sections, totals, count, parts }
}
