import type { HandlersOf } from '#backend/rpc/context.ts'
import { assignAccount } from './assign-account.ts'
import { attachFile, detachFile } from './attachments.ts'
import { editDrafts } from './draft-edits.ts'
import { deleteDraft, saveDraft } from './drafts.ts'
import { postEntries } from './posting.ts'
import { reverseEntry } from './reversal.ts'

export const commands = {
  'accounts.assign': assignAccount,
  'ledger.saveDraft': (context, { id, version, ...entry }) => saveDraft(context, { id, version }, entry),
  'ledger.editDrafts': (context, request) => editDrafts(context, request),
  'ledger.deleteDraft': async (context, target) => {
    await deleteDraft(context, target)
    return {}
  },
  'ledger.post': async (context, request) => ({ posted: await postEntries(context, request) }),
  'ledger.reverse': (context, request) => reverseEntry(context, request),
  'ledger.attach': (context, request) => attachFile(context, request),
  'ledger.detach': async (context, { attachmentId }) => {
    await detachFile(context, attachmentId)
    return {}
  },
} satisfies HandlersOf<
  | 'accounts.assign'
  | 'ledger.saveDraft'
  | 'ledger.editDrafts'
  | 'ledger.deleteDraft'
  | 'ledger.post'
  | 'ledger.reverse'
  | 'ledger.attach'
  | 'ledger.detach'
>
