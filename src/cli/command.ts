import type { JsonValue } from '#shared/kernel/errors.ts'
import type { Failure } from './failure.ts'

/** One `--name`; `value` names what it takes, a flag takes nothing. */
export interface OptionSpec {
  readonly value?: string
  readonly required?: boolean
  /** May be given several times. */
  readonly multiple?: boolean
  readonly summary: string
}

export type Options = Readonly<Record<string, OptionSpec>>

type Given<O extends OptionSpec> = O extends { readonly value: string }
  ? O extends { readonly multiple: true }
    ? readonly string[]
    : O extends { readonly required: true }
      ? string
      : string | undefined
  : boolean

/** What surrounds a command: where it writes, what it may read from the environment, when to stop. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal
  /** Tells how far long work is; never on standard output. */
  readonly progress: (done: number, total: number | null, stepKey: string) => void
}

export interface Invocation<P extends readonly string[], O extends Options> {
  readonly args: { readonly [K in keyof P]: string }
  readonly options: { readonly [K in keyof O]: Given<O[K]> }
  /** Person to act as, by id or name; undefined for the workspace's only coordinator. */
  readonly as: string | undefined
  readonly surroundings: Surroundings
}

/** What goes to standard output, and why the command failed although it has something to say. */
export interface Outcome {
  /** One document, or several on a line each. */
  readonly output: { readonly json: JsonValue } | { readonly lines: readonly JsonValue[] }
  readonly failure?: Failure
}

export interface Command {
  readonly words: readonly string[]
  readonly args: readonly string[]
  /** How many of the arguments must be there. */
  readonly leastArgs: number
  readonly options: Options
  readonly summary: string
  readonly run: (invocation: Invocation<readonly string[], Options>) => Promise<Outcome>
}

/**
 * Declares a command with its arguments and options; `run` gets them typed.
 * @example defineCommand({ words: ['vectors'], args: ['FILE'], options: {}, summary: '…', run: async ({ args: [file] }) => … })
 */
export function defineCommand<const P extends readonly string[], const O extends Options>(spec: {
  readonly words: readonly string[]
  readonly args: P
  /** Trailing arguments that may be left out; they arrive as an empty text. */
  readonly optionalArgs?: number
  readonly options: O
  readonly summary: string
  readonly run: (invocation: Invocation<P, O>) => Promise<Outcome>
}): Command {
  const { words, args, options, summary } = spec
  return {
    words,
    args,
    leastArgs: args.length - (spec.optionalArgs ?? 0),
    options,
    summary,
    // `readInvocation` gives exactly the arguments and options that the same spec declares.
    run: invocation => spec.run(invocation as unknown as Invocation<P, O>),
  }
}

export const json = (value: JsonValue): Outcome => ({ output: { json: value } })
