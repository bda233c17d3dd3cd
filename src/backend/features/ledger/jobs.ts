import type { HandlersOf } from '#backend/rpc/context.ts'
import { offerAttachment } from './attachments.ts'

export const jobs = {
  'ledger.attachmentFile': (context, { attachmentId }) => offerAttachment(context, attachmentId),
} satisfies HandlersOf<'ledger.attachmentFile'>
