import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { fail, fileFailure } from './failure.ts'

type Json = z.infer<ReturnType<typeof z.json>>

/** Text of a file named on the command line. Throws a failure that names the file. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw fileFailure(error, file)
  }
}

/** JSON from a file or an argument; `place` is what the failure names. */
export function parseJson(text: string, place: string): Json {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw fail('Validation', 'cli.jsonInvalid', { place, reason: error.message })
  }
}

/** Reads `JSON` or `@FILE`. @example await readJson('@params.json', '--params') */
export async function readJson(argument: string, place: string): Promise<Json> {
  if (!argument.startsWith('@')) return parseJson(argument, place)
  const file = argument.slice(1)
  return parseJson(await readText(file), file)
}

/** Reads `JSON` or `@FILE` that must hold an object. */
export async function readJsonObject(argument: string, place: string): Promise<Record<string, Json>> {
  const value = await readJson(argument, place)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('Validation', 'cli.jsonNoObject', { place })
  return value
}
