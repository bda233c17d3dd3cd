import { buildLargeWorkspace } from '#tests/support/large-workspace.ts'
import { medianOf, type Ratio, round } from './measure.ts'

/** From the start of a process to its first list, with 100,000 entries against none. */
export async function benchFirstList(): Promise<readonly Ratio[]> {
  const empty = await buildLargeWorkspace(0)
  const full = await buildLargeWorkspace(100_000)
  try {
    const none = await medianOf(5, './first-list-process.ts', [empty.folder, empty.projectId])
    const many = await medianOf(5, './first-list-process.ts', [full.folder, full.projectId])
    return [
      {
        name: 'start to first list, 100,000 / 0 entries',
        ratio: round(many.seconds / none.seconds),
        limit: 1.3,
        manySeconds: round(many.seconds),
        noneSeconds: round(none.seconds),
      },
    ]
  } finally {
    await empty.remove()
    await full.remove()
  }
}
