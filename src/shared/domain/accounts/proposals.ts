import { daysBetween } from '#shared/kernel/plain-date.ts'
import { type Evidence, evidenceOf, type LineText, lineText } from './evidence.ts'
import { type ItemKind, itemKey, type OpenItem, type OpenLine } from './item.ts'
import { onlySubset } from './subset.ts'

export type MatchReason = 'amount' | 'reference' | 'payee' | 'date' | 'onlyOne' | 'sum'

/** One line, or part of it, that answers one movement, or part of it; minor units with the line's sign. */
export interface MatchPart {
  readonly lineId: string
  readonly kind: ItemKind
  readonly recordId: string
  readonly amountMinor: number
}

/** Parts that belong together. Certain ones have the very amount and a text that says so, and no rival. */
export interface MatchProposal {
  readonly parts: readonly MatchPart[]
  readonly certainty: 'certain' | 'likely'
  readonly reasons: readonly MatchReason[]
}

/** Payments joined in one transfer that the search for a sum goes through. */
const MOST_JOINED = 6
const MOST_CANDIDATES = 24

interface Prepared {
  readonly line: OpenLine
  readonly text: LineText
}

interface Pair {
  readonly prepared: Prepared
  readonly item: OpenItem
  readonly evidence: Evidence
  readonly days: number
}

const points = ({ evidence, days }: Pair): number =>
  (evidence.reference ? 400 : 0) + (evidence.payee ? 300 : 0) - days

const spread = (line: OpenLine, item: OpenItem): number => Math.abs(daysBetween(line.date, item.date))
const hasEvidence = ({ reference, payee }: Evidence): boolean => reference || payee

const reasonsOf = (evidence: Evidence, ...first: readonly MatchReason[]): MatchReason[] => [
  ...first,
  ...(evidence.reference ? (['reference'] as const) : []),
  ...(evidence.payee ? (['payee'] as const) : []),
]

const whole = (line: OpenLine, item: OpenItem): MatchPart => ({
  lineId: line.id,
  kind: item.kind,
  recordId: item.id,
  amountMinor: Math.abs(line.openMinor) < Math.abs(item.openMinor) ? line.openMinor : item.openMinor,
})

/** Lines and items still free, and what was found so far. */
class Board {
  readonly proposals: MatchProposal[] = []
  readonly #lines: Map<string, Prepared>
  readonly #items: Map<string, OpenItem>
  readonly days: number

