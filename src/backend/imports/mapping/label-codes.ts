import type { AppliedMapping, MappedRow } from './apply-mapping.ts'

/** A number in front of a label: "1.1 Coordinator", "8. Indirect costs", "A.2 Rent". */
const NUMBERED = /^((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*)\.?\)?\s+(\S.*)$/s

/** Below this share of numbered labels the numbers belong to the words: "3 laptops". */
const LEAST_SHARE = 0.6

const numberOf = (row: MappedRow) => NUMBERED.exec(row.values['label'] ?? '')

/**
 * Takes the codes of a budget out of its labels where the file has no column for them, as Annex III is written:
 * "1.1 Coordinator" becomes the code 1.1 and the label Coordinator. Files with a code column stay as they are.
 */
export function withLabelCodes(applied: AppliedMapping): AppliedMapping {
  const hasCodes = applied.rows.some(row => (row.values['code'] ?? null) !== null)
  const numbered = applied.rows.filter(row => numberOf(row) !== null).length
  if (hasCodes || numbered < applied.rows.length * LEAST_SHARE) return applied
  const rows = applied.rows.map(row => {
    const [, code, label] = numberOf(row) ?? []
    return code === undefined || label === undefined
      ? row
      : { ...row, values: { ...row.values, code, label } }
  })
  return { ...applied, rows, columns: { ...applied.columns, code: applied.columns['label'] ?? '' } }
}
