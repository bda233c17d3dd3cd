import type { Command } from './command.ts'

const NAME = 'regrant'

const optionWords = (name: string, value: string | undefined) =>
  value === undefined ? `--${name}` : `--${name} ${value}`

/** One line that shows how a command is typed. @example 'regrant vectors FILE [--as PERSON]' */
export function usageOf(command: Command): string {
  const args = command.args.map((name, index) => (index < command.leastArgs ? name : `[${name}]`))
  const options = Object.entries(command.options).map(([name, { value, required, multiple }]) => {
    const words = optionWords(name, value)
    return required ? words : `[${words}]${multiple ? '…' : ''}`
  })
  return [NAME, ...command.words, ...args, ...options, '[--as PERSON]'].join(' ')
}

const column = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

/** The full description of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, spec]) => [optionWords(name, spec.value), spec.summary] as const,
  )
  const common = [
    ['--as PERSON', 'act as this person, by name or id; by default the workspace’s only coordinator'],
    ['--help', 'show this'],
  ] as const
  return [command.summary, '', `Usage: ${usageOf(command)}`, '', ...column([...options, ...common]), ''].join(
    '\n',
  )
}

/** All commands at a glance. */
export function overview(commands: readonly Command[], version: string): string {
  const rows = commands.map(
    command => [[...command.words, ...command.args].join(' '), command.summary] as const,
  )
  return [
    `Regrant ${version}, the command line. Answers are JSON on standard output, errors JSON on standard error;`,
    'exit code 0 when all went well, else 1. A person’s passphrase is read from REGRANT_PASSPHRASE.',
    '',
    `Usage: ${NAME} COMMAND … [--as PERSON] [--help]`,
    '',
    ...column(rows),
    '',
  ].join('\n')
}
