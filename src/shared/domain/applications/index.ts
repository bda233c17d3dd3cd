export { isBlank, isBlankRow, keysOf, rowsOf, textOf } from './answer-values.ts'
export { answerFaults, askedFields, fieldsOf } from './answers.ts'
export { columnSum, minorOf, rowTotal } from './budget.ts'
export { type AnswerColumns, answerColumns } from './columns.ts'
export type { AnswerFault, AnswerPlace } from './fault.ts'
export { type PackReading, readPack } from './pack-answers.ts'
export {
  ANSWER_COLUMN,
  columnOf,
  IDENTITY_SHEET,
  LABEL_COLUMN,
  LISTS_SHEET,
  offeredRows,
  PACK_FORMAT,
  PACK_SHEETS,
  type PackRow,
  type PackSheet,
  packLayout,
  packStructure,
  rowFormula,
  TABLE_COLUMN,
} from './pack-layout.ts'
export { type FilledPack, structureFaults } from './pack-structure.ts'
export { type PipelineStage, reachedStages } from './pipeline.ts'
export {
  type OtherText,
  type ProjectSheet,
  readProjectSheets,
  type SheetPart,
  type SheetReading,
} from './project-sheet.ts'
export { cutoffFor, type Extension, partsTaken, type Receipt, receiptOf, type Taking } from './receipt.ts'
export { awaitsOutcome, reopenedState, UPHELD_STEP } from './reopening.ts'
export { markedFields, type SheetText, sheetField } from './sheet-fields.ts'
export {
  APPLICATION_STATES,
  APPLICATION_TRANSITIONS,
  type ApplicationState,
  PUBLIC_STATES,
  type PublicState,
  publicState,
} from './states.ts'
export { isStepByName, reasonFault, stepFault } from './steps.ts'
export { type GrantTerms, mostGrant } from './terms.ts'
export type { TextKind } from './text-kind.ts'
