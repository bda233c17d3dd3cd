import type { PlainDate } from '#shared/kernel/plain-date.ts'

/** What the books know of an account's money: a posted entry, money received or returned, money passed on, a conversion, money moved between accounts. */
export type ItemKind = 'entry' | 'fund' | 'forwarded' | 'conversion' | 'transfer'

/** A movement of the books. Minor units of the account's currency, into the account above zero. */
export interface OpenItem {
  readonly kind: ItemKind
  readonly id: string
  readonly date: PlainDate
  /** What no statement line is matched with yet. */
  readonly openMinor: number
  readonly documentNo: string
  readonly reference: string
  readonly counterparty: string
  readonly description: string
}

/** A line of the bank's statement. Minor units of the account's currency, into the account above zero. */
export interface OpenLine {
  readonly id: string
  readonly date: PlainDate
  /** What no movement of the books is matched with yet. */
  readonly openMinor: number
  readonly counterparty: string
  readonly reference: string
  readonly description: string
}

export const itemKey = ({ kind, id }: Pick<OpenItem, 'kind' | 'id'>): string => `${kind}:${id}`
