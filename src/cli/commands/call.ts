import { procedures } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { defineCommand, json } from '../command.ts'
import { type Connection, withBackend, withWorkspace } from '../connection.ts'
import { CommandFailed, misuse } from '../failure.ts'
import { assertWritablePlace, offerFile, saveFile } from '../files.ts'
import { usageOf } from '../help.ts'
import { readJson } from '../json-input.ts'

/** `KEY=PATH` of `--file`: the input's member that takes the file's token. */
function placeOf(given: string): readonly [key: string, file: string] {
  const at = given.indexOf('=')
  if (at < 1) throw misuse('fileOption', usageOf(callProcedure), { value: given })
  return [given.slice(0, at), given.slice(at + 1)]
}

async function withFiles(
  { backend }: Connection,
  input: JsonValue,
  files: readonly (readonly [string, string])[],
): Promise<JsonValue> {
  if (files.length === 0 || typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const tokens: [string, string][] = []
  for (const [key, file] of files) tokens.push([key, await offerFile(backend, file)])
  return { ...input, ...Object.fromEntries(tokens) }
}

/** A finished file lives as long as this process, so its token is worth something only here. */
async function handOver(
  { backend }: Connection,
  value: JsonValue,
  out: string | undefined,
): Promise<JsonValue> {
  if (out === undefined || typeof value !== 'object' || value === null || !('token' in value)) return value
  const { token, ...rest } = value
  return { file: await saveFile(backend, String(token), out), ...rest }
}

const needsNoWorkspace = (name: string) => {
  const procedure = procedures.get(name)
  return !procedure || procedure.allowed === 'public'
}

export const callProcedure = defineCommand({
  words: ['call'],
  args: ['PROCEDURE', 'JSON|@FILE'],
  optionalArgs: 1,
  options: {
    workspace: { value: 'DIR', summary: 'the workspace; not needed by procedures that work without one' },
    file: {
      value: 'KEY=PATH',
      multiple: true,
      summary: 'put a token for this file into the input under the key',
    },
    out: { value: 'FILE', summary: 'save the file that the procedure made' },
    'command-id': { value: 'UUID', summary: 'makes a repeated command harmless' },
  },
  summary: 'Call any procedure of the contract.',
  run: async ({ args: [name, argument], options, as, surroundings }) => {
    const input = argument === '' ? {} : await readJson(argument, 'JSON')
    const files = options.file.map(placeOf)
    if (options.out !== undefined) await assertWritablePlace(options.out)
    const work = async (connection: Connection) => {
      const frame = await withFiles(connection, input, files)
      const answer = await connection.envelope(name, frame, options['command-id'])
      if (!answer.ok) throw new CommandFailed(answer.error)
      return json(await handOver(connection, answer.value, options.out))
    }
    const { workspace: folder } = options
    if (folder !== undefined) return withWorkspace({ folder, as, surroundings }, work)
    if (!needsNoWorkspace(name))
      throw misuse('optionMissing', usageOf(callProcedure), { option: '--workspace' })
    return withBackend(surroundings, work)
  },
})
