import { createHash } from 'node:crypto'
import { type PackRow, packStructure } from '#shared/domain/applications/index.ts'

/** Hash of an application pack's structure, as its hidden sheet states it. */
export const structureHash = (layout: readonly PackRow[]): string =>
  createHash('sha256').update(packStructure(layout)).digest('hex')
