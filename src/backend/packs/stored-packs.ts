import { isDeepStrictEqual } from 'node:util'
import type { Reader } from '#backend/rpc/context.ts'
import type { PackOutcome } from '#shared/contract/packs.ts'
import type { Answers } from '#shared/domain/calls/index.ts'

/** An application that came as a pack, with one revision of its answers. */
export interface StoredPack {
  readonly applicationId: string
  readonly referenceNo: string
  readonly state: PackOutcome['state']
  readonly lotId: string | null
  /** Hash of the file; null of a revision that was typed. */
  readonly hash: string | null
  readonly answers: Answers
}

export interface StoredPacks {
  /** The application that this very file, or a copy of it with the same answers, became before. */
  readonly find: (
    callId: string,
    pack: Pick<StoredPack, 'hash' | 'lotId' | 'answers'>,
  ) => Promise<StoredPack | undefined>
  readonly add: (callId: string, pack: StoredPack) => void
}

const ofCall = async (db: Reader, callId: string): Promise<StoredPack[]> => {
  const rows = await db
    .selectFrom('application_revision as revision')
    .innerJoin('application', 'application.id', 'revision.application_id')
    .select([
      'application.id as applicationId',
      'application.reference_no as referenceNo',
      'application.state',
      'application.lot_id as lotId',
      'revision.file_hash as hash',
      'revision.answers',
    ])
    .where('application.intake', '=', 'pack')
    .where('application.call_id', '=', callId)
    .execute()
  return rows.map(row => ({ ...row, answers: JSON.parse(row.answers) }))
}

/** What the calls hold by packs: read once for each call, however many files are compared with it. */
export function storedPacks(db: Reader): StoredPacks {
  const calls = new Map<string, StoredPack[]>()
  return {
    find: async (callId, { hash, lotId, answers }) => {
      const stored = calls.get(callId) ?? (await ofCall(db, callId))
      calls.set(callId, stored)
      return (
        stored.find(pack => pack.hash === hash) ??
        stored.find(pack => pack.lotId === lotId && isDeepStrictEqual(pack.answers, answers))
      )
    },
    add: (callId, pack) => {
      calls.get(callId)?.push(pack)
    },
  }
}