  constructor(lines: readonly OpenLine[], items: readonly OpenItem[], days: number) {
    this.days = days
    this.#lines = new Map(
      lines.filter(line => line.openMinor !== 0).map(line => [line.id, { line, text: lineText(line) }]),
    )
    this.#items = new Map(items.filter(item => item.openMinor !== 0).map(item => [itemKey(item), item]))
  }

  get lines(): readonly Prepared[] {
    return [...this.#lines.values()]
  }

  get items(): readonly OpenItem[] {
    return [...this.#items.values()]
  }

  isFree({ prepared, item }: Pair): boolean {
    return this.#lines.has(prepared.line.id) && this.#items.has(itemKey(item))
  }

  take(proposal: MatchProposal): void {
    this.proposals.push(proposal)
    for (const part of proposal.parts) {
      this.#lines.delete(part.lineId)
      this.#items.delete(itemKey({ kind: part.kind, id: part.recordId }))
    }
  }
}

/** Every line with every item of the very amount within the days. */
function pairsOf(board: Board): Pair[] {
  const byAmount = Map.groupBy(board.items, item => item.openMinor)
  return board.lines.flatMap(prepared =>
    (byAmount.get(prepared.line.openMinor) ?? []).flatMap(item => {
      const days = spread(prepared.line, item)
      return days > board.days ? [] : [{ prepared, item, days, evidence: evidenceOf(item, prepared.text) }]
    }),
  )
}

/**
 * Whether another pair of the same line or item has as good a text: then no program can tell them apart. Evidence by
 * number outranks evidence by name.
 */
function hasRival(pair: Pair, pairs: readonly Pair[]): boolean {
  const rank = ({ evidence }: Pair) => (evidence.reference ? 2 : 0) + (evidence.payee ? 1 : 0)
  return pairs.some(other => other !== pair && rank(other) >= rank(pair))
}

function proposePairs(board: Board): void {
  const pairs = pairsOf(board)
  const ofLine = Map.groupBy(pairs, pair => pair.prepared.line.id)
  const ofItem = Map.groupBy(pairs, pair => itemKey(pair.item))
  for (const pair of pairs.toSorted((a, b) => points(b) - points(a))) {
    if (!board.isFree(pair)) continue
    const rivals = [...(ofLine.get(pair.prepared.line.id) ?? []), ...(ofItem.get(itemKey(pair.item)) ?? [])]
    const only = !hasRival(pair, rivals)
    const certain = only && hasEvidence(pair.evidence)
    board.take({
      parts: [whole(pair.prepared.line, pair.item)],
      certainty: certain ? 'certain' : 'likely',
      reasons: [
        ...reasonsOf(pair.evidence, 'amount'),
        ...(only && !hasEvidence(pair.evidence) ? (['onlyOne'] as const) : []),
        ...(pair.days === 0 ? (['date'] as const) : []),
      ],
    })
  }
}

const sumOf = (rows: readonly { readonly openMinor: number }[]): number =>
  rows.reduce((sum, row) => sum + row.openMinor, 0)

const sameSign = (a: number, b: number): boolean => Math.sign(a) === Math.sign(b)

/** Ways the books group what was paid at once: one reference of payment, one payee, one day. */
const GROUPINGS: readonly ((item: OpenItem) => string)[] = [
  item => item.reference.trim(),
  item => item.counterparty.trim(),
  item => item.date,
]

/** The group of items that make up a line: those of one reference, payee or day, else the only sum there is. */
function joinedItems(candidates: readonly OpenItem[], line: OpenLine): readonly OpenItem[] | undefined {
  for (const keyOf of GROUPINGS) {
    const groups = [...Map.groupBy(candidates, keyOf)].filter(([key]) => key !== '').map(([, group]) => group)
    const [group, second] = groups.filter(found => found.length > 1 && sumOf(found) === line.openMinor)
    if (group && !second) return group
  }
  if (candidates.length > MOST_CANDIDATES) return undefined
  const places = onlySubset(
    candidates.map(item => item.openMinor),
    line.openMinor,
    MOST_JOINED,
  )
  return places?.flatMap(place => candidates[place] ?? [])
}

/** One line that pays several items: a batch of salaries, a collected payment to one supplier. */
function proposeBatches(board: Board): void {
  for (const { line, text } of board.lines) {
    const candidates = board.items.filter(
      item =>
        sameSign(item.openMinor, line.openMinor) &&
        Math.abs(item.openMinor) < Math.abs(line.openMinor) &&
        spread(line, item) <= board.days,
    )
    const group = joinedItems(candidates, line)
    if (!group) continue
    const evidence = group.map(item => evidenceOf(item, text))
    const shared: Evidence = {
      reference: evidence.every(found => found.reference),
      payee: evidence.every(found => found.payee),
    }
    board.take({
      parts: group.map(item => whole(line, item)),
      certainty: hasEvidence(shared) ? 'certain' : 'likely',
      reasons: reasonsOf(shared, 'sum'),
    })
  }
}

/** Several lines that settle one item: an instalment paid in two parts, a salary sent to two accounts. */
function proposeParts(board: Board): void {
  for (const item of board.items) {
    const near = board.lines
      .filter(
        ({ line }) =>
          sameSign(item.openMinor, line.openMinor) &&
          Math.abs(line.openMinor) < Math.abs(item.openMinor) &&
          spread(line, item) <= board.days,
      )
      .map(prepared => ({ ...prepared, evidence: evidenceOf(item, prepared.text) }))
    const named = near.filter(({ evidence }) => hasEvidence(evidence))
    const isWhole = named.length > 1 && sumOf(named.map(({ line }) => line)) === item.openMinor
    const places = isWhole
      ? undefined
      : onlySubset(
          near.slice(0, MOST_CANDIDATES).map(({ line }) => line.openMinor),
          item.openMinor,
          MOST_JOINED,
        )
    const group = isWhole ? named : (places ?? []).flatMap(place => near[place] ?? [])
    if (group.length < 2) continue
    const shared: Evidence = {
      reference: group.every(({ evidence }) => evidence.reference),
      payee: group.every(({ evidence }) => evidence.payee),
    }
    board.take({
      parts: group.map(({ line }) => whole(line, item)),
      certainty: hasEvidence(shared) ? 'certain' : 'likely',
      reasons: reasonsOf(shared, 'sum'),
    })
  }
}

/**
 * Proposes which statement lines settle which movements of the books: the very amount within `days`, then one line
 * for several movements, then several lines for one. Certain only with a text that names document, reference or
 * payee and without a rival; nothing is matched twice.
 */
export function proposeMatches(
  lines: readonly OpenLine[],
  items: readonly OpenItem[],
  { days }: { readonly days: number },
): readonly MatchProposal[] {
  const board = new Board(lines, items, days)
  proposePairs(board)
  proposeBatches(board)
  proposeParts(board)
  return board.proposals
}
