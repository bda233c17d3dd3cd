import { absoluteAddress, columnLetters, quoteSheet } from './cell-address.ts'
import { addChecks, type CheckColumn, type CheckInput, checkColumns } from './checks.ts'
import type {
  CheckOutcome,
  DefinedName,
  DocumentMeta,
  DocumentModel,
  DocumentProperties,
  Translate,
} from './document-model.ts'
import { assertRangeNames, assertSheetNames } from './names.ts'
import { planOf, type SheetPlans } from './references.ts'
import { SheetBuilder, type SheetInput } from './sheet-builder.ts'

export type DocumentInput = {
  readonly id: string
  readonly title: string
  readonly fileStem: string
  readonly language: string
  readonly properties: DocumentProperties
  readonly translate: Translate
}

/** What a defined name covers: one cell, a streamed list, or the rows from one key to another. */
export type NameTarget = { readonly sheet: string } & (
  | { readonly row: string; readonly column: string }
  /** The value of a meta row. */
  | { readonly row: string; readonly column?: undefined }
  | { readonly list: string; readonly column: string }
  | { readonly from: string; readonly to: string; readonly column: string }
)

type AnySheet = Pick<SheetBuilder<string>, 'key' | 'name' | 'plan' | 'build'>

function rowsOf(target: NameTarget, plans: SheetPlans): { from: number; to: number } {
  const plan = planOf(plans, target.sheet)
  const row = (key: string): number => {
    const found = plan.rows.get(key)
    if (found === undefined) throw new Error(`Sheet "${plan.key}" has no row "${key}"`)
    return found
  }
  if ('row' in target) return { from: row(target.row), to: row(target.row) }
  if ('from' in target) return { from: row(target.from), to: row(target.to) }
  const list = plan.lists.get(target.list)
  if (!list) throw new Error(`Sheet "${plan.key}" has no list "${target.list}"`)
  return list
}

function reference(target: NameTarget, plans: SheetPlans): string {
  const plan = planOf(plans, target.sheet)
  const column = target.column === undefined ? plan.homes.get(target.row) : plan.columns.get(target.column)
  if (column === undefined)
    throw new Error(`Sheet "${plan.key}" has no column "${target.column ?? 'of a meta row'}"`)
  const { from, to } = rowsOf(target, plans)
  const start = absoluteAddress(from, column)
  return `${quoteSheet(plan.name)}!${from === to ? start : `${start}:$${columnLetters(column)}$${to}`}`
}

/** Builds a document sheet by sheet; see `createDocument`. */
export class DocumentBuilder {
  readonly #input: DocumentInput
  readonly #sheets: AnySheet[] = []
  readonly #names: { readonly name: string; readonly target: NameTarget }[] = []
  readonly #checks: CheckOutcome[] = []

  constructor(input: DocumentInput) {
    this.#input = input
  }

  /** Adds a sheet; column keys are typed, so that a wrong one does not compile. */
  sheet<const K extends string>(input: SheetInput<K>): SheetBuilder<K> {
    const sheet = new SheetBuilder<K>(input, this.#input.translate)
    this.#sheets.push(sheet)
    return sheet
  }

  /** A workbook-wide name for a cell or range. @example define('EU_Row7', { sheet: 'budget', row: '7', column: 'total' }) */
  define(name: string, target: NameTarget): this {
    this.#names.push({ name, target })
    return this
  }

  /**
   * Adds the closing sheet: one row per rule (id, text, expected, actual, difference, OK or DIFFERENCE),
   * then who made the document, when, and the hash of its data.
   */
  checks(checks: readonly CheckInput[]): readonly CheckOutcome[] {
    const { translate } = this.#input
    const sheet = this.sheet<CheckColumn>({
      key: 'checks',
      name: translate('documentsRender.checks.sheet'),
      columns: checkColumns(translate),
    })
    sheet.title(translate('documentsRender.checks.title')).blank().header().withProvenance()
    const outcomes = addChecks(sheet, checks, translate)
    this.#checks.push(...outcomes)
    return outcomes
  }

  /** Resolves all formulas and names. Throws `Export` for names that spreadsheets refuse. */
  build(meta: DocumentMeta): DocumentModel {
    const { id, title, fileStem, language, properties } = this.#input
    assertSheetNames(this.#sheets.map(sheet => sheet.name))
    assertRangeNames(this.#names.map(({ name }) => name))
    const plans: SheetPlans = new Map(this.#sheets.map(sheet => [sheet.key, sheet.plan()]))
    if (plans.size !== this.#sheets.length) throw new Error(`Document "${id}" has two sheets with one key`)
    const sheets = this.#sheets.map(sheet => sheet.build(plans))
    if (sheets.some((sheet, index) => sheet.provenance && index < sheets.length - 1))
      throw new Error(`Document "${id}": only the last sheet can carry the provenance`)
    const definedNames: DefinedName[] = this.#names.map(({ name, target }) => ({
      name,
      ref: reference(target, plans),
    }))
    return { id, title, fileStem, language, properties, sheets, definedNames, checks: this.#checks, meta }
  }
}

/**
 * Starts a document.
 * @example
 * const book = createDocument({ id: 'eu-budget', title, fileStem, language: 'en', properties, translate })
 * const sheet = book.sheet({ key: 'budget', name: '1. Budget', columns: [
 *   { key: 'costs', header: 'Costs', width: 46, format: 'text' },
 *   { key: 'total', header: 'Total (EUR)', width: 16, format: 'money' },
 * ] })
 * sheet.title('Budget of the action').header()
 * sheet.line('1.1', { costs: 'Salaries', total: cents(120000, 'EUR') }, { outline: 1 })
 * sheet.subtotal('s1', { costs: 'Subtotal', total: sum(['1.1'], cents(120000, 'EUR')) })
 * book.define('EU_Row7', { sheet: 'budget', row: 's1', column: 'total' })
 * book.checks([])
 * const model = book.build(meta)
 */
export const createDocument = (input: DocumentInput): DocumentBuilder => new DocumentBuilder(input)
