import { drawnFrom } from '#backend/features/rates/index.ts'
import type { Reader } from '#backend/rpc/context.ts'
import { ProblemError, problem } from '#shared/kernel/errors.ts'

/**
 * Money that posted entries were paid from keeps its amounts and day, for their conversion rests on it. Throws
 * Rule.LayerUsed with how much and by how many entries.
 */
export async function requireUnused(
  db: Reader,
  layer: { readonly kind: 'movement' | 'conversion'; readonly id: string; readonly currency: string },
): Promise<void> {
  const { minor, entries } = await drawnFrom(db, layer)
  if (entries === 0) return
  throw new ProblemError(
    problem('Rule.LayerUsed', 'problem.funds.layerUsed', {
      count: entries,
      used: { minor, currency: layer.currency },
    }),
  )
}
