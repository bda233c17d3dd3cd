import type { JobState } from '#renderer/ui/index.ts'

/** Trying again helps with a broken connection, but not with a file that cannot be read: another one does. */
export const isFileAtFault = (state: JobState): boolean =>
  state.phase === 'failed' && state.error.code === 'Import'
