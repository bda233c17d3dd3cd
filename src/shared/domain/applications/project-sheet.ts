import { foldText } from '#shared/kernel/fold-text.ts'
import { type TextKind, textKind } from './text-kind.ts'

const PARTS = ['summary', 'goals', 'targetGroups', 'activities'] as const
export type SheetPart = (typeof PARTS)[number]

/** Headings of a project sheet as they are written, folded; target groups and beneficiaries share one. */
const HEADINGS: Readonly<Record<string, SheetPart>> = {
  'summary of the project': 'summary',
  'project summary': 'summary',
  'permbledhja e projektit': 'summary',
  'permbledhje e projektit': 'summary',
  'project goals': 'goals',
  'goals of the project': 'goals',
  'qellimet e projektit': 'goals',
  'target groups and beneficiaries': 'targetGroups',
  'grupet e synuara dhe perfituesit': 'targetGroups',
  'grupet e synuara dhe perfituesit e projektit': 'targetGroups',
  'main activities': 'activities',
  'aktivitetet kryesore': 'activities',
}

/** A project sheet as it stands in a text; parts keep their lines. */
export type ProjectSheet = Readonly<Record<SheetPart, string>> & {
  /** Name of the organisation; empty when the sheet doesn't have one. */
  readonly name: string
  /** Other organisations that the sheet lists beside the lead applicant. */
  readonly partners: readonly string[]
  /** Line of the text, from 1, on which the sheet begins. */
  readonly line: number
  readonly missing: readonly SheetPart[]
}

/** A stretch of the text that is no project sheet. */
export type OtherText = {
  readonly kind: TextKind
  readonly line: number
  readonly lines: number
  readonly heading: string
}

export type SheetReading = {
  /** What the text is as a whole. */
  readonly kind: 'project_sheets' | TextKind
  readonly sheets: readonly ProjectSheet[]
  readonly others: readonly OtherText[]
}

/** Lines that stand together, with the number of blank lines before them. */
type Block = { readonly first: number; readonly lines: readonly string[]; readonly gap: number }

function blocksOf(lines: readonly string[], from: number, to: number): Block[] {
  const blocks: { first: number; lines: string[]; gap: number }[] = []
  let gap = 0
  for (let at = from; at < to; at += 1) {
    const line = (lines[at] ?? '').trim()
    if (line === '') {
      gap += 1
      continue
    }
    const open = blocks.at(-1)
    if (open && gap === 0) open.lines.push(line)
    else blocks.push({ first: at, lines: [line], gap })
    gap = 0
  }
  return blocks
}

const headingOf = (line: string): SheetPart | undefined =>
  HEADINGS[foldText(line).replace(/[^\p{L}\p{N}]+$/u, '')]

type Heading = { readonly at: number; readonly part: SheetPart }

/** Longest line that still reads as a name. */
const LONGEST_NAME = 140
const isName = ({ lines }: Block): boolean =>
  lines.length === 1 && (lines[0]?.length ?? 0) <= LONGEST_NAME && !/[.;:]$/.test(lines[0] ?? '')

const BODIES = /^(implementing organi[sz]ations?|organizatat (zbatuese|implementuese))\b/iu
const LEAD = /lead applicant|aplikuesi kryesor/iu
const bare = (line: string) => line.replace(/^\s*[-–•*]\s*/u, '').trim()

type Named = { readonly name: string; readonly partners: readonly string[]; readonly from: number }

/** A list of implementing organisations: the lead applicant is the name, the others are partners. */
function listedBodies(block: Block): Named | undefined {
  if (!BODIES.test(block.lines[0] ?? '')) return undefined
  const bodies = block.lines.slice(1).map(bare)
  const lead = bodies.find(body => LEAD.test(body)) ?? bodies[0] ?? ''
  const name = lead.replace(/,\s*(lead applicant|aplikuesi kryesor).*$/iu, '')
  return { name, partners: bodies.filter(body => body !== lead), from: block.first }
}

/** Two blank lines end a part that nothing else ends. */
const APART = 2

/**
 * The name above a sheet: the last block before its first heading, where it stands apart from what the sheet before
 * says. A line right below that sheet's last activity is an activity, not a name.
 */
