/** What a text about projects is, when it isn't a project sheet. */
export type TextKind = 'programme' | 'training_record' | 'project_facts' | 'unknown'

/** Labels that open a line of a fact sheet, in English and Albanian. */
const FACT =
  /^\s*(project number|title|donor|duration|budget|area|project coordinator|general objective|time frame|economic sector|numri i projektit|titulli|donatori|kohëzgjatja|buxheti|koordinatori)\b[^.]{0,30}[:–-]/iu
const WORK_PACKAGE = /^\s*(work packages?\b|wp\s?\d+\s*[:.–-]|paketat? e punës\b|pp\s?\d+\s*[:.–-])/iu
const TRAINING = /\btrain(ing|ings|er|ers)\b|\btrajnim/iu
const TAKEN_PART = /\bparticipants?\b|\bpjesëmarrës/iu

const count = (lines: readonly string[], pattern: RegExp): number =>
  lines.filter(line => pattern.test(line)).length

/**
 * Names the kind of a text by what its lines begin with: work packages make a programme, facts with labels a list of
 * project facts, a training with its participants a training record.
 */
export function textKind(lines: readonly string[]): TextKind {
  if (count(lines, FACT) >= 3) return 'project_facts'
  if (count(lines, WORK_PACKAGE) >= 2) return 'programme'
  if (lines.some(line => TRAINING.test(line)) && lines.some(line => TAKEN_PART.test(line)))
    return 'training_record'
  return 'unknown'
}
