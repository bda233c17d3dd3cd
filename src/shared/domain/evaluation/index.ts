export {
  type ReaderGap,
  readerGap,
  type ScoreResult,
  type ScoreSheet,
  scoreResult,
  type Thresholds,
} from './scores.ts'
