import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../src/cli/index.ts', import.meta.url))

/** What one run of the real command line left behind. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Sends SIGINT as soon as this is true. */
  readonly interruptWhen?: () => boolean
}

/** Starts the command line in a process of its own, as a shell does. */
export function runCommandLine(
  args: readonly string[],
  place: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
  interruptWhen?: () => boolean,
): Promise<Run> {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    ...(place.cwd === undefined ? {} : { cwd: place.cwd }),
    env: { ...process.env, ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text
    })
  const timer = setInterval(() => {
    if (!interruptWhen?.()) return
    clearInterval(timer)
    child.kill('SIGINT')
  }, 100)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => {
      clearInterval(timer)
      resolve({ code, ...texts })
    })
  })
}

export interface CommandLine {
  /** A path below the working folder of the runs. */
  readonly path: (...parts: string[]) => string
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Run>
  /** The JSON of standard output; throws unless the run ended with code 0 and said nothing on standard error. */
  readonly value: (args: readonly string[], options?: RunOptions) => Promise<unknown>
  /** The JSON of standard error; throws unless the run ended with code 1 and said nothing on standard output. */
  readonly error: (args: readonly string[], options?: RunOptions) => Promise<unknown>
  /** What the runs left in the person's home and in the folder for temporary files. */
  readonly traces: () => Promise<readonly string[]>
  readonly remove: () => Promise<void>
}

/** A working folder with a home and a folder for temporary files of its own, so that traces are seen. */
export async function openCommandLine(): Promise<CommandLine> {
  const root = await mkdtemp(path.join(tmpdir(), 'regrant-cli-test-'))
  const folders = {
    home: path.join(root, 'home'),
    temporary: path.join(root, 'tmp'),
    work: path.join(root, 'work'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder)
  const own = {
    HOME: folders.home,
    USERPROFILE: folders.home,
    TMPDIR: folders.temporary,
    TEMP: folders.temporary,
    TMP: folders.temporary,
  }
  const run: CommandLine['run'] = (args, options = {}) =>
    runCommandLine(args, { cwd: folders.work, env: { ...own, ...options.env } }, options.interruptWhen)
  const unexpected = (args: readonly string[], { code, stdout, stderr }: Run) =>
    new Error(`regrant ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`)
  return {
    path: (...parts) => path.join(folders.work, ...parts),
    run,
    value: async (args, options) => {
      const ended = await run(args, options)
      if (ended.code !== 0 || ended.stderr !== '') throw unexpected(args, ended)
      return JSON.parse(ended.stdout)
    },
    error: async (args, options) => {
      const ended = await run(args, options)
      if (ended.code !== 1 || ended.stdout !== '') throw unexpected(args, ended)
      return JSON.parse(ended.stderr)
    },
    traces: async () => [...(await readdir(folders.home)), ...(await readdir(folders.temporary))],
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

/** A member of a JSON answer. @example member(answer, 'rows', 0, 'id') */
export const member = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value)
