export { type Balanced, balance, type ToAssign } from './balance.ts'
export { HIDDEN_NAME, hideNames } from './blind.ts'
export {
  type ContentInput,
  inLanguage,
  namesInAnswers,
  type ReadCell,
  type ReadField,
  type ReadSection,
  readContent,
} from './content.ts'
export { type CriterionMean, type Evaluation, evaluate, type SectionMean, sheetTotal } from './evaluate.ts'
export type { CriterionScore, GridCriterion, GridDefinition, GridScores, GridSection } from './grid.ts'
export { gapOf, type QuorumInput, type Standing, standing } from './readers.ts'
export { readerMark, readingStanding } from './reading-standing.ts'
export { scoreFormula, stateFormula, thresholdFormula } from './score-formulas.ts'
export {
  DECLARATION_COLUMNS,
  DECLARATIONS,
  type PackedApplication,
  SCORE_COLUMNS,
  SCORE_PACK_FORMAT,
  SCORE_PACK_SHEET,
  type ScorePackRow,
  type ScoreRow,
  scorePackLayout,
  scorePackStructure,
  scoreRows,
} from './score-pack-layout.ts'
export {
  type PackChoices,
  type ReadDeclaration,
  type ReadSheet,
  type Recommendation,
  readScorePack,
} from './score-pack-read.ts'
export { criteriaOf, scoredCriteria, scoreFaults } from './score-rules.ts'
export {
  type ReaderGap,
  readerGap,
  type ScoreResult,
  type ScoreSheet,
  scoreResult,
  type Thresholds,
} from './scores.ts'
export { agreedAnswers, criterionSpread } from './spread.ts'
