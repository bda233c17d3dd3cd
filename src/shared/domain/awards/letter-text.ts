/** What a letter's text may be filled with, written as `{{applicant}}`. */
export const MERGE_FIELDS = [
  'applicant',
  'reference',
  'title',
  'call',
  'callTitle',
  'lot',
  'requested',
  'awarded',
  'conditions',
  'average',
  'rank',
  'reason',
  'reserveUntil',
  'complaintDays',
  'date',
] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Fields of a text that no letter knows, each once: a misspelt one would be sent to applicants as it stands. */
export function unknownMergeFields(text: string): readonly string[] {
  const named = [...text.matchAll(FIELD)].map(match => match[1] ?? '')
  return [...new Set(named)].filter(name => !MERGE_FIELDS.some(field => field === name))
}

/**
 * A letter's text with its fields filled in; one that this letter has no value for becomes a dash, never a blank that
 * reads like an amount of nothing.
 * @example mergeText('Dear {{applicant}}', { applicant: 'Shoqata Zana' }) // 'Dear Shoqata Zana'
 */
export const mergeText = (text: string, values: { readonly [Field in MergeField]?: string }): string =>
  text.replaceAll(FIELD, (whole, name: string) => {
    const field = MERGE_FIELDS.find(known => known === name)
    if (field === undefined) return whole
    const value = values[field] ?? ''
    return value === '' ? '–' : value
  })
