import { readFileSync } from 'node:fs'
import { runVector, type Vector } from '#shared/domain/vectors/index.ts'
import { shippedPacks } from './packs.ts'

type Case = Vector & { readonly id: string }

export const packs = shippedPacks()
/** The worked cases of the fixtures. */
export const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL('../../fixtures/rule-vectors.json', import.meta.url), 'utf8'),
)
/** What a rule makes of some inputs with the shipped packs. */
export const run = (op: string, inputs: unknown, expected: Vector['expected'] = null) =>
  runVector({ op, inputs, expected }, packs)

/** What a rule answers, or undefined when it refused the inputs. */
export function actualOf(op: string, inputs: unknown, expected: Vector['expected'] = null) {
  const outcome = run(op, inputs, expected)
  return outcome.kind === 'compared' ? outcome.actual : undefined
}
