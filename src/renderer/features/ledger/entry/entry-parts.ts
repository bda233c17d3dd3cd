import { linkOptions } from '@tanstack/react-router'
import type { FigureLink } from '#renderer/ui/index.ts'

/** Parts of an entry's page that its figures lead to: the vouchers they were read from, the lines they fall on. */
export type EntryPart = 'entry-vouchers' | 'entry-lines'

/** A part of an entry on the entry's own page. */
export const partOfEntry = (entryId: string, part: EntryPart): FigureLink =>
  linkOptions({ to: '/money/ledger/$entryId', params: { entryId }, hash: part })
