import type { AssignedReader } from '#shared/contract/committees.ts'
import { readerMark } from '#shared/domain/evaluation/index.ts'

const COLOURS = {
  submitted: 'teal',
  draft: 'blue',
  recused: 'red',
  withdrawn: 'gray',
  assigned: 'gray',
  void: 'gray',
} as const

/** The colour of how far a reader is. */
export const readerColour = (reader: AssignedReader): string => COLOURS[readerMark(reader)]
