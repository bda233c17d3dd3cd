import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

const RENDERER = path.join(import.meta.dirname, '../../../src/renderer')

/** Attributes whose text is shown or read out; all others carry names, sizes and the like. */
const SPOKEN = new Set([
  'label',
  'title',
  'placeholder',
  'description',
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'help',
  'text',
  'confirmLabel',
  'submitLabel',
  'actionLabel',
  'nothingFound',
  'nothingFoundMessage',
  'error',
])

/** Two letters in a row are words; signs, single letters and codes such as WP1 or 1.1 are not. */
const hasWords = (text: string) => /\p{L}{2,}/u.test(text.replace(/\b[A-Z]+\d[\w.]*\b/g, ''))

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

function textOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (node['type'] === 'Literal') return typeof node['value'] === 'string' ? node['value'] : ''
  if (node['type'] === 'JSXExpressionContainer') return textOf(node['expression'])
  if (node['type'] === 'ConditionalExpression')
    return `${textOf(node['consequent'])} ${textOf(node['alternate'])}`
  if (node['type'] === 'LogicalExpression') return `${textOf(node['left'])} ${textOf(node['right'])}`
  if (node['type'] === 'TemplateLiteral' && Array.isArray(node['quasis']))
    return node['quasis']
      .map(quasi => (isNode(quasi['value']) ? String(quasi['value']['cooked']) : ''))
      .join(' ')
  return ''
}

function attributeName(node: Node): string {
  const name = node['name']
  return isNode(name) && typeof name['name'] === 'string' ? name['name'] : ''
}

const childrenOf = (node: Node): Node[] => {
  const children = node['type'] === 'JSXElement' || node['type'] === 'JSXFragment' ? node['children'] : []
  return Array.isArray(children) ? children.filter(isNode) : []
}

/** What this very node says to a person: its text, a spoken attribute, a child in braces. */
function ownTexts(node: Node): string[] {
  if (node['type'] === 'JSXText') return [String(node['value'])]
  if (node['type'] === 'JSXAttribute') return SPOKEN.has(attributeName(node)) ? [textOf(node['value'])] : []
  return childrenOf(node)
    .filter(child => child['type'] === 'JSXExpressionContainer')
    .map(textOf)
}

/** Texts that would reach a person without going through the locales. */
function spokenTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(spokenTexts)
  if (!isNode(node)) return []
  return [...ownTexts(node), ...Object.values(node).flatMap(spokenTexts)]
}

const literalsIn = (file: string, text: string) =>
  spokenTexts(parseSync(file, text).program)
    .map(found => found.trim())
    .filter(hasWords)

const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.tsx'),
)

describe('literal text in screens', () => {
  it.each([
    '<p>Hello there</p>',
    '<p>{"Hello"}</p>',
    '<Button aria-label="Close it" />',
    '<Button title={open ? "Open" : "Shut"} />',
    '<p>{ready && `Done now`}</p>',
  ])('is found in %s', source => {
    expect(literalsIn('sample.tsx', `export const sample = ${source}`)).not.toEqual([])
  })

  it.each([
    '<p>{t("a.b")}</p>',
    '<p>{" · "}</p>',
    '<Box className="head" p="md" />',
    '<Input placeholder="WP1" />',
  ])('is not suspected in %s', source => {
    expect(literalsIn('sample.tsx', `export const sample = ${source}`)).toEqual([])
  })

  it('is nowhere', () => {
    const found = files.flatMap(name =>
      literalsIn(name, readFileSync(path.join(RENDERER, name), 'utf8')).map(text => `${name}: ${text}`),
    )
    expect(files.length).toBeGreaterThan(50)
    expect(found).toEqual([])
  })
})
