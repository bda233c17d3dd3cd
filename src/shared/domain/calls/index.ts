export { type CallChange, callChanges, corrigendumFaults } from './corrigendum.ts'
export { FIXED_COLUMNS, isTable, takesActivityTypes } from './field-faults.ts'
export {
  type Answer,
  type AnswerCell,
  type AnswerRow,
  type Answers,
  type Choice,
  FIELD_KINDS,
  FIELD_ROLES,
  type FieldKind,
  type FieldRole,
  type FormColumn,
  type FormDefinition,
  type FormField,
  type FormSection,
  type Texts,
} from './form.ts'
export { formFaults, NEEDED_ROLES } from './form-faults.ts'
export type { GridCriterion, GridDefinition, GridSection } from './grid.ts'
export { gridFaults, gridWeight, sectionWeight } from './grid-faults.ts'
export { type LotTerms, lotFaults } from './lots.ts'
export { type MissingText, missingTexts } from './missing-texts.ts'
export { type AskedQuestion, questionFaults, untranslated } from './questions.ts'
export { type CallGround, readinessVerdict } from './readiness.ts'
export { openEnvelope, type SchemeLine, type SchemeTerms, schemeVerdict } from './scheme.ts'
export {
  CALL_KINDS,
  CALL_TEXT_FIELDS,
  type CallCutoff,
  type CallItem,
  type CallKind,
  type CallLot,
  type CallSetup,
  type CallTerms,
  type CallTextField,
  ITEM_KINDS,
  ITEM_STAGES,
  type ItemKind,
  type ItemStage,
  lastDeadline,
  NEEDED_TEXTS,
} from './setup.ts'
export { CALL_STATES, CALL_TRANSITIONS, type CallState, isFrozen, isInformed } from './states.ts'
export { isSaid, lackingIn, spokenIn } from './texts.ts'
export { TIE_WORDS, type TieBreak, unknownTieBreak } from './tie-break.ts'
export { timelineFaults } from './timeline.ts'
