import { z } from 'zod'
import { type Notice, noticeSchema } from '#shared/contract/common.ts'
import type { WireError } from '#shared/contract/frames.ts'

const blockersSchema = z.array(noticeSchema)

/** What stands in the way, as a refusal lists it; none where it lists nothing. */
export function blockersIn(error: WireError | null): readonly Notice[] {
  const read = blockersSchema.safeParse(error?.details['blockers'])
  return read.success ? read.data : []
}
