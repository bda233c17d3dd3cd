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
export { CALL_STATES, CALL_TRANSITIONS, type CallState, isFrozen, isInformed } from './states.ts'
