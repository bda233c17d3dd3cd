import { z } from 'zod'
import { procedures as declared } from '#shared/contract/index.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { defineCommand, json } from '../command.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonValue =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })))

export const procedures = defineCommand({
  words: ['procedures'],
  args: [],
  options: {},
  summary: 'List every procedure with its kind, roles, errors and the schemas of its input and output.',
  run: async () =>
    json(
      [...declared].map(([name, { kind, allowed, errors, input, output }]) => ({
        name,
        kind,
        allowed: typeof allowed === 'string' ? allowed : [...allowed],
        errors: [...errors],
        input: schemaOf(input, 'input'),
        output: schemaOf(output, 'output'),
      })),
    ),
})
