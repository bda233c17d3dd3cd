import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSync } from 'vite'
import { CONFINED_PACKAGES, ROOM_RULES, type RoomRule, TYPES_ONLY } from './layer-rules.ts'

/** Sources by their path below src/. */
export type Sources = ReadonlyMap<string, string>

export interface Violation {
  readonly file: string
  readonly imports: string
  readonly why: string
}

interface Found {
  readonly specifier: string
  readonly typeOnly: boolean
}

const quoted = (source: string, from: number, to: number) =>
  source.slice(from, to).replaceAll(/^['"`]|['"`]$/g, '')

/** Every import of a file: static, re-exported, dynamic, as a type, and worker threads by their address. */
function importsOf(file: string, source: string): readonly Found[] {
  const parsed = parseSync(file, source)
  if (parsed.errors.length > 0) throw new Error(`${file} can't be read: ${parsed.errors[0]?.message}`)
  const { staticImports, staticExports, dynamicImports } = parsed.module
  const plain = staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    typeOnly:
      /^import\s+type\b/.test(source.slice(start)) ||
      (entries.length > 0 && entries.every(entry => entry.isType)),
  }))
  const exported = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
    )
  const dynamic = dynamicImports.map(({ moduleRequest }) => ({
    specifier: quoted(source, moduleRequest.start, moduleRequest.end),
    typeOnly: false,
  }))
  const types = [...source.matchAll(/\bimport\(\s*(['"])([^'"]+)\1\s*\)\s*[.>;,)\]|&]/g)].map(match => ({
    specifier: match[2] ?? '',
    typeOnly: true,
  }))
  const workers = [...source.matchAll(/new URL\(\s*(['"])([^'"]+\.tsx?)\1/g)].map(match => ({
    specifier: match[2] ?? '',
    typeOnly: false,
  }))
  const known = new Set(dynamic.map(({ specifier }) => specifier))
  const inPlace = types.filter(({ specifier }) => !known.has(specifier))
  return [...plain, ...exported, ...dynamic, ...inPlace, ...workers]
}

/** Path below src/ that a specifier names, undefined for a package; a path that leaves src/ begins with `..`. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (!specifier.startsWith('.')) return undefined
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
}

const within = (file: string, room: string) => file === room || file.startsWith(`${room}/`)

function ruleOf(file: string): RoomRule | undefined {
  return ROOM_RULES.filter(({ room }) => within(file, room)).toSorted(
    (a, b) => b.room.length - a.room.length,
  )[0]
}

const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? 'node:'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

const isIndex = (file: string) => /\/index\.tsx?$/.test(file)

/** What `room#name` opens of a feature's folder. */
const DOORS: ReadonlyMap<string, RegExp> = new Map([
  ['index', /^index\.tsx?$/],
  ['screens', /-(page|tab)\.tsx$/],
])

/** The folder of a feature: `shared/domain/budgets` of a file in there. */
const featureOf = (file: string, room: string) => file.slice(room.length + 1).split('/')[0] ?? ''

function mayReach(rule: RoomRule, target: string): boolean {
  return rule.may.some(entry => {
    const [room = '', door] = entry.split('#')
    if (!within(target, room)) return false
    if (door === undefined) return true
    const [, file = '', ...deeper] = target.slice(room.length + 1).split('/')
    return deeper.length === 0 && DOORS.get(door)?.test(file) === true
  })
}

function judgePackage(file: string, rule: RoomRule, specifier: string): string | undefined {
  const name = packageOf(specifier)
  const confined = CONFINED_PACKAGES.get(name)
  if (confined) return confined.test(file) ? undefined : `${name} stays in ${confined.source}`
  return rule.packages.includes(name) ? undefined : `${rule.room} may not import the package ${name}`
}

function judgeOwn(file: string, rule: RoomRule, target: string, found: Found): string | undefined {
  if (target.startsWith('..'))
    // Data that lies beside the sources: the package's own manifest, resources.
    return /\.json$/.test(target) ? undefined : 'only data lies outside src/'
  const home = ruleOf(target)
  if (!home) return `${target} is in no room that has a rule`
  for (const [from, to] of TYPES_ONLY)
    if (rule.room === from && within(target, to) && !found.typeOnly)
      return `${from} takes only types from ${to}`
  if (home.room !== rule.room)
    return mayReach(rule, target) ? undefined : `${rule.room} may not import ${home.room}`
  if (!rule.apart) return undefined
  const [mine, theirs] = [featureOf(file, rule.room), featureOf(target, rule.room)]
  return mine === theirs || isIndex(target) ? undefined : `another feature is reached only through its index`
}

function violationsOf(file: string, source: string): readonly Violation[] {
  const rule = ruleOf(file)
  if (!rule) return [{ file, imports: '', why: 'this file is in no room that has a rule' }]
  return importsOf(file, source).flatMap(found => {
    const target = targetOf(file, found.specifier)
    const why =
      target === undefined ? judgePackage(file, rule, found.specifier) : judgeOwn(file, rule, target, found)
    return why === undefined ? [] : [{ file, imports: found.specifier, why }]
  })
}

/** Features of one room that import each other in a circle, as `a → b → a`. */
function circlesIn(room: string, sources: Sources): readonly Violation[] {
  const edges = new Map<string, Set<string>>()
  for (const [file, source] of sources) {
    if (!within(file, room)) continue
    const from = featureOf(file, room)
    for (const { specifier } of importsOf(file, source)) {
      const target = targetOf(file, specifier)
      if (!target || !within(target, room) || featureOf(target, room) === from) continue
      edges.set(from, (edges.get(from) ?? new Set()).add(featureOf(target, room)))
    }
  }
  const circles: Violation[] = []
  const done = new Set<string>()
  const walk = (node: string, trail: readonly string[]) => {
    if (trail.includes(node)) {
      const circle = [...trail.slice(trail.indexOf(node)), node].join(' → ')
      circles.push({
        file: `${room}/${node}`,
        imports: circle,
        why: 'features import each other in a circle',
      })
      return
    }
    if (done.has(node)) return
    for (const next of edges.get(node) ?? []) walk(next, [...trail, node])
    done.add(node)
  }
  for (const node of edges.keys()) walk(node, [])
  return circles
}

/** Everything in these sources that the table of layers does not allow. */
export function layerViolations(sources: Sources): readonly Violation[] {
  const single = [...sources].flatMap(([file, source]) => violationsOf(file, source))
  return [...single, ...circlesIn('shared/domain', sources), ...circlesIn('backend/features', sources)]
}

/** Reads every source file below a folder. */
export async function readSources(root: string): Promise<Sources> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter(
    entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.d\.ts$/.test(entry.name),
  )
  const read = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const file = path.join(parentPath, name)
    return [path.relative(root, file).replaceAll(path.sep, '/'), await readFile(file, 'utf8')]
  })
  return new Map(await Promise.all(read))
}
