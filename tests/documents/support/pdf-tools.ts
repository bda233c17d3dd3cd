import { mkdtemp, readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { runProgram } from './run-program.ts'

/** The text of a PDF in its layout, pages divided by form feeds. */
export const pdfText = (file: string): Promise<string> =>
  runProgram('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'])

/** The document facts of a PDF by their names, such as Pages, Title, CreationDate. */
export async function pdfInfo(file: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await runProgram('pdfinfo', ['-isodates', file])).split('\n')
  return new Map(
    lines.map(line => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const
    }),
  )
}

/** Names of the fonts in a PDF that are not embedded: they would look different on each machine. */
export async function pdfForeignFonts(file: string): Promise<string[]> {
  const [, , ...rows] = (await runProgram('pdffonts', [file])).trimEnd().split('\n')
  return rows
    .filter(row => !/\byes\s+(?:yes|no)\s+(?:yes|no)\s/.test(row))
    .map(row => row.split(/\s+/)[0] ?? row)
}

/** Pictures of the pages from `first` to `last`, for people and for comparison. */
export async function pdfPng(file: string, first = 1, last = first, dpi = 80): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pages-'))
  const range = ['-f', String(first), '-l', String(last), '-r', String(dpi)]
  await runProgram('pdftoppm', ['-png', ...range, file, path.join(folder, 'page')])
  return (await readdir(folder)).sort().map(name => path.join(folder, name))
}
