import type { ReadingLimits } from '../limits.ts'
import { readXml, type XmlHandlers } from '../xml.ts'
import type { Container } from '../zip.ts'

/** Where the parts of one workbook come from and how much of them may be read. */
export type Package = { readonly container: Container; readonly limits: ReadingLimits }

/** Reads one XML part of the package. */
export async function readPart(source: Package, part: string, handlers: XmlHandlers): Promise<void> {
  const chunks = await source.container.open(part)
  await readXml({ part, chunks, maxDepth: source.limits.xmlDepth }, handlers)
}

/**
 * Resolves a relationship's target against the folder of its part; absolute targets start at the root.
 * @example resolveTarget('xl/workbook.xml', 'worksheets/sheet1.xml') // 'xl/worksheets/sheet1.xml'
 */
export function resolveTarget(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

/** Name of the part that holds another part's relationships. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** Relationships of a part inside the package; links to the outside are left out, never followed. */
export async function readRelationships(source: Package, part: string): Promise<Relationship[]> {
  const found: Relationship[] = []
  const file = relationshipsOf(part)
  if (!source.container.has(file)) return found
  await readPart(source, file, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return
      if (id !== undefined && type !== undefined && target !== undefined)
        found.push({ id, type, target: resolveTarget(part, target) })
    },
  })
  return found
}
