import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What Linux says of this process. */
const STATUS = '/proc/self/status'

/** One measured ratio; `limit` is what the project promises itself. */
export interface Ratio {
  readonly name: string
  readonly ratio: number
  readonly limit: number
  readonly [detail: string]: number | string
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const round = (value: number): number => Math.round(value * 1000) / 1000

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Medians of two works run in turn, so that a machine that slows down slows both. */
export async function pair(
  runs: number,
  ours: () => unknown,
  other: () => unknown,
): Promise<{ readonly ours: number; readonly other: number }> {
  const a: number[] = []
  const b: number[] = []
  await ours()
  await other()
  for (let run = 0; run < runs; run += 1) {
    a.push(await timed(ours))
    b.push(await timed(other))
  }
  return { ours: median(a), other: median(b) }
}

export interface ProcessFigures {
  readonly seconds: number
  readonly peakMb: number
}

/** Runs a script of this folder in a process of its own: its own clock around the work and its peak memory. */
export function inProcess(script: string, args: readonly string[]): Promise<ProcessFigures> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    child.once('error', reject)
    child.once('exit', code => {
      if (code === 0) resolve(JSON.parse(out.trim().split('\n').at(-1) ?? '') as ProcessFigures)
      else reject(new Error(`${script} ended with ${code}: ${out}`))
    })
  })
}

/**
 * Peak memory of this process alone. Where the kernel tells it (Linux), its own mark is read, for the usage that a
 * process reports of itself begins there with the peak of the process that started it.
 */
function peakMb(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1024
}

/** Prints what `inProcess` reads. */
export function report(milliseconds: number): void {
  console.log(JSON.stringify({ seconds: milliseconds / 1000, peakMb: peakMb() }))
}

export async function medianOf(
  runs: number,
  script: string,
  args: readonly string[],
): Promise<ProcessFigures> {
  const found: ProcessFigures[] = []
  for (let run = 0; run < runs; run += 1) found.push(await inProcess(script, args))
  return { seconds: median(found.map(item => item.seconds)), peakMb: median(found.map(item => item.peakMb)) }
}
