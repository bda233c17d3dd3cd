import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { homeFolder } from '#shell/home-folder.ts'

/** The log of the command line, in the person's Regrant folder; made only when there is something to keep. */
const logFile = (env: NodeJS.ProcessEnv) => path.join(homeFolder(env), 'logs', 'cli.log')

/** Keeps log lines (JSON texts without personal data). A log that can't be written must not hide the error itself. */
export async function keepLog(lines: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (lines.length === 0) return
  const file = logFile(env)
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await appendFile(file, lines.map(line => `${line}\n`).join(''))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/** One line for a bug of the command line itself, in the form of the backend's lines. */
export const bugLine = (incidentId: string, error: unknown): string =>
  JSON.stringify({
    level: 'error',
    part: 'cli',
    incidentId,
    stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
