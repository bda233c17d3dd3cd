import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Command, Invocation, Options, Surroundings } from './command.ts'
import { misuse } from './failure.ts'
import { usageOf } from './help.ts'

type Raw = ReturnType<typeof parseArgs>

/** Options that every command takes. */
const COMMON = { as: { type: 'string' }, help: { type: 'boolean' } } as const

function configOf(options: Options): NonNullable<ParseArgsConfig['options']> {
  const own = Object.entries(options).map(([name, spec]) => [
    name,
    { type: spec.value === undefined ? 'boolean' : 'string', multiple: spec.multiple === true } as const,
  ])
  return { ...Object.fromEntries(own), ...COMMON }
}

/** What node says of a wrong option, as a key of ours. */
const PARSE_ERRORS: ReadonlyMap<string, string> = new Map([
  ['ERR_PARSE_ARGS_UNKNOWN_OPTION', 'unknownOption'],
  ['ERR_PARSE_ARGS_INVALID_OPTION_VALUE', 'optionValue'],
])

function parse(command: Command, rest: readonly string[]): Raw {
  try {
    return parseArgs({
      args: [...rest],
      options: configOf(command.options),
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const key = PARSE_ERRORS.get(code)
    if (key === undefined || !(error instanceof Error)) throw error
    const option = /'(--?[^\s'<]+)/.exec(error.message)?.[1] ?? ''
    throw misuse(key, usageOf(command), { option })
  }
}

function checkArgs(command: Command, given: readonly string[]): readonly string[] {
  const missing = command.args.slice(given.length, command.leastArgs)
  if (missing.length > 0) throw misuse('argumentMissing', usageOf(command), { argument: missing.join(', ') })
  const extra = given[command.args.length]
  if (extra !== undefined) throw misuse('argumentExtra', usageOf(command), { argument: extra })
  return command.args.map((_, index) => given[index] ?? '')
}

function checkOptions(command: Command, values: Raw['values']) {
  const entries = Object.entries(command.options).map(([name, spec]) => {
    const value = values[name]
    if (spec.required && (value === undefined || value === ''))
      throw misuse('optionMissing', usageOf(command), { option: `--${name}` })
    if (spec.value === undefined) return [name, value === true]
    return [name, spec.multiple ? (value ?? []) : value]
  })
  return Object.fromEntries(entries)
}

/** What was asked: the invocation, or `help` for its description. Throws a usage failure that names the argument. */
export function readInvocation(
  command: Command,
  rest: readonly string[],
  surroundings: Surroundings,
): Invocation<readonly string[], Options> | 'help' {
  const { values, positionals } = parse(command, rest)
  if (values['help'] === true) return 'help'
  const as = values['as']
  return {
    args: checkArgs(command, positionals),
    options: checkOptions(command, values),
    as: typeof as === 'string' ? as : undefined,
    surroundings,
  }
}
