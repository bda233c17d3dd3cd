import { buildLargeWorkspace } from '#tests/support/large-workspace.ts'
import { medianOf, type Ratio, round } from './measure.ts'

/** The expenditure list of 50,000 rows against a bare stream writer of the same cells, and its memory at 200,000. */
export async function benchExpenditureList(): Promise<readonly Ratio[]> {
  const small = await buildLargeWorkspace(50_000)
  const large = await buildLargeWorkspace(200_000)
  try {
    const ours = await medianOf(3, './expenditure-list-process.ts', ['ours', small.database])
    const bare = await medianOf(3, './expenditure-list-process.ts', ['bare', small.database])
    const many = await medianOf(1, './expenditure-list-process.ts', ['ours', large.database])
    return [
      {
        name: 'expenditure list of 50,000 rows / bare stream writer, time',
        ratio: round(ours.seconds / bare.seconds),
        limit: 1.3,
        oursSeconds: round(ours.seconds),
        bareSeconds: round(bare.seconds),
      },
      {
        name: 'expenditure list of 50,000 rows / bare stream writer, peak memory',
        ratio: round(ours.peakMb / bare.peakMb),
        limit: 1.3,
        oursMb: round(ours.peakMb),
        bareMb: round(bare.peakMb),
      },
      {
        name: 'expenditure list, peak memory, 200,000 / 50,000 rows',
        ratio: round(many.peakMb / ours.peakMb),
        limit: 1.6,
        manyMb: round(many.peakMb),
        fewMb: round(ours.peakMb),
      },
    ]
  } finally {
    await small.remove()
    await large.remove()
  }
}
