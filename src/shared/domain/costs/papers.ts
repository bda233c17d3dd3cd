import { type CostType, missingDocuments } from './rule-lists.ts'

/** Which papers a line of the budget asks for by its type of cost; flat rates and intervention funds name none. */
const PAPERS_OF_LINE: Readonly<Record<string, string>> = {
  personnel: 'staff',
  operating: 'office',
  travel: 'travel',
  equipment: 'equipment',
  services: 'services',
  sub_grant: 'sub_grant',
}

/** Types of cost of the budget's lines with the type of papers each asks for. */
export const papersOfLines = (): readonly (readonly [line: string, papers: string])[] =>
  Object.entries(PAPERS_OF_LINE)

/** Type of papers of an entry: its own, else what its budget line stands for; blank where neither says. */
export const papersType = (own: string, ofLine: string): string => own || (PAPERS_OF_LINE[ofLine] ?? '')

/** What became of one paper of a checklist. */
export type PaperState = 'present' | 'waived' | 'missing'
export type Paper = { readonly code: string; readonly textKey: string; readonly state: PaperState }

/**
 * The papers that prove a cost of one type, each present, waived or missing, in the list's order (donor-formats.md
 * section 8). A paper that is there counts as present even when it was waived before.
 */
export function checklist(
  type: CostType,
  present: ReadonlySet<string>,
  waived: ReadonlySet<string>,
): readonly Paper[] {
  const missing = new Set(missingDocuments(type, new Set([...present, ...waived])))
  const stateOf = (code: string): PaperState => {
    if (missing.has(code)) return 'missing'
    return present.has(code) ? 'present' : 'waived'
  }
  return type.documents.map(({ code, textKey }) => ({ code, textKey, state: stateOf(code) }))
}

/** The paper that a new file most likely is: the first still missing, blank when none is. */
export const likelyPaper = (papers: readonly Paper[]): string =>
  papers.find(paper => paper.state === 'missing')?.code ?? ''
