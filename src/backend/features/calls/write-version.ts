import type { CommandContext } from '#backend/rpc/context.ts'
import type { VersionedPart } from './versions.ts'

type Version = { readonly number: number; readonly definition: object } | null

const tableOf = (part: VersionedPart) => (part === 'form' ? 'form_version' : 'grid_version')

/**
 * Stores a form or grid that differs: a draft in place, a new number as a new version. With a corrigendum the new version
 * is frozen at once.
 */
export async function writeVersion(
  { trx, newId, now }: CommandContext,
  part: VersionedPart,
  { callId, corrigendumId }: { readonly callId: string; readonly corrigendumId: string | null },
  [before, after]: readonly [Version, Version],
): Promise<void> {
  if (after === null || before === after) return
  const definition = JSON.stringify(after.definition)
  if (before?.number === after.number) {
    await trx
      .updateTable(tableOf(part))
      .set(eb => ({ definition, version: eb('version', '+', 1) }))
      .where('call_id', '=', callId)
      .where('number', '=', after.number)
      .execute()
    return
  }
  await trx
    .insertInto(tableOf(part))
    .values({
      id: newId(),
      call_id: callId,
      number: after.number,
      definition,
      state: corrigendumId === null ? 'draft' : 'frozen',
      corrigendum_id: corrigendumId,
      frozen_at: corrigendumId === null ? null : now,
    })
    .execute()
}

/** Freezes the drafts of a call when it opens: from now on its form and grid only change by corrigendum. */
export async function freezeVersions({ trx, now }: CommandContext, callId: string): Promise<void> {
  for (const table of ['form_version', 'grid_version'] as const)
    await trx
      .updateTable(table)
      .set(eb => ({ state: 'frozen', frozen_at: now, version: eb('version', '+', 1) }))
      .where('call_id', '=', callId)
      .where('state', '=', 'draft')
      .execute()
}
