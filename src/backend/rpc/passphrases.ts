import { type PassphraseStore, recordFailedAttempt } from '#backend/features/users/index.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'

/** Attempts are counted outside the audited commands, so that a rolled-back act still counts. */
export function passphraseStore(workspace: OpenedWorkspace): PassphraseStore {
  const { reader, writer } = workspace.store
  return {
    read: personId =>
      reader.selectFrom('passphrase').selectAll().where('person_id', '=', personId).executeTakeFirst(),
    recordFailure: (personId, lockedUntil) =>
      workspace.commands.enqueue(async () => {
        await writer
          .updateTable('passphrase')
          .set(row => ({ failed_attempts: row('failed_attempts', '+', 1), locked_until: lockedUntil }))
          .where('person_id', '=', personId)
          .execute()
      }),
    recordSuccess: personId =>
      workspace.commands.enqueue(async () => {
        await writer
          .updateTable('passphrase')
          .set({ failed_attempts: 0, locked_until: null })
          .where('person_id', '=', personId)
          .execute()
      }),
  }
}

/** Counts a wrong passphrase met inside a command, once that command has rolled back. */
export const recordFailedPassphrase = (
  workspace: OpenedWorkspace,
  personId: string,
  now: string,
): Promise<void> => recordFailedAttempt(passphraseStore(workspace), personId, now)
