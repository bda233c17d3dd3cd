/** What layouts of donor documents work with. */
export { amount, blank, cents, count, date, percent, quantity, rate, text } from './cells.ts'
export type { CheckColumn, CheckInput, CheckRule } from './checks.ts'
export { decideCheck } from './checks.ts'
export { hashModel } from './data-hash.ts'
export type { DocumentBuilder, DocumentInput, NameTarget } from './document-builder.ts'
export { createDocument } from './document-builder.ts'
export type * from './document-model.ts'
export {
  type FormulaInput,
  formula,
  fromSheet,
  minus,
  plus,
  plusHere,
  product,
  ratio,
  sum,
  sumIfs,
  sumList,
} from './formulas.ts'
export type { Watch } from './pace.ts'
export type { References } from './references.ts'
export type {
  CellInput,
  ColumnInput,
  ListInput,
  RowCells,
  SheetBuilder,
  SheetInput,
} from './sheet-builder.ts'