function nameAbove(blocks: readonly Block[], isFirst: boolean): Named | undefined {
  const last = blocks.at(-1)
  if (!last) return undefined
  const listed = listedBodies(last)
  if (listed) return listed
  const standsApart = isFirst || blocks.length > 1 ? last.gap >= 1 || isFirst : false
  if (!isName(last) || !standsApart) return undefined
  return { name: last.lines[0] ?? '', partners: [], from: last.first }
}

const joined = (blocks: readonly Block[]): string =>
  blocks.map(({ lines }) => lines.map(bare).join('\n')).join('\n')

/** Where the blocks of the last part of a sheet end: before the first that stands two blank lines apart. */
function ownBlocks(blocks: readonly Block[]): number {
  const apart = blocks.findIndex((block, index) => index > 0 && block.gap >= APART)
  return apart === -1 ? blocks.length : apart
}

const otherOf = (blocks: readonly Block[]): OtherText[] => {
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return []
  const lines = blocks.flatMap(block => block.lines)
  const heading = lines[0]?.slice(0, 200) ?? ''
  const length = last.first + last.lines.length - first.first
  return [{ kind: textKind(lines), line: first.first + 1, lines: length, heading }]
}

/** Headings of one sheet: from a summary to the line before the next one's. */
function grouped(headings: readonly Heading[]): Heading[][] {
  const groups: Heading[][] = []
  for (const heading of headings) {
    const open = groups.at(-1)
    const isNew = !open || heading.part === 'summary' || open.some(({ part }) => part === heading.part)
    if (isNew) groups.push([heading])
    else open.push(heading)
  }
  return groups
}

/** One heading alone, as fact sheets have "Main activities", makes no project sheet; a summary does. */
const isSheet = (group: readonly Heading[]): boolean =>
  group.length > 1 || group.some(({ part }) => part === 'summary')

/**
 * Reads project sheets out of a pasted text: name, summary, goals, target groups and beneficiaries (one part), and
 * activities of each. A sheet without a name is kept and says so; text that is no sheet is named by its kind and line.
 */
export function readProjectSheets(text: string): SheetReading {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const headings = lines.flatMap((line, at): Heading[] => {
    const part = headingOf(line)
    return part === undefined ? [] : [{ at, part }]
  })
  const groups = grouped(headings).filter(isSheet)
  if (groups.length === 0) {
    const kind = textKind(lines)
    return { kind, sheets: [], others: otherOf(blocksOf(lines, 0, lines.length)) }
  }
  const sheets: ProjectSheet[] = []
  const others: OtherText[] = []
  const before = blocksOf(lines, 0, groups[0]?.[0]?.at ?? 0)
  let above = nameAbove(before, true)
  others.push(...otherOf(above ? before.slice(0, -1) : before))
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1]?.[0]?.at ?? lines.length
    const read = readSheet(lines, group, next, index + 1 < groups.length)
    const first = group[0]?.at ?? 0
    sheets.push({
      name: above?.name ?? '',
      partners: above?.partners ?? [],
      line: (above?.from ?? first) + 1,
      ...read.parts,
      missing: PARTS.filter(part => read.parts[part] === ''),
    })
    others.push(...otherOf(read.rest))
    above = read.nextName
  }
  return { kind: 'project_sheets', sheets, others }
}

type ReadSheet = {
  readonly parts: Readonly<Record<SheetPart, string>>
  readonly rest: readonly Block[]
  readonly nextName: Named | undefined
}

/** The parts of one sheet, what stands after it, and the name of the one that follows. */
function readSheet(
  lines: readonly string[],
  group: readonly Heading[],
  end: number,
  isFollowed: boolean,
): ReadSheet {
  const parts: Record<SheetPart, string> = { summary: '', goals: '', targetGroups: '', activities: '' }
  let rest: readonly Block[] = []
  let nextName: Named | undefined
  for (const [index, { at, part }] of group.entries()) {
    const isLast = index === group.length - 1
    const blocks = blocksOf(lines, at + 1, group[index + 1]?.at ?? end)
    if (!isLast) {
      parts[part] = joined(blocks)
      continue
    }
    nextName = isFollowed ? nameAbove(blocks, false) : undefined
    const own = nextName ? blocks.slice(0, -1) : blocks
    const count = ownBlocks(own)
    parts[part] = joined(own.slice(0, count))
    rest = own.slice(count)
  }
  return { parts, rest, nextName }
}
