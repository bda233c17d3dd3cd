import { z } from 'zod'
import { envelopeOf } from '#backend/rpc/envelope.ts'
import { type Notice, noticeSchema } from '#shared/contract/common.ts'
import type { JsonValue } from '#shared/kernel/errors.ts'
import { APP_VERSION } from '#shell/app-version.ts'
import { sentence } from '#shell/words.ts'
import { readInvocation } from './arguments.ts'
import type { Outcome, Surroundings } from './command.ts'
import { type Failure, failureOf, misuse } from './failure.ts'
import { helpOf, overview } from './help.ts'
import { keepLog } from './log.ts'
import { COMMANDS, findCommand } from './registry.ts'

export interface Terminal extends Surroundings {
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => Promise<void>
}

const pretty = (value: JsonValue) => `${JSON.stringify(value, null, 2)}\n`

const outputText = ({ output }: Outcome): string =>
  'json' in output ? pretty(output.json) : output.lines.map(line => `${JSON.stringify(line)}\n`).join('')

/** Lists of notices among the details of a refusal. */
const NOTICES = ['blockers', 'warnings'] as const
const noticesSchema = z.array(noticeSchema)

const fieldsSchema = z.array(z.looseObject({ path: z.string(), messageKey: z.string(), keys: z.string() }))

/** Wrong fields, each with its sentence: a terminal marks none. */
function spokenFields(details: Failure['details']) {
  const read = fieldsSchema.safeParse(details['fields'])
  if (!read.success) return []
  return read.data.map(field => ({ ...field, message: sentence(field.messageKey) ?? field.messageKey }))
}

/** The fields in one line. @example 'parameters.period: Fill this in.' */
const fieldsInWords = (fields: ReturnType<typeof spokenFields>) =>
  fields.map(({ path, keys, message }) => `${[path, keys].filter(Boolean).join(' ')}: ${message}`).join(' ')

/** What stands in the way, each with its sentence and the act that mends it, as the page writes on its buttons. */
function spokenDetails(details: Failure['details']): Failure['details'] {
  const spoken = NOTICES.flatMap(name => {
    const read = noticesSchema.safeParse(details[name])
    return read.success ? [[name, read.data.map(spokenNotice)] as const] : []
  })
  return { ...details, ...Object.fromEntries(spoken) }
}

const spokenNotice = ({ code, messageKey, details, fix }: Notice) => ({
  code,
  messageKey,
  message: sentence(messageKey, details) ?? messageKey,
  details,
  fix: fix && { ...fix, label: sentence(fix.labelKey, details) ?? fix.labelKey },
})

/** The failure as every carrier has it, with the sentence that a terminal needs. */
function failureText({ code, messageKey, details, incidentId }: Failure): string {
  const fields = spokenFields(details)
  const said = sentence(messageKey, details) ?? sentence(`problem.code.${code}`, details) ?? messageKey
  const message = fields.length === 0 ? said : `${sentence('cli.fieldsWrong')} ${fieldsInWords(fields)}`
  const spoken = { ...spokenDetails(details), ...(fields.length === 0 ? {} : { fields }) }
  return pretty({ code, messageKey, message, details: spoken, incidentId })
}

const wantsHelp = (word: string | undefined) => word === '--help' || word === '-h' || word === 'help'

function general(line: readonly string[]): string {
  if (wantsHelp(line[0])) return overview(COMMANDS, APP_VERSION)
  if (line[0] === '--version') return `${APP_VERSION}\n`
  const usage = 'regrant COMMAND … (regrant --help lists the commands)'
  throw line[0] === undefined
    ? misuse('commandMissing', usage)
    : misuse('commandUnknown', usage, { command: line.slice(0, 2).join(' ') })
}

async function execute(line: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const command = findCommand(line)
  if (!command) {
    await terminal.out(general(line))
    return 0
  }
  const invocation = readInvocation(command, line.slice(command.words.length), terminal)
  if (invocation === 'help') {
    await terminal.out(helpOf(command))
    return 0
  }
  const outcome = await command.run(invocation)
  await terminal.out(outputText(outcome))
  if (!outcome.failure) return 0
  await terminal.err(failureText(outcome.failure))
  return 1
}

/** Storage trouble is named as everywhere else; a bug gets a number under which the log has its stack. */
async function toFailure(error: unknown, env: NodeJS.ProcessEnv): Promise<Failure> {
  const known = failureOf(error)
  if (known) return known
  const lines: string[] = []
  const { error: found } = envelopeOf(error, line => lines.push(line), 'cli')
  await keepLog(lines, env)
  return found
}

/** Runs one command line and returns its exit code: 0, or 1 with an error on standard error. */
export async function runCommandLine(line: readonly string[], terminal: Terminal): Promise<0 | 1> {
  try {
    return await execute(line, terminal)
  } catch (error) {
    await terminal.err(failureText(await toFailure(error, terminal.env)))
    return 1
  }
}
