import type { CostKind } from '../facts/budget-types.ts'
import type { Settled } from './purse.ts'

export interface EntryPart {
  readonly line: string
  readonly workPackage: string | null
  readonly activity: string | null
  /** Percent of the document. */
  readonly share: string
  readonly amountMinor: number
  readonly baseMinor: number
}

/** One posted entry of the demo before it becomes rows. */
export interface DemoEntry {
  readonly id: string
  readonly project: string
  readonly date: string
  readonly kind: CostKind
  readonly payee: string
  readonly description: string
  readonly documentType: string
  readonly series: string
  /** Days between the document and the entry. */
  readonly documentAge: number
  readonly payer: string | null
  readonly intervention: string | null
  readonly subGrantNo: string
  readonly currency: string
  readonly amountMinor: number
  readonly vatMinor: number | null
  readonly rate: string
  readonly baseMinor: number
  readonly quantity: string | null
  readonly parts: readonly EntryPart[]
  readonly reverses: DemoEntry | null
  readonly reason: string
  /** Place in the order of making, which breaks ties of a day. */
  readonly order: number
  /** What it took of currency bought before, where its contract converts first in, first out. */
  readonly settled: Settled | null
}
