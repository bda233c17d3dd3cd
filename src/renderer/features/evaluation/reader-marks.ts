import type { AssignedReader } from '#shared/contract/committees.ts'

const COLOURS = {
  submitted: 'teal',
  draft: 'blue',
  recused: 'red',
  withdrawn: 'gray',
  assigned: 'gray',
  void: 'gray',
} as const

/** How far a reader is: the state of the sheet once there is one. Words under `committees.marks.`. */
export const readerMark = ({ state, sheet }: AssignedReader): keyof typeof COLOURS =>
  state === 'assigned' ? (sheet ?? 'assigned') : state

export const readerColour = (reader: AssignedReader): string => COLOURS[readerMark(reader)]
