import { sha256 } from '#backend/platform/ids.ts'
import { type ScorePackRow, scorePackStructure } from '#shared/domain/evaluation/index.ts'

/** Hash of a score pack's structure, as its hidden sheet states it. */
export const scorePackHash = (layout: readonly ScorePackRow[]): string => sha256(scorePackStructure(layout))
