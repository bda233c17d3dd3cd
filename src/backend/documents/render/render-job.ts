import { rm } from 'node:fs/promises'
import { putInPlace, temporaryName } from '#backend/platform/atomic-file.ts'
import type { Translate } from '../model/document-model.ts'
import type { Watch } from '../model/pace.ts'

/** What a renderer needs beside the model. */
export type RenderJob = Watch & {
  /** Where the finished file stands; until then only a temporary file is in that folder. */
  readonly path: string
  /** Texts in the document's language. */
  readonly translate: Translate
}

export type Rendered = { readonly path: string; readonly dataHash: string }

/**
 * Memory limits of the worker that renders. A small young generation keeps the peak flat: with the
 * default, the heap grows with the number of rows although nothing is held.
 */
export const RENDER_WORKER_LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 768 } as const

/** Lets `write` fill a temporary file beside the target, then puts it in place; a failure leaves nothing. */
export async function produceFile<T>(target: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = temporaryName(target)
  try {
    const result = await write(temporary)
    await putInPlace(temporary, target)
    return result
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
