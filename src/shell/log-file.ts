import { createWriteStream } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'

export interface LogFile {
  /** Writes one line of JSON text; the time is added here. */
  readonly write: (line: string) => void
  readonly close: () => Promise<void>
}

const MOST_BYTES = 5 * 1024 * 1024

/** Opens `logs/<name>.log` in the home folder; a log that has grown large becomes `<name>.old.log` first. */
export async function openLogFile(home: string, name: string): Promise<LogFile> {
  const folder = path.join(home, 'logs')
  const file = path.join(folder, `${name}.log`)
  await mkdir(folder, { recursive: true })
  const size = await stat(file).then(
    found => found.size,
    () => 0,
  )
  if (size > MOST_BYTES) await rename(file, path.join(folder, `${name}.old.log`))
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
  // A log that can't be written must not stop the work; the line still goes where a developer looks.
  stream.on('error', error => process.stderr.write(`${error.message}\n`))
  return {
    write: line => {
      stream.write(`${new Date().toISOString()} ${line}\n`)
    },
    close: () => new Promise(resolve => stream.end(resolve)),
  }
}
