import { minorFromDecimalText } from '#shared/kernel/money.ts'
import type { AppliedMapping, MappedRow } from '../mapping/apply-mapping.ts'
import type { CodeBook, Coded } from './code-book.ts'
import type { ProblemList, RowPlace } from './problem-list.ts'

type Details = Parameters<ProblemList['report']>[3]

/** Reads the values of one row and notes what is wrong with them. */
export class RowReader {
  readonly #applied: AppliedMapping
  readonly #row: MappedRow
  readonly #problems: ProblemList
  failed = false

  constructor(applied: AppliedMapping, row: MappedRow, problems: ProblemList) {
    this.#applied = applied
    this.#row = row
    this.#problems = problems
  }

  get row(): number {
    return this.#row.row
  }

  value(key: string): string | null {
    return this.#row.values[key] ?? null
  }

  place(key: string): RowPlace {
    return {
      sheet: this.#applied.sheet,
      row: this.#row.row,
      column: this.#applied.columns[key] ?? '',
      value: this.value(key) ?? '',
    }
  }

  fail(key: string, name: string, details: Details = {}): undefined {
    this.failed = true
    this.#problems.report('error', this.place(key), name, details)
  }

  warn(key: string, name: string, details: Details = {}): void {
    this.#problems.report('warning', this.place(key), name, details)
  }

  /** A text of at most so many characters. */
  text(key: string, longest: number): string {
    const text = this.value(key) ?? ''
    if (text.length > longest) this.fail(key, 'textTooLong', { longest })
    return text
  }

  minor(key: string, currency: string): number | null {
    const text = this.value(key)
    if (text === null) return null
    const minor = minorFromDecimalText(text, currency)
    if (minor === undefined) this.fail(key, 'amountNotInCurrency', { currency })
    return minor ?? null
  }

  /** The record that a code means; null for a blank cell, and for one that is reported as `import.problem.<name>`. */
  coded(key: string, book: CodeBook, name: string): Coded | null {
    const text = this.value(key)
    if (text === null) return null
    const found = book.find(text)
    if (!found) this.fail(key, name, { code: text, nearest: [...book.nearest(text)] })
    return found ?? null
  }
}
