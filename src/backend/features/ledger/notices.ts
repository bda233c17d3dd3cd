import type { Notice as ContractNotice } from '#shared/contract/common.ts'
import type { Notice } from '#shared/domain/notices/index.ts'

/** Notices of the rules as the contract carries them: plain objects that the carrier may own. */
export const asNotices = (notices: readonly Notice[]): ContractNotice[] =>
  notices.map(({ code, messageKey, details, fix }) => ({
    code,
    messageKey,
    details: JSON.parse(JSON.stringify(details)),
    fix: fix && { ...fix },
  }))
