export { attachFile } from './attachments.ts'
export { commands } from './commands.ts'
export { journeyVerdict, perDiemBasis } from './depth-rules.ts'
export { documentFingerprint } from './document-part.ts'
export { deleteDraft, saveDraft, updateDraft } from './drafts.ts'
export { entriesWithNumbers } from './duplicates.ts'
export { DERIVED_RATE, type NewEntry, TYPED_RATE } from './entry-input.ts'
export { budgetFollowUp, type FollowUpLine } from './follow-up.ts'
export { type InsertOptions, insertEntries } from './insert-entries.ts'
export { jobs } from './jobs.ts'
export { ledgerGroups } from './list/groups.ts'
export { pageKeys } from './list/page-keys.ts'
export { ledgerRows } from './list/rows.ts'
export { showsEntry } from './list/shows-entry.ts'
export { searchQuery } from './list/text-match.ts'
export { filteredEntries, ledgerTotals } from './list/totals.ts'
export { asNotices } from './notices.ts'
export { periodAt, periodLabel, periodsOfProject, periodsOfProjects } from './periods-of.ts'
export { postEntries } from './posting.ts'
export { type ProjectTerms, projectTerms, termsOfProjects } from './project-terms.ts'
export { queries } from './queries.ts'
export { filesOf, linkedFile, linkFile, offerFile } from './record-files.ts'
export { reverseEntry } from './reversal.ts'
export { sourceName } from './source-name.ts'
export {
  type LineSpending,
  type SpendingSpan,
  spendingByLine,
  spendingByMonth,
  spentUntil,
} from './spending.ts'
export { findEntries } from './stored-entries.ts'
export { storedInput } from './stored-input.ts'
