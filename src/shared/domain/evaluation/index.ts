export type { CriterionScore, GridCriterion, GridDefinition, GridScores, GridSection } from './grid.ts'
export {
  type ReaderGap,
  readerGap,
  type ScoreResult,
  type ScoreSheet,
  scoreResult,
  type Thresholds,
} from './scores.ts'
